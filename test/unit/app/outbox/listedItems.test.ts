import { expect, it } from 'vitest';
import { ListedItems } from '../../../../src/app/outbox/listedItems.ts';
import { outboxItem } from './outboxItems.ts';

const [one, two] = [outboxItem({ id: 'one' }), outboxItem({ id: 'two' })];

it('tells whether a listing says something else', () => {
  const listed = new ListedItems();
  expect(listed.take({ items: [one, two] })).toBe(true);
  expect(listed.take({ items: [{ ...one }, { ...two }] })).toBe(false);
  expect(listed.take({ items: [one, { ...two, revision: 2 }] })).toBe(true);
  expect(listed.take({ items: [one] })).toBe(true);
});

it('keeps in sight what cannot be read, and forgets what is gone', () => {
  const listed = new ListedItems();
  listed.take({ items: [one, two] });
  listed.take({ items: [two], failure: { code: 'denied' } });
  expect([listed.read, listed.all]).toEqual([[two], [two, one]]);
  listed.take({ items: [two] });
  expect(listed.all).toEqual([two]);
});
