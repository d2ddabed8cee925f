import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideNext, type OutboxEvent } from '../../../../src/app/outbox/decideNext.ts';
import { decodeOutboxItem } from '../../../../src/app/outbox/decodeOutboxItem.ts';
import type { OutboxItem } from '../../../../src/app/outbox/outboxItem.ts';
import type { GitHubFailureReason } from '../../../../src/app/ports/gitHubFailure.ts';
import { comment, outboxItem, start, states } from './outboxItems.ts';

const unknownOutcomes: readonly GitHubFailureReason[] = [
  { type: 'timeout' },
  { type: 'connectionLost' },
  { type: 'unavailable', status: 502 },
  { type: 'unreadable' },
  { type: 'cancelled' },
];
const passing: readonly GitHubFailureReason[] = [
  { type: 'offline' },
  { type: 'signedOut', host: 'h' },
  { type: 'unauthorized', host: 'h' },
  { type: 'sso', url: 'https://github.com/orgs/acme/sso' },
  { type: 'primaryLimit', waitMilliseconds: 7000 },
  { type: 'secondaryLimit', waitMilliseconds: 9000 },
];
const permanent: readonly GitHubFailureReason[] = [
  { type: 'notFound' },
  { type: 'forbidden', scopes: [] },
  { type: 'locked' },
  { type: 'archived' },
  { type: 'gone' },
  { type: 'invalid', problems: ['body: too_long'] },
  { type: 'unsupported', feature: 'discussions' },
  { type: 'unsupported', feature: 'draftPullRequests' },
  { type: 'redirected', host: 'evil.example' },
];
const reasons = [...unknownOutcomes, ...passing, ...permanent];

const events: readonly OutboxEvent[] = [
  { type: 'due' },
  { type: 'recovered' },
  { type: 'posted', comment },
  { type: 'placed', subject: { type: 'pullRequest', number: 2 } },
  ...reasons.flatMap((reason) => [
    { type: 'refused', reason, sent: true } as const,
    { type: 'refused', reason, sent: false } as const,
    { type: 'lookFailed', reason } as const,
    { type: 'sweepFailed', reason } as const,
  ]),
  { type: 'refused', reason: { type: 'otherAccount', login: 'ben' }, sent: false },
  { type: 'rejected', reason: { type: 'tooLong' } },
  { type: 'looked', found: [] },
  { type: 'looked', found: [comment] },
  { type: 'swept', comment },
  { type: 'sweepFailed', reason: { type: 'timeout' } },
  { type: 'sweepFailed', reason: { type: 'locked' } },
  { type: 'settled' },
];

const sending = outboxItem({ state: { type: 'sending', since: start }, attempts: 1 });
const refuse = (reason: GitHubFailureReason, sent = true): ReturnType<typeof decideNext> =>
  decideNext(sending, { type: 'refused', reason, sent }, start);

describe('decideNext, every state with every event', () => {
  it('writes only what was not sent, and only after it was asked to', () => {
    let combinations = 0;
    for (const state of states) {
      for (const attempts of [0, 1, 2, 6]) {
        for (const event of events) {
          combinations += 1;
          const item = outboxItem({ state, attempts, mayHaveCopies: state.type === 'looking' });
          const { item: next, action } = decideNext(item, event, start + 1000);
          const where = JSON.stringify({ state, event });
          if (action.type === 'write') {
            expect(event.type, where).toBe('due');
            expect(['waiting', 'paused', 'sending'], where).toContain(state.type);
            if (state.type === 'paused') expect(state.outcome.type, where).toBe('notSent');
          }
          if (action.type === 'look') expect(next.state.type, where).toBe('looking');
          if (action.type === 'sweep') expect(next.state.type, where).toBe('sent');
          if (action.type === 'remove') {
            expect(event.type, where).toBe('due');
            expect(['sent', 'cancelled'], where).toContain(state.type);
          }
          if (state.type === 'cancelled') expect(next, where).toBe(item);
          if (next.state.type === 'waiting' && state.type === 'looking') {
            expect(['looked', 'placed'], where).toContain(event.type);
          }
          // Nothing was written yet where the place of the note has just been opened.
          const isPlaced = event.type === 'placed' && next !== item;
          if (item.mayHaveCopies && !isPlaced) expect(next.mayHaveCopies, where).toBe(true);
          if (next.state.type === 'looking' && state.type !== 'paused') {
            expect(next.mayHaveCopies, where).toBe(true);
          }
          // What it decides can be stored and read again.
          expect(decodeOutboxItem(JSON.parse(JSON.stringify(next))), where).toEqual(next);
          expect([next.id, next.revision], where).toEqual([item.id, item.revision]);
          if (!isPlaced) expect(next.work, where).toEqual(item.work);
        }
      }
    }
    expect(combinations).toBe(states.length * 4 * events.length);
  });

  it('changes nothing for an event that does not belong to the state', () => {
    const failed = outboxItem({ state: { type: 'failed', reason: { type: 'locked' }, since: start } });
    for (const event of events) expect(decideNext(failed, event, start).item).toBe(failed);
  });
});

