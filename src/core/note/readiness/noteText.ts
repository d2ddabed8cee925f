import { createLineScanner } from '../codec/fenceScanner.ts';
import type { NoteContent, SectionId } from '../note.ts';

/** One stretch of text that a person wrote. */
export interface NoteText {
  readonly section: SectionId;
  readonly index?: number;
  readonly part?: 'action';
  readonly text: string;
  /** The text with code, URLs and HTML comments blanked out, of the same length. */
  readonly prose: string;
}

/** Every text of a note but the generated evidence. */
export function noteTexts(content: NoteContent): readonly NoteText[] {
  return [
    textOf('summary', content.summary),
    textOf('why', content.why),
    textOf('whereItStands', content.whereItStands),
    ...content.nextSteps.map((step, index) => ({ ...textOf('nextSteps', step.text), index })),
    textOf('blockedBy', content.blockedBy),
    ...content.questions.map((question, index) => ({ ...textOf('questions', question.text), index })),
    ...content.contingencies.flatMap((row, index) => [
      { ...textOf('contingencies', row.condition), index },
      { ...textOf('contingencies', row.action), index, part: 'action' as const },
    ]),
    textOf('references', content.references),
  ].filter(({ text }) => text.trim() !== '');
}

/** A text that is published as it stands: `section` is absent for the author's own sections, which `index` counts. */
export type PublishedText = Pick<NoteText, 'index' | 'part' | 'text'> & { readonly section?: SectionId };

/** Everything that a note would publish, generated evidence and the author's own sections too. */
export function publishedTexts(content: NoteContent): readonly PublishedText[] {
  return [
    ...noteTexts(content),
    { section: 'evidence' as const, text: content.evidence },
    ...content.foreign.map(({ heading, markdown }, index) => ({ index, text: `${heading}\n${markdown}` })),
  ].filter(({ text }) => text.trim() !== '');
}

/** Blanks out what is no prose: fenced and inline code, URLs, link targets, HTML comments. Linear; keeps all offsets. */
export function proseOf(text: string): string {
  const scan = createLineScanner();
  return text
    .split('\n')
    .map((line) => (scan(line).inFence ? ' '.repeat(line.length) : blankInline(line)))
    .join('\n');
}

/** The place of a text, for a problem found in it. */
export function placeOf(text: NoteText): {
  readonly section: SectionId;
  readonly index?: number;
} {
  return { section: text.section, ...(text.index === undefined ? {} : { index: text.index }) };
}

export function partOf(text: NoteText): { readonly part?: string } {
  return text.part === undefined ? {} : { part: text.part };
}

function textOf(section: SectionId, text: string): NoteText {
  return { section, text, prose: proseOf(text) };
}

function blankInline(line: string): string {
  if (!/[`/<]/.test(line)) return line;
  return line.replace(
    // What may stand within never begins another one of its kind, so that many beginnings without an end stay linear.
    /(`{1,3})[^`]+\1|<!--[^<>]{0,2000}-->|\bhttps?:\/\/[^\s)>\]]+|\]\([^\s)\]]{0,2000}\)/g,
    (found) => ' '.repeat(found.length),
  );
}
