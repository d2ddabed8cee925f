import { formatDraft, parseDraft } from '../../core/note/codec/draftFile.ts';
import { formatNote } from '../../core/note/codec/formatNote.ts';
import { formatReply } from '../../core/note/codec/formatReply.ts';
import { parseComment } from '../../core/note/codec/parseNote.ts';
import type { Instant } from '../../core/instant.ts';
import { noteToPublish } from './noteToPublish.ts';
import type { OutboxItem, OutboxWork } from './outboxItem.ts';

/** What a person may change of an item that waits, as Markdown; `undefined` where there is no text in it. */
export function queuedText(work: OutboxWork): string | undefined {
  switch (work.type) {
    case 'note':
      return formatDraft(work.draft);
    case 'reply':
      return withoutMarker(formatReply(work.reply).body);
    case 'edit':
      return withoutMarker(work.body);
    case 'comment':
      return work.text;
    case 'minimise':
    case 'reviewRequest':
      return undefined;
  }
}

/** The work with the changed text. Law: with the text of `queuedText` it says the same as before. */
export function withQueuedText(work: OutboxWork, text: string): OutboxWork {
  switch (work.type) {
    case 'note': {
      const { draft } = parseDraft(text, work.draft.header);
      const { id, branch, kind } = work.draft.header;
      return { ...work, draft: { ...draft, header: { ...draft.header, id, branch, kind } } };
    }
    case 'reply': {
      const parsed = parseComment(`${markerOf(formatReply(work.reply).body)}${text}`);
      return parsed.type === 'reply' ? { ...work, reply: parsed.reply } : work;
    }
    case 'edit':
      return { ...work, body: `${markerOf(work.body)}${text}` };
    case 'comment':
      return { ...work, text };
    case 'minimise':
    case 'reviewRequest':
      return work;
  }
}

/** What would stand on GitHub, without Baton's own line, to be pasted elsewhere. */
export function pasteableText({ work, repository, author }: OutboxItem, now: Instant): string | undefined {
  if (work.type !== 'note') return queuedText(work);
  return withoutMarker(formatNote(noteToPublish(work, repository, author, now)).body);
}

const markerLine = /^<!-- baton:[^\n]*(?:\n|$)/;

function markerOf(body: string): string {
  return markerLine.exec(body)?.[0] ?? '';
}

function withoutMarker(body: string): string {
  return body.slice(markerOf(body).length);
}
