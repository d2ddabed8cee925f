import { canonicalText } from '../codec/canonicalText.ts';
import { canonicalDraft, draftLayout, formatDraft, parseDraft } from '../codec/draftFile.ts';
import { applyToFrontMatter } from '../codec/frontMatter.ts';
import { formatSection, formatSectionText, formatTitle } from '../codec/formatSections.ts';
import type { Draft, NoteContent, NoteHeader } from '../note.ts';
import { parseSections } from '../codec/parseSections.ts';
import { sameValue } from '../sameValue.ts';
import { bodySections } from '../sectionTitle.ts';
import type { DocumentPart } from '../codec/splitDocument.ts';

/**
 * Writes `next` into a draft's file, leaving every line as it was typed whose section or front matter entry did not
 * change, so that a person who types in the file finds it as they left it. Line ends stay CRLF where they are. Law:
 * `parseDraft` of the result gives `canonicalDraft(next)`. `fallback` is the one with which the file was read.
 */
export function applyToDraft(text: string, next: Draft, fallback: NoteHeader): string {
  const wanted = canonicalDraft(next);
  const old = parseDraft(text, fallback).draft;
  if (sameValue(old, wanted)) return text;
  const written = rewrite(canonicalText(text), old, wanted);
  const isKept = written !== undefined && sameValue(parseDraft(written, fallback).draft, wanted);
  const result = isKept ? written : formatDraft(wanted);
  return text.includes('\r\n') ? result.replaceAll('\n', '\r\n') : result;
}

/** Undefined where single lines cannot express the change. */
function rewrite(text: string, old: Draft, next: Draft): string | undefined {
  const front = /^---\n([^]*?)(?:\n---(?:\n|$)|(?<=^---\n)---(?:\n|$))/.exec(text);
  if (front === null || !sameValue(old.content.foreign, next.content.foreign)) return undefined;
  const [head, yaml = ''] = front;
  const isSameHeader =
    sameValue(old.header, next.header) && sameValue(old.choices, next.choices) && old.unread === next.unread;
  const top = isSameHeader ? head : `---\n${applyToFrontMatter(yaml, old, next)}\n---\n`;
  return top + rewriteBody(text.slice(head.length), old.content, next);
}

function rewriteBody(body: string, old: NoteContent, { header, content }: Draft): string {
  const layout = draftLayout(header.kind);
  const lines = body.split('\n');
  const { parts } = parseSections(body, layout);
  const result: string[] = [];
  const missing = new Set(bodySections.filter((id) => !parts.some((part) => part.id === id)));
  const addBefore = (limit: number): void => {
    for (const id of bodySections.slice(0, limit)) {
      const text = missing.delete(id) ? formatSectionText(content, id, layout.sectionLevel) : '';
      if (text !== '') addBlock(result, formatSection(id, text, { ...layout, anchored: false }));
    }
  };
  if (!parts.some((part) => part.type === 'title') && content.summary !== '')
    addBlock(result, formatTitle(content.summary, layout.sectionLevel - 1));
  for (const part of parts) {
    if (part.id !== undefined) addBefore(bodySections.indexOf(part.id));
    result.push(...rewritePart(lines, part, old, content, layout));
  }
  addBefore(bodySections.length);
  return result.join('\n');
}

function rewritePart(
  lines: readonly string[],
  part: DocumentPart,
  old: NoteContent,
  next: NoteContent,
  { sectionLevel, shown }: ReturnType<typeof draftLayout>,
): readonly string[] {
  const whole = lines.slice(part.start, part.end);
  if (part.type === 'title') {
    if (old.summary === next.summary) return whole;
    return [formatTitle(next.summary, sectionLevel - 1), ...whole.slice(1)];
  }
  const { id } = part;
  if (id === undefined || sameValue(old[id], next[id])) return whole;
  const text = formatSectionText(next, id, sectionLevel);
  if (text === '' && !shown.includes(id)) return [];
  const heading = lines.slice(part.start, part.textStart);
  return [...heading, ...(text === '' ? [] : ['', ...text.split('\n')]), ''];
}

/** Appends a block with a blank line before it, and one behind it. */
function addBlock(lines: string[], block: string): void {
  if (lines.length > 0 && lines.at(-1)?.trim() !== '') lines.push('');
  lines.push(...block.split('\n'), '');
}
