import { describe, expect, it } from 'vitest';
import { freshDraft } from '../../../../../src/app/drafts/freshDraft.ts';
import { isBlankDraft, isWithoutText } from '../../../../../src/core/note/draft/isBlankDraft.ts';
import type { Draft, NoteContent, NoteHeader } from '../../../../../src/core/note/note.ts';

const fresh = freshDraft('note', 'handoff', 'topic');
const withHeader = (header: Partial<NoteHeader>): Draft => ({
  ...fresh,
  header: { ...fresh.header, ...header },
});
const withContent = (content: Partial<NoteContent>): Draft => ({
  ...fresh,
  content: { ...fresh.content, ...content },
});

describe('a draft', () => {
  it.each<[string, Draft]>([
    ['was just begun', fresh],
    ['is of another kind and branch', withHeader({ kind: 'review', branch: 'other' })],
    ['holds white space', withContent({ why: ' \n' })],
    ['holds rows in which nothing is written', withContent({ nextSteps: [{ text: ' ', done: false }] })],
    ['drops what the branch suggests', { ...fresh, choices: { dropped: ['["step","check","ci"]'] } }],
  ])('says nothing when it %s', (_, draft) => {
    expect(isBlankDraft(draft)).toBe(true);
  });

  it.each<[string, Draft]>([
    ['an addressee', withHeader({ to: ['maya'] })],
    ['a status', withHeader({ status: 'blocked' })],
    ['a priority', withHeader({ priority: 'high' })],
    ['a reason', withHeader({ priorityReason: 'The key leaks.' })],
    ['a reply-by', withHeader({ replyBy: 0 })],
    ['a word', withContent({ summary: 'x' })],
    ['a step', withContent({ nextSteps: [{ text: 'Do it', done: false }] })],
    ['evidence of its author’s own', withContent({ evidence: '- I measured it' })],
    ['a section of its author’s own', withContent({ foreign: [{ heading: 'Mine', markdown: 'x' }] })],
    ['front matter that cannot be read', { ...fresh, unread: 'to: [' }],
  ])('says something with %s', (_, draft) => {
    expect(isBlankDraft(draft)).toBe(false);
  });

  it('is without text as long as only its header is filled in', () => {
    expect(isWithoutText(withHeader({ to: ['maya'], replyBy: 0, status: 'blocked' }))).toBe(true);
    expect(isWithoutText(withContent({ summary: 'x' }))).toBe(false);
    expect(isWithoutText({ ...fresh, unread: 'to: [' })).toBe(false);
  });
});
