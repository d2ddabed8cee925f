import { canonicalText } from './canonicalText.ts';
import { formatHeaderLine } from './formatHeaderLine.ts';
import {
  canonicalNote,
  formatNote,
  type FormattedNote,
  publishedStyle,
  shortenEvidence,
} from './formatNote.ts';
import { evidenceEnd, formatSection, formatSectionText, formatTitle } from './formatSections.ts';
import { formatMarker, parseMarker } from './marker.ts';
import type { Note, NoteContent } from '../note.ts';
import { parseComment } from './parseNote.ts';
import { parseSections } from './parseSections.ts';
import { sameValue } from '../sameValue.ts';
import { bodySections } from '../sectionTitle.ts';
import type { DocumentPart } from './splitDocument.ts';

/**
 * Writes `next` into the body of its published comment, leaving every line as it stands whose section did not change:
 * headings that somebody translated, the order that somebody chose, the marker's keys of a later version. Law:
 * `parseComment` of the result is `canonicalNote(next)`. Undefined when the body is no readable note. What people
 * changed on the server must be merged into `next` before, by `mergeNote(known, edited, parsed from this body)`.
 */
export function applyToBody(body: string, next: Note): FormattedNote | undefined {
  const present = parseComment(body);
  const [first = '', ...lines] = canonicalText(body).split('\n');
  const marker = parseMarker(first);
  if (present.type !== 'note' || marker.type !== 'marker') return undefined;
  const { header, content } = canonicalNote(next);
  const line = { old: formatHeaderLine(present.note.header), new: formatHeaderLine(header) };
  const sameHeader = sameValue(present.note.header, header);
  const top = sameHeader ? first : formatMarker({ type: 'note', ...header }, marker.unknown);
  const { parts } = parseSections(lines.join('\n'), publishedStyle, line.old);
  const old = present.note.content;
  if (!sameValue(old.foreign, content.foreign)) return formatNote(next, marker.unknown);
  const write = (shown: NoteContent): string => [top, ...rewrite(lines, parts, old, shown, line)].join('\n');
  const result = shortenEvidence(content, write);
  const again = result.evidenceShortened ? parseComment(write(content)) : parseComment(result.body);
  const kept = again.type === 'note' && sameValue(again.note, { header, content });
  return kept ? result : formatNote(next, marker.unknown);
}

function rewrite(
  lines: readonly string[],
  parts: readonly DocumentPart[],
  old: NoteContent,
  next: NoteContent,
  headerLine: { readonly old: string; readonly new: string },
): readonly string[] {
  const result: string[] = [];
  const missing = new Set(bodySections.filter((id) => !parts.some((part) => part.id === id)));
  const addBefore = (limit: number): void => {
    for (const id of bodySections.slice(0, limit)) {
      if (!missing.delete(id)) continue;
      const text = formatSectionText(next, id, publishedStyle.sectionLevel);
      if (text !== '') addBlock(result, formatSection(id, text, publishedStyle));
    }
  };
  const hasTitle = parts.some((part) => part.type === 'title');
  if (!hasTitle && next.summary !== '')
    result.push(formatTitle(next.summary, publishedStyle.sectionLevel - 1), '');
  for (const part of parts) {
    if (part.id !== undefined) addBefore(bodySections.indexOf(part.id));
    result.push(...rewritePart(lines, part, old, next));
  }
  addBefore(bodySections.length);
  const at = result.indexOf(headerLine.old);
  if (at !== -1) result[at] = headerLine.new;
  return result;
}

function rewritePart(
  lines: readonly string[],
  part: DocumentPart,
  old: NoteContent,
  next: NoteContent,
): readonly string[] {
  const whole = lines.slice(part.start, part.end);
  if (part.type === 'title') {
    if (old.summary === next.summary) return whole;
    const title = next.summary === '' ? [] : [formatTitle(next.summary, publishedStyle.sectionLevel - 1)];
    return [...title, ...whole.slice(1)];
  }
  if (part.id === undefined || sameValue(old[part.id], next[part.id])) return whole;
  const text = formatSectionText(next, part.id, publishedStyle.sectionLevel);
  if (text === '') return [];
  const heading = lines.slice(part.start, part.textStart);
  const end = lines.slice(part.textEnd, part.end);
  return [...heading, '', ...text.split('\n'), '', ...(end[0] === evidenceEnd ? [...end, ''] : end)];
}

/** Appends a block with a blank line before it. */
function addBlock(lines: string[], block: string): void {
  if (lines.length > 0 && lines.at(-1)?.trim() !== '') lines.push('');
  lines.push(...block.split('\n'), '');
}
