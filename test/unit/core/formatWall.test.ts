import { expect, it } from 'vitest';
import { formatWall } from '../../../src/core/formatWall.ts';

const wall = Date.parse('2026-11-24T14:00:00Z');
const date = { weekday: 'short', day: 'numeric', month: 'short' } as const;
const time = { hour: '2-digit', minute: '2-digit' } as const;

it.each([
  ['en', 'Tue 24 Nov, 14:00'],
  ['', 'Tue 24 Nov, 14:00'],
  ['de', 'Di. 24. Nov., 14:00'],
  ['en-US', 'Tue, Nov 24, 14:00'],
])('writes a date and time in %j', (language, words) => {
  expect(formatWall(wall, language, { ...date, ...time })).toBe(words);
});

it('writes midnight as the first hour', () => {
  expect(formatWall(Date.parse('2026-11-24T00:00:00Z'), 'en', time)).toBe('00:00');
});