describe('decideNext after a failed write', () => {
  it.each(unknownOutcomes)('looks before anything else after %j', (reason) => {
    const { item, action } = refuse(reason);
    expect(item.state).toEqual({ type: 'looking', reason, looks: 0, since: start });
    expect(item.mayHaveCopies).toBe(true);
    expect(action).toEqual({ type: 'wait', milliseconds: 2000 });
  });

  it.each(unknownOutcomes)('knows that nothing was sent when %j came before the write', (reason) => {
    const { item, action } = refuse(reason, false);
    expect(item.state).toMatchObject({ type: 'paused', reason, outcome: { type: 'notSent' } });
    expect(item.mayHaveCopies).toBe(false);
    expect(action).toEqual({ type: 'wait', milliseconds: 5000 });
  });

  it.each(permanent)('keeps the item with its reason after %j', (reason) => {
    const { item, action } = refuse(reason);
    expect(item.state).toEqual({ type: 'failed', reason, since: start });
    expect(action).toEqual({ type: 'rest' });
  });

  it.each(passing)('waits after %j, and writes again without looking', (reason) => {
    const { item, action } = refuse(reason);
    expect(item.state).toMatchObject({ type: 'paused', reason, outcome: { type: 'notSent' } });
    const wait = 'waitMilliseconds' in reason ? reason.waitMilliseconds : undefined;
    if (wait !== undefined) expect(action).toEqual({ type: 'wait', milliseconds: wait });
    if (reason.type === 'unauthorized') expect(action).toEqual({ type: 'waitForSession' });
    expect(decideNext(item, { type: 'due' }, start).action).toEqual({ type: 'write' });
  });

  it('looks 2, 8 and 20 s after it, then writes again', () => {
    let { item, action } = refuse({ type: 'timeout' });
    const waits: number[] = [];
    while (action.type === 'wait' && item.state.type === 'looking') {
      waits.push(action.milliseconds);
      ({ item, action } = decideNext(item, { type: 'due' }, start));
      expect(action).toEqual({ type: 'look' });
      ({ item, action } = decideNext(item, { type: 'looked', found: [] }, start));
    }
    expect(waits).toEqual([2000, 6000, 12_000]);
    expect(item.state).toEqual({ type: 'waiting' });
    ({ item, action } = decideNext(item, { type: 'due' }, start));
    expect(action).toEqual({ type: 'write' });
    expect(item.attempts).toBe(2);
  });

  it('pauses and looks once more before a third write', () => {
    const item = outboxItem({
      attempts: 2,
      state: { type: 'looking', reason: { type: 'timeout' }, looks: 2, since: start },
    });
    const paused = decideNext(item, { type: 'looked', found: [] }, start);
    expect(paused.item.state).toMatchObject({ type: 'paused', outcome: { type: 'unknown', looks: 3 } });
    const again = decideNext(paused.item, { type: 'due' }, start);
    expect(again.action).toEqual({ type: 'look' });
    const none = decideNext(again.item, { type: 'looked', found: [] }, start);
    expect(decideNext(none.item, { type: 'due' }, start).action).toEqual({ type: 'write' });
  });

  it('takes a write that a dead window had begun for one of unknown outcome', () => {
    const { item, action } = decideNext(sending, { type: 'recovered' }, start);
    expect(item.state).toMatchObject({ type: 'looking', looks: 0 });
    expect(action).toEqual({ type: 'wait', milliseconds: 2000 });
  });

  it('sweeps three times after a write that may have copies, and not at all after a clean one', () => {
    const clean = decideNext(sending, { type: 'posted', comment }, start);
    expect(clean.item.state).toMatchObject({ type: 'sent', sweeps: 0 });
    let { item, action } = decideNext(
      { ...sending, mayHaveCopies: true },
      { type: 'posted', comment },
      start,
    );
    const posted = action;
    ({ item, action } = decideNext(item, { type: 'settled' }, start));
    expect(action).toEqual(posted);
    const waits: number[] = [];
    for (let sweeps = 0; sweeps < 3; sweeps += 1) {
      waits.push(action.type === 'wait' ? action.milliseconds : Number.NaN);
      ({ item, action } = decideNext(item, { type: 'due' }, start));
      expect(action).toEqual({ type: 'sweep' });
      ({ item, action } = decideNext(item, { type: 'swept', comment }, start));
    }
    expect(waits).toEqual([20_000, 40_000, 90_000]);
    expect(item.state).toMatchObject({ settled: true });
    expect(decideNext(item, { type: 'due' }, start).action).toEqual({ type: 'remove' });
  });
});

