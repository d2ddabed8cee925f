import { describe, expect, it } from 'vitest';
import { applyToDraft } from '../../../../../src/core/note/draft/applyToDraft.ts';
import { parseDraft } from '../../../../../src/core/note/codec/draftFile.ts';
import type { NoteContent, NoteHeader } from '../../../../../src/core/note/note.ts';
import { fallback } from '../codec/draftLaws.ts';

const typed = `---
# mine
to: ben,  maya
reply-by: 2026-11-24 17:00 Europe/Berlin # before the demo
mood: fine
---

# Rotate the keys

Hello.


## Why it matters
  The auditor objects.

## Risks nobody asked for
* many
`;

const apply = (
  change: { content?: Partial<NoteContent>; header?: Partial<NoteHeader> },
  text = typed,
): string => {
  const { draft } = parseDraft(text, fallback);
  return applyToDraft(
    text,
    {
      ...draft,
      header: { ...draft.header, ...change.header },
      content: { ...draft.content, ...change.content },
    },
    fallback,
  );
};

describe('a change written into a file that a person typed', () => {
  it.each<[name: string, change: Parameters<typeof apply>[0], from: string, to: string]>([
    ['of the title', { content: { summary: 'Rotate both' } }, '# Rotate the keys', '# Rotate both'],
    ['of a text', { content: { why: 'Logouts.' } }, '\n  The auditor objects.\n', '\n\nLogouts.\n'],
    [
      'of a section that was not there',
      { content: { blockedBy: 'Dana' } },
      '## Why it matters\n  The auditor objects.\n\n## Risks nobody asked for\n* many\n',
      '## Why it matters\n  The auditor objects.\n\n## Risks nobody asked for\n* many\n\n## Blocked by\n\nDana\n',
    ],
    ['of an entry', { header: { to: ['ben'] } }, 'to: ben,  maya', 'to: [ben]'],
    [
      'of an entry that was not there',
      { header: { status: 'blocked' } },
      'to: ben,  maya',
      'to: ben,  maya\nstatus: blocked',
    ],
  ])('%s leaves every other line alone', (_name, change, from, to) => {
    const result = apply(change);
    expect(result).toBe(typed.replace(from, to));
    expect(parseDraft(result, fallback).draft).toMatchObject(change);
    expect(apply(change, typed.replaceAll('\n', '\r\n'))).toBe(result.replaceAll('\n', '\r\n'));
    for (const kept of ['# mine', 'mood: fine', 'Hello.\n\n\n', '* many']) expect(result).toContain(kept);
  });
});
