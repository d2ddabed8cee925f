import type { DocumentLayout } from './canonicalContent.ts';
import { escapeInline, formatBlock, mayLeaveCodeOpen } from './escapeText.ts';
import { formatContingency, formatTask } from './listItem.ts';
import type { ForeignSection, NoteContent, SectionId } from '../note.ts';
import { type BodySectionId, bodySections, sectionTitles } from '../sectionTitle.ts';

/** Begins what belongs to no section. */
const foreignAnchor = '<!-- baton:other -->';
const evidenceStart = '<details><summary>Evidence</summary> <!-- baton:evidence -->';
export const evidenceEnd = '</details><!-- baton:end -->';

export interface SectionStyle extends DocumentLayout {
  /** Section headings carry an anchor, so that they are known when somebody translates them; evidence is folded. */
  readonly anchored: boolean;
}

/**
 * Writes title and sections as Markdown. `content` must be canonical (`canonicalContent` of the same layout).
 * `underTitle` is a line of the writer's own below the title.
 */
export function formatSections(content: NoteContent, style: SectionStyle, underTitle?: string): string {
  const titled = content.summary !== '' || style.shown.includes('summary');
  const top = underTitle === undefined ? [] : [underTitle];
  const blocks = titled
    ? [
        ...formatForeign(content, undefined, style.sectionLevel),
        formatTitle(content.summary, style.sectionLevel - 1),
        ...top,
      ]
    : [...top, ...formatForeign(content, undefined, style.sectionLevel)];
  blocks.push(...formatForeign(content, 'summary', style.sectionLevel));
  for (const id of bodySections) {
    const text = formatSectionText(content, id, style.sectionLevel);
    if (text !== '' || style.shown.includes(id)) blocks.push(formatSection(id, text, style));
    blocks.push(...formatForeign(content, id, style.sectionLevel));
  }
  return blocks.join('\n\n');
}

/** The title's line, `level` hashes before it. */
export function formatTitle(summary: string, level: number): string {
  return `${'#'.repeat(level)} ${formatHeading(summary)}`.trimEnd();
}

/** A section's text as Markdown, without its heading; empty when the section is. */
export function formatSectionText(content: NoteContent, id: BodySectionId, level: number): string {
  switch (id) {
    case 'nextSteps':
      return content.nextSteps.map((step) => formatTask({ ...step, who: step.owner })).join('\n');
    case 'questions':
      return content.questions
        .map((question) => formatTask({ text: question.text, done: question.answered, who: question.to }))
        .join('\n');
    case 'contingencies':
      return content.contingencies
        .map(({ condition, action }) => formatContingency(condition, action))
        .join('\n');
    default:
      return formatBlock(content[id], level, isCodeCertain(content));
  }
}

/** Whether a fence in any text of the note is one for GitHub too, whatever stands in the other texts. */
function isCodeCertain({
  why,
  whereItStands,
  blockedBy,
  references,
  evidence,
  foreign,
}: NoteContent): boolean {
  const texts = [
    why,
    whereItStands,
    blockedBy,
    references,
    evidence,
    ...foreign.map(({ markdown }) => markdown),
  ];
  return !texts.some(mayLeaveCodeOpen);
}

/** A section with its heading. */
export function formatSection(id: BodySectionId, text: string, style: SectionStyle): string {
  const body = text === '' ? '' : `\n\n${text}`;
  if (id === 'evidence' && style.anchored) return `${evidenceStart}${body}\n\n${evidenceEnd}`;
  const anchor = style.anchored ? ` <!-- baton:${id} -->` : '';
  return `${'#'.repeat(style.sectionLevel)} ${sectionTitles[id]}${anchor}${body}`;
}

function formatForeign(content: NoteContent, after: SectionId | undefined, level: number): string[] {
  return content.foreign
    .filter((section) => section.after === after)
    .map((each) => formatOne(each, level, isCodeCertain(content)));
}

function formatOne(section: ForeignSection, sectionLevel: number, codeIsCertain: boolean): string {
  const text = formatBlock(section.markdown, sectionLevel, codeIsCertain);
  if (section.heading === '') return `${foreignAnchor}\n\n${text}`;
  const hashes = '#'.repeat(section.level ?? sectionLevel);
  const heading = `${hashes} ${formatHeading(section.heading)} ${foreignAnchor}`;
  return text === '' ? heading : `${heading}\n\n${text}`;
}

/** Escapes hashes at the end, which Markdown would take for the heading's closing sequence. */
function formatHeading(text: string): string {
  return escapeInline(text).replace(/(?<=^| )(\\*)(#+)$/, String.raw`\$1$2`);
}
