import { expect, it } from 'vitest';
import { lastNotedHead } from '../../../../src/app/drafts/lastNotedHead.ts';
import type { HandoffListState } from '../../../../src/app/handoffs/handoffList.ts';
import { noon, noteBy, replyComment, withdrawn } from '../../core/note/thread/threadFixtures.ts';
import { handoffOf } from '../handoffs/handoffs.ts';

const noted = (id: string, head: string, minutes: number): ReturnType<typeof noteBy> =>
  noteBy('maya', { id, head: head.repeat(40), publishedAt: noon + minutes * 60_000 });
const lists = (part: Partial<HandoffListState>): HandoffListState => ({
  waitingOnMe: [],
  snoozed: [],
  waitingOnOthers: [],
  doneLately: [],
  unverified: [],
  repositories: 1,
  loading: false,
  ...part,
});

it('is the commit of the newest note of the branch, also of one that was put aside', () => {
  const state = lists({
    waitingOnMe: [handoffOf('ben', noted('old', 'a', 0))],
    snoozed: [handoffOf('ben', noted('new', 'b', 5))],
  });
  expect(lastNotedHead(state, 7, 'feature/keys')).toBe('b'.repeat(40));
});

it('is not that of a withdrawn note, of another branch or repository', () => {
  const gone = handoffOf('maya', noted('note-1', 'c', 9), [replyComment(10, 'maya', withdrawn)]);
  const state = lists({ waitingOnOthers: [handoffOf('ben', noted('old', 'a', 0))], doneLately: [gone] });
  expect(lastNotedHead(state, 7, 'feature/keys')).toBe('a'.repeat(40));
  expect(lastNotedHead(state, 7, 'other')).toBeUndefined();
  expect(lastNotedHead(state, 8, 'feature/keys')).toBeUndefined();
});
