import { describe, expect, it } from 'vitest';
import type { OutboxItem } from '../../../../src/app/outbox/outboxItem.ts';
import { requestReviews, type PlannedReview } from '../../../../src/app/review/requestReview.ts';
import { noon } from '../../core/note/thread/threadFixtures.ts';
import { outboxItem } from '../outbox/outboxItems.ts';
import { OutboxWorld } from '../outbox/outboxWorld.ts';

const { repository } = outboxItem();
const [soon, later] = [noon + 3_600_000, noon + 7_200_000];

/** What waits, as `maya 3600000`: whom it asks and in how many milliseconds. */
const waits = ({ work, state }: OutboxItem): string => {
  if (work.type !== 'reviewRequest' || state.type !== 'waiting') return state.type;
  return `${[...work.logins, ...work.teams].join()} ${String((state.notBefore ?? noon) - noon)}`;
};

type Turn = PlannedReview & { readonly note?: string; readonly on?: number };

async function asking(...turns: readonly Turn[]) {
  const world = new OutboxWorld();
  const results = [];
  for (const { note, on = 214, ...review } of turns) {
    const order = { repository, author: 'ben', pullRequest: on, reviews: [review] };
    results.push(...(await requestReviews(world, { ...order, ...(note === undefined ? {} : { note }) })));
  }
  return { world, results, waiting: (await world.items()).map(waits) };
}

describe('a review request to somebody who is asked already', () => {
  it.each<readonly [string, readonly Turn[], readonly string[]]>([
    [
      'earlier',
      [
        { login: 'maya', at: later },
        { login: 'Maya', at: soon },
      ],
      ['maya 3600000'],
    ],
    [
      'later',
      [
        { login: 'maya', at: soon, note: 'n' },
        { login: 'maya', at: later, note: 'n' },
      ],
      ['maya 7200000'],
    ],
    [
      'at once',
      [
        { login: 'maya', at: later },
        { login: 'maya', at: null, note: 'n' },
      ],
      ['maya 0'],
    ],
    [
      'of a team',
      [
        { login: 'acme/keys', at: soon },
        { login: 'acme/keys', at: later },
      ],
      ['keys 7200000'],
    ],
  ])('moves to the time that is asked for by now: %s', async (_, turns, expected) => {
    const { waiting, results } = await asking(...turns);
    expect(waiting).toEqual(expected);
    expect(results.map(({ type }) => type)).toEqual(['done', 'done']);
  });

  it('is another one for another pull request, and for a team of that name', async () => {
    const { waiting } = await asking(
      { login: 'keys', at: soon },
      { login: 'acme/keys', at: later },
      { login: 'keys', at: later, on: 215 },
    );
    expect(waiting.toSorted()).toEqual(['keys 3600000', 'keys 7200000', 'keys 7200000']);
  });

  it('is left alone while it is being sent', async () => {
    const { world } = await asking({ login: 'maya', at: null, note: 'n' });
    await world.isSending(await world.item());
    const reviews = [{ login: 'maya', at: later }];
    const order = { repository, author: 'ben', pullRequest: 214, reviews, note: 'n' };
    expect(await requestReviews(world, order)).toMatchObject([{ type: 'duplicate' }]);
    expect((await world.items()).map(waits)).toEqual(['sending']);
  });
});
