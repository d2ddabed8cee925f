import { describe, expect, it } from 'vitest';
import { mergeBody } from '../../../../../src/app/outbox/mergeBody.ts';
import { formatNote } from '../../../../../src/core/note/codec/formatNote.ts';
import { emptyContent, type Note } from '../../../../../src/core/note/note.ts';
import { parseComment } from '../../../../../src/core/note/codec/parseNote.ts';

const note = (...done: readonly boolean[]): Note => ({
  header: {
    id: 'n1',
    kind: 'handoff',
    to: ['maya'],
    status: 'on_track',
    priority: 'normal',
    branch: 'feat/x',
    author: 'ben',
    repositoryId: 1,
    subject: { type: 'pullRequest', number: 1 },
    head: 'a'.repeat(40),
    publishedAt: 0,
  },
  content: {
    ...emptyContent,
    summary: 'Rotate keys',
    nextSteps: done.map((each, index) => ({ text: `Step ${index}`, done: each })),
  },
});
const body = (...done: readonly boolean[]): string => formatNote(note(...done)).body;
const ticks = (text: string | undefined): readonly boolean[] => {
  const parsed = parseComment(text ?? '');
  return parsed.type === 'note' ? parsed.note.content.nextSteps.map(({ done }) => done) : [];
};

describe('ticks from both sides', () => {
  it('keeps those of steps that stand one below the other', () => {
    const merged = mergeBody(body(false, false, false), body(true, false, false), body(false, true, false));
    expect(ticks(merged)).toEqual([true, true, false]);
  });

  it('counts the same tick once', () => {
    expect(ticks(mergeBody(body(false, false), body(true, false), body(true, false)))).toEqual([true, false]);
  });

  it('leaves a real conflict to the person', () => {
    const changed = (text: string): string => body(false).replace('Rotate keys', text);
    expect(mergeBody(body(false), changed('Mine entirely'), changed('Something else'))).toBeUndefined();
  });

  it('merges no text that is no note', () => {
    expect(mergeBody('a\nb', 'c\nb', 'd\nb')).toBeUndefined();
  });
});
