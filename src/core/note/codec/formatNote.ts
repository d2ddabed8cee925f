import { canonicalContent, noteLayout } from './canonicalContent.ts';
import { canonicalHeader } from './canonicalHeader.ts';
import { formatHeaderLine } from './formatHeaderLine.ts';
import { formatSections, type SectionStyle } from './formatSections.ts';
import { formatMarker } from './marker.ts';
import type { Note, NoteContent } from '../note.ts';
import { utf8Length } from './utf8Length.ts';

/** The most that a comment may hold, in UTF-16 units and in UTF-8 bytes; GitHub's own limit is 65,536. */
export const maxBodySize = 60_000;

export interface FormattedNote {
  /** The comment's body; above the limit when `tooLong`. */
  readonly body: string;
  /** Evidence was left out to keep to the limit; the rest says how many lines. */
  readonly evidenceShortened: boolean;
  /** Even without evidence the limit is passed: not to be published. */
  readonly tooLong: boolean;
  /** Size of the body. */
  readonly units: number;
  readonly bytes: number;
}

export const publishedStyle: SectionStyle = { ...noteLayout, anchored: true };

/** The normal form of a note, in which `parseComment` gives it back. */
export function canonicalNote(note: Note): Note {
  return { header: canonicalHeader(note.header), content: canonicalContent(note.content) };
}

/**
 * Writes a note as the body of a comment: marker, title, header line, sections. Law: `parseComment` of the body is
 * `canonicalNote(note)` unless the evidence was shortened. Never throws for a decoded or drafted note.
 */
export function formatNote(note: Note, unknown: Readonly<Record<string, unknown>> = {}): FormattedNote {
  const { header, content } = canonicalNote(note);
  const top = `${formatMarker({ type: 'note', ...header }, unknown)}\n`;
  const line = formatHeaderLine(header);
  const write = (shown: NoteContent): string => top + formatSections(shown, publishedStyle, line);
  return shortenEvidence(content, write);
}

/** Writes with as many lines of evidence as fit. Formats O(log lines) times. */
export function shortenEvidence(
  content: NoteContent,
  write: (content: NoteContent) => string,
): FormattedNote {
  const whole = measured(write(content), false);
  if (!whole.tooLong || content.evidence === '') return whole;
  const lines = content.evidence.split('\n');
  let fits = -1;
  let best = measured(write({ ...content, evidence: '' }), true);
  for (let low = 0, high = lines.length - 1; low <= high;) {
    const middle = (low + high) >> 1;
    const evidence = [...lines.slice(0, middle), leftOut(lines.length - middle)].join('\n');
    const attempt = measured(write({ ...content, evidence }), true);
    if (attempt.tooLong) high = middle - 1;
    else {
      if (middle > fits) [fits, best] = [middle, attempt];
      low = middle + 1;
    }
  }
  return best;
}

function leftOut(lines: number): string {
  return `… ${lines} more ${lines === 1 ? 'line' : 'lines'} left out to keep the comment short enough.`;
}

function measured(body: string, evidenceShortened: boolean): FormattedNote {
  const units = body.length;
  const bytes = utf8Length(body);
  return { body, evidenceShortened, tooLong: Math.max(units, bytes) > maxBodySize, units, bytes };
}
