import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalNote, formatNote } from '../../../../../src/core/note/codec/formatNote.ts';
import { canonicalReply, formatReply } from '../../../../../src/core/note/codec/formatReply.ts';
import { emptyContent } from '../../../../../src/core/note/note.ts';
import { parseComment } from '../../../../../src/core/note/codec/parseNote.ts';
import type { Reply } from '../../../../../src/core/note/thread/reply.ts';
import { codecLaws } from './codecLaws.ts';
import { draftLaws } from './draftLaws.ts';
import { editLaws } from './editLaws.ts';
import { noteBy } from '../thread/threadFixtures.ts';

describe('the laws of the codec', () => {
  for (const { name, property } of [...codecLaws, ...draftLaws, ...editLaws]) {
    it(name, () => {
      fc.assert(property, { numRuns: 1000 });
    });
  }
});

it('hides nothing behind a fence that GitHub takes for open since an earlier section', () => {
  const content = {
    ...emptyContent,
    summary: 'Rotate',
    whereItStands: '<b>html</b>\n```',
    references: '````\n<!--',
  };
  const given = { ...noteBy('ana'), content };
  const { body } = formatNote(given);
  expect(body).not.toContain('\n<!--\n');
  expect(parseComment(body)).toEqual({ type: 'note', note: canonicalNote(given) });
  // Where each fence is certain to be one, code stays as it is.
  const code = { ...content, whereItStands: 'plain' };
  expect(formatNote({ ...given, content: code }).body).toContain('\n<!--\n');
});

it('hides nothing of a reply behind a fence that GitHub takes for open since an earlier text', () => {
  const given: Reply = {
    id: '3c9f0a52-6d1e-4b7a-8a43-0f5d2e9c7b11',
    note: noteBy('ana').header.id,
    author: 'ben',
    repositoryId: 1,
    writtenAt: 0,
    action: { type: 'accepted', readBack: { nextStep: '<b>html</b>\n```', blocker: '````\n<!--' } },
  };
  const { body } = formatReply(given);
  expect(body).not.toContain('\n<!--\n');
  expect(parseComment(body)).toEqual({ type: 'reply', reply: canonicalReply(given) });
});