describe('decideNext against any server', () => {
  /** Plays an outbox against a server that may fail at will, commit late, or hide what it has for a while. */
  function play(script: readonly number[]): {
    readonly copies: number;
    readonly item: OutboxItem;
    readonly sent: boolean;
  } {
    let item = outboxItem();
    let action = decideNext(item, { type: 'recovered' }, start).action;
    let copies = 0;
    let step = 0;
    for (const choice of script) {
      step += 1;
      const apply = (event: OutboxEvent): void => {
        ({ item, action } = decideNext(item, event, start + step));
      };
      if (action.type === 'wait' || action.type === 'waitUntil' || action.type === 'waitForSession') {
        if (choice % 7 === 0) apply({ type: 'recovered' });
        else apply({ type: 'due' });
      } else if (action.type === 'write') {
        const outcome = choice % 5;
        const reason = reasons[choice % reasons.length] ?? { type: 'timeout' };
        if (outcome === 0) {
          copies += 1;
          apply({ type: 'posted', comment });
        } else if (outcome === 1) {
          copies += 1;
          apply({ type: 'refused', reason: { type: 'connectionLost' }, sent: true });
        } else if (outcome === 2) {
          // The window dies after the write.
          copies += choice % 2;
          apply({ type: 'recovered' });
        } else {
          apply({ type: 'refused', reason, sent: true });
        }
      } else if (action.type === 'look') {
        if (choice % 6 === 0) apply({ type: 'lookFailed', reason: { type: 'offline' } });
        else apply({ type: 'looked', found: Array.from({ length: copies }, () => comment) });
      } else if (action.type === 'sweep') {
        if (choice % 6 === 0) apply({ type: 'sweepFailed', reason: { type: 'timeout' } });
        else {
          copies = Math.min(copies, 1);
          apply({ type: 'swept', comment });
        }
      } else {
        break;
      }
    }
    return { copies, item, sent: item.state.type === 'sent' };
  }

  it('never has two copies without late commits, and one whenever it says sent', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 20, maxLength: 120 }), (script) => {
        const { copies, sent } = play(script);
        expect(copies).toBeLessThanOrEqual(1);
        if (sent) expect(copies).toBe(1);
      }),
      { numRuns: 2000 },
    );
  });
});
