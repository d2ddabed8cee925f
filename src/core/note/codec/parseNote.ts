import { canonicalHeader } from './canonicalHeader.ts';
import { noteLayout } from './canonicalContent.ts';
import { canonicalText } from './canonicalText.ts';
import { formatHeaderLine } from './formatHeaderLine.ts';
import { type NotePayload, parseMarker } from './marker.ts';
import type { Note, PublishedHeader } from '../note.ts';
import { parseReply } from './parseReply.ts';
import { parseSections } from './parseSections.ts';
import type { Reply } from '../thread/reply.ts';
import type { UnverifiedReason } from '../thread/thread.ts';

export type ParsedComment =
  | { readonly type: 'note'; readonly note: Note }
  | { readonly type: 'reply'; readonly reply: Reply }
  /** Opens with no marker of ours. */
  | { readonly type: 'plain' }
  /** Opens with a marker that cannot be trusted or understood; to be shown as it stands. */
  | {
      readonly type: 'unreadable';
      readonly reason: Extract<UnverifiedReason, 'unreadableMarker' | 'unknownVersion'>;
    };

/**
 * Reads a comment's body, whoever wrote or edited it. Never throws; linear in the size. A body with a second marker
 * is unreadable: a genuine note escapes whatever looks like one.
 */
export function parseComment(body: string): ParsedComment {
  if (!body.startsWith('<!-- baton:')) return { type: 'plain' };
  const canonical = canonicalText(body);
  const end = canonical.indexOf('\n');
  const first = end === -1 ? canonical : canonical.slice(0, end);
  const rest = end === -1 ? '' : canonical.slice(end + 1);
  const marker = parseMarker(first);
  if (marker.type === 'none') return { type: 'plain' };
  if (marker.type === 'unreadable') return marker;
  if (/<!-- baton:\d/.test(rest)) return { type: 'unreadable', reason: 'unreadableMarker' };
  const { payload } = marker;
  if (payload.type === 'reply') return { type: 'reply', reply: parseReply(payload, rest.split('\n')) };
  const header = canonicalHeader(publishedHeader(payload));
  const { content } = parseSections(rest, noteLayout, formatHeaderLine(header));
  return { type: 'note', note: { header, content } };
}

function publishedHeader({ type: _, ...header }: NotePayload): PublishedHeader {
  return header;
}
