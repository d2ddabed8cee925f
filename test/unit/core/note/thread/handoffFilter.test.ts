import { describe, expect, it } from 'vitest';
import {
  type HandoffFilter,
  isFiltering,
  matchesFilter,
  noFilter,
  peopleOf,
} from '../../../../../src/core/note/thread/handoffFilter.ts';
import { type InboxEntry, sortInbox } from '../../../../../src/core/note/thread/inbox.ts';
import { reduceThreads } from '../../../../../src/core/note/thread/reduceThreads.ts';
import { accepted, noon, noteBy, noteComment, replyComment } from './threadFixtures.ts';

const note = noteBy('maya', {
  kind: 'review',
  status: 'blocked',
  replyBy: noon - 1,
  to: ['ben', 'acme/keys'],
});
const content = {
  ...note.content,
  whereItStands: 'The canary failed twice.',
  blockedBy: 'Vault access',
  nextSteps: [{ text: 'Raise the skew', done: false }],
};
const [entry] = sortInbox(
  reduceThreads([noteComment(0, { ...note, content }), replyComment(1, 'ben', accepted)]).threads,
  { login: 'ben', teams: [] },
  noon,
).waitingOnMe as [InboxEntry];
const holds = (change: Partial<HandoffFilter>): boolean =>
  matchesFilter(entry, 'acme/app', { ...noFilter, ...change });

describe('the filter of the list', () => {
  it.each<[change: Partial<HandoffFilter>, isShown: boolean]>([
    [{}, true],
    [{ text: 'CANARY' }, true],
    [{ text: 'vault canary' }, true],
    [{ text: 'vault parrot' }, false],
    [{ text: 'skew' }, true],
    [{ text: 'feature/keys' }, true],
    [{ text: '@ben' }, true],
    [{ text: '#42' }, true],
    [{ text: '#4' }, false],
    [{ text: 'acme/app' }, true],
    [{ text: '   ' }, true],
    [{ kinds: ['review', 'update'] }, true],
    [{ kinds: ['update'] }, false],
    [{ statuses: ['blocked'] }, true],
    [{ statuses: ['on_track'] }, false],
    [{ people: ['Ben'] }, true],
    [{ people: ['acme/keys'] }, true],
    [{ people: ['dan'] }, false],
    [{ people: ['dan', 'maya'] }, true],
    [{ repositories: ['Acme/App'] }, true],
    [{ repositories: ['acme/other'] }, false],
    [{ overdueOnly: true }, true],
    [{ kinds: ['review'], statuses: ['on_track'] }, false],
  ])('%o: %s', (change, isShown) => {
    expect(holds(change)).toBe(isShown);
  });

  it('shows by overdue what is overdue only', () => {
    const later = { ...entry, overdue: false };
    expect(matchesFilter(later, 'acme/app', { ...noFilter, overdueOnly: true })).toBe(false);
  });

  it('knows whether it is on', () => {
    expect(isFiltering(noFilter)).toBe(false);
    expect(isFiltering({ ...noFilter, text: ' ' })).toBe(false);
    expect(isFiltering({ ...noFilter, text: 'a' })).toBe(true);
    expect(isFiltering({ ...noFilter, people: ['a'] })).toBe(true);
    expect(isFiltering({ ...noFilter, overdueOnly: true })).toBe(true);
  });

  it('names everybody who has to do with a note once', () => {
    expect(peopleOf(entry)).toEqual(['maya', 'ben', 'acme/keys']);
  });
});
