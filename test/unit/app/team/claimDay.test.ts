import { expect, it } from 'vitest';
import { claimDay } from '../../../../src/app/team/claimDay.ts';
import type { SharedState } from '../../../../src/app/ports/sharedState.ts';
import { MemorySharedState } from '../../../support/memorySharedState.ts';

const now = Date.UTC(2026, 10, 24, 12);
const hour = 3_600_000;

it('is claimed by the first of several windows, and again after a day', async () => {
  const state = new MemorySharedState<number>();
  expect(await Promise.all([claimDay(state, now), claimDay(state, now)])).toEqual([true, false]);
  expect(await claimDay(state, now + 23 * hour)).toBe(false);
  expect(await claimDay(state, now + 24 * hour)).toBe(true);
});

it('is claimed anew after the clock was set back by years', async () => {
  const state = new MemorySharedState<number>();
  await claimDay(state, now + 9_000 * hour);
  expect(await claimDay(state, now)).toBe(true);
  expect(await claimDay(state, now - hour)).toBe(false);
});

it('is claimed where nothing can be stored', async () => {
  const full: SharedState<number> = {
    read: () => Promise.resolve(undefined),
    update: () => Promise.resolve({ type: 'failed', failure: { code: 'noSpace' } }),
    onDidChange: () => ({ dispose: () => undefined }),
  };
  expect(await claimDay(full, now)).toBe(true);
});
