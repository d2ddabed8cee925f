import { describe, expect, it } from 'vitest';
import { emptyContent, type Draft, type Note } from '../../../../../src/core/note/note.ts';
import { reduceThreads } from '../../../../../src/core/note/thread/reduceThreads.ts';
import type { SourceComment } from '../../../../../src/core/note/codec/sourceComment.ts';
import {
  keepingBoth,
  type Predecessor,
  predecessorOf,
  supersedes,
  taking,
} from '../../../../../src/core/note/thread/succession.ts';
import { accepted, noteBy, noteComment, replyComment, withdrawn } from './threadFixtures.ts';

const draft: Draft = {
  header: {
    id: 'draft',
    kind: 'handoff',
    to: [],
    status: 'on_track',
    priority: 'normal',
    branch: 'feature/keys',
  },
  content: { ...emptyContent, summary: 'Rotate the keys again' },
};
const note = (id: string, author = 'maya', change: Partial<Note['header']> = {}): Note =>
  noteBy(author, { id, ...change });
const found = (viewer: string, comments: readonly SourceComment[], own: Draft = draft): string | undefined =>
  predecessorOf(own, reduceThreads(comments).threads, viewer)?.note.header.id;

describe('the note whose place a draft can take', () => {
  it.each<[name: string, viewer: string, comments: SourceComment[], id: string | undefined]>([
    ['one’s own', 'maya', [noteComment(0, note('a'))], 'a'],
    ['the latest', 'maya', [noteComment(3, note('c')), noteComment(2, note('b'))], 'c'],
    ['not another’s', 'ben', [noteComment(0, note('a'))], undefined],
    [
      'another’s that one accepted',
      'BEN',
      [noteComment(0, note('a')), replyComment(1, 'ben', accepted, {}, 'a')],
      'a',
    ],
    ['not of another kind', 'maya', [noteComment(0, note('a', 'maya', { kind: 'update' }))], undefined],
    ['not of another branch', 'maya', [noteComment(0, note('a', 'maya', { branch: 'other' }))], undefined],
    [
      'not one that is over',
      'maya',
      [noteComment(0, note('a')), replyComment(1, 'maya', withdrawn, {}, 'a')],
      undefined,
    ],
    ['not the draft’s own, once it stands on GitHub', 'maya', [noteComment(0, note('draft'))], undefined],
  ])('%s', (_, viewer, comments, id) => {
    expect(found(viewer, comments)).toBe(id);
  });

  it.each<[to: string[], waitingOn: string[], takes: boolean]>([
    [['li'], ['ben'], false],
    [['li', 'BEN'], ['ben', 'Maya'], true],
    [['li'], [], true],
  ])(
    'of a review is left alone while it would leave somebody out: to %j, waited for %j',
    (to, waitingOn, takes) => {
      const review: Draft = { ...draft, header: { ...draft.header, kind: 'review', to } };
      const predecessor = { id: 'a', waitingOn };
      expect(supersedes(review, predecessor, 'maya')).toBe(takes);
      expect(supersedes(taking(review, 'a'), predecessor, 'maya')).toBe(true);
      expect(
        supersedes({ ...review, header: { ...review.header, kind: 'handoff' } }, predecessor, 'maya'),
      ).toBe(true);
    },
  );

  it('is the one that the draft names, though there is a later one', () => {
    const comments = [noteComment(0, note('a')), noteComment(1, note('b'))];
    expect(found('maya', comments, taking(draft, 'a'))).toBe('a');
  });

  it('lasts until its author keeps both, and again when they change their mind', () => {
    const a: Predecessor = { id: 'a', waitingOn: ['ben'] };
    const b: Predecessor = { ...a, id: 'b' };
    expect(supersedes(draft, a, 'maya')).toBe(true);
    const kept = keepingBoth(taking(draft, 'a'), 'a');
    expect(kept.header).toEqual(draft.header);
    expect(supersedes(kept, a, 'maya')).toBe(false);
    expect(supersedes(kept, b, 'maya')).toBe(true);
    expect(taking(kept, 'a')).toEqual({ ...draft, header: { ...draft.header, supersedes: 'a' } });
  });
});
