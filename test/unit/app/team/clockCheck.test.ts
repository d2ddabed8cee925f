import { expect, it } from 'vitest';
import { ClockCheck } from '../../../../src/app/team/clockCheck.ts';

const server = Date.UTC(2026, 10, 24, 12);
const minute = 60_000;

function told(check: ClockCheck): (number | undefined)[] {
  const values: (number | undefined)[] = [];
  check.onDidChange(() => values.push(check.ahead));
  return values;
}

it('says nothing of a clock that is right within two minutes', () => {
  const check = new ClockCheck();
  const values = told(check);
  for (const here of [server, server + 119_000, server - 120_000, server + 500]) check.observe(server, here);
  expect(values).toEqual([]);
});

it('says by how much a clock is wrong once two answers agree, and when it was set right', () => {
  const check = new ClockCheck();
  const values = told(check);
  check.observe(server, server + 7 * minute);
  expect(check.ahead).toBeUndefined();
  check.observe(server + minute, server + 8 * minute + 900);
  expect(check.ahead).toBe(7 * minute + 900);
  check.observe(server + 2 * minute, server + 9 * minute);
  check.observe(server + 3 * minute, server + 3 * minute);
  expect(values).toEqual([7 * minute + 900, undefined]);
});

it('does not take one stale answer for a wrong clock', () => {
  const check = new ClockCheck();
  const values = told(check);
  check.observe(server - 60 * minute, server);
  check.observe(server, server);
  check.observe(server - 30 * minute, server);
  expect(values).toEqual([]);
});

it('sees a clock that is behind', () => {
  const check = new ClockCheck();
  for (let count = 0; count < 2; count += 1) check.observe(server, server - 3 * minute);
  expect(check.ahead).toBe(-3 * minute);
});
