import { expect, it } from 'vitest';
import { formatDraft, parseDraft } from '../../../../../src/core/note/codec/draftFile.ts';
import { emptyContent, type Draft } from '../../../../../src/core/note/note.ts';

it('reads back a list of any size whose texts hold commas and words', () => {
  const dropped = Array.from(
    { length: 60 },
    (_, at) => `TODO: handle a, b, c and "quoted, too", number ${at}, in src/keys`,
  ).sort();
  const draft: Draft = {
    header: {
      id: '7d9f6f3e-58c0-4a54-9c0e-0f2b7a5f1a11',
      kind: 'handoff',
      to: ['maya', 'acme/keys'],
      status: 'on_track',
      priority: 'normal',
      branch: 'feat/rotate-keys',
    },
    content: { ...emptyContent, summary: 'Rotate the keys' },
    choices: { dropped },
  };
  const parsed = parseDraft(formatDraft(draft), { ...draft.header, to: [] });
  expect(parsed.problems).toEqual([]);
  expect(parsed.draft).toEqual(draft);
});
