import { isAddressee } from '../addressee.ts';
import { canonicalBlock, canonicalItem, canonicalLine } from './canonicalText.ts';
import type { Contingency, ForeignSection, NextStep, NoteContent, Question, SectionId } from '../note.ts';
import { sectionIds } from '../note.ts';

/** How a document is laid out; both codecs share everything else. */
export interface DocumentLayout {
  /** Level of the sections' headings; the title's is the one above. */
  readonly sectionLevel: 2 | 3;
  /** Sections that get a heading although they are empty. */
  readonly shown: readonly SectionId[];
}

/** The published note: `##` title, `###` sections, nothing for an empty section. */
export const noteLayout: DocumentLayout = { sectionLevel: 3, shown: [] };

/**
 * The normal form of a note's content, in which writing and reading give back the same value: texts as in
 * `canonicalText`, an owner or date that is none moved into the text, foreign sections in the order of the sections
 * after which they stand. Idempotent.
 */
export function canonicalContent(content: NoteContent, layout: DocumentLayout = noteLayout): NoteContent {
  const texts = {
    summary: canonicalLine(content.summary),
    why: canonicalBlock(content.why),
    whereItStands: canonicalBlock(content.whereItStands),
    nextSteps: content.nextSteps.map(canonicalStep),
    blockedBy: canonicalBlock(content.blockedBy),
    questions: content.questions.map(canonicalQuestion),
    contingencies: content.contingencies.map(canonicalContingency),
    references: canonicalBlock(content.references),
    evidence: canonicalBlock(content.evidence),
  };
  const written = sectionIds.filter((id) => texts[id].length > 0 || layout.shown.includes(id));
  return { ...texts, foreign: canonicalForeign(content.foreign, written, layout.sectionLevel) };
}

/** Whether nothing is written in the section. */
export function isEmptySection(content: NoteContent, id: SectionId): boolean {
  const value = content[id];
  return typeof value === 'string' ? value.trim() === '' : value.length === 0;
}

/** Whether nothing is written in any section. */
export function isBlankContent(content: NoteContent): boolean {
  return content.foreign.length === 0 && sectionIds.every((section) => isEmptySection(content, section));
}

function canonicalStep(step: NextStep): NextStep {
  const due = step.due !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(step.due) ? step.due : undefined;
  const owner = step.owner !== undefined && isAddressee(step.owner) ? step.owner : undefined;
  const stray = [owner === undefined ? step.owner : undefined, due === undefined ? step.due : undefined];
  return {
    text: itemText(step.text, stray),
    done: step.done,
    ...(owner === undefined ? {} : { owner }),
    ...(due === undefined ? {} : { due }),
  };
}

/** The item's text with what is no owner or date behind it. */
function itemText(text: string, stray: readonly (string | undefined)[]): string {
  if (stray.every((part) => part === undefined)) return canonicalItem(text);
  const parts = [text, ...stray].filter((part) => part !== undefined && part.trim() !== '');
  return canonicalItem(parts.join(' '));
}

function canonicalQuestion(question: Question): Question {
  const to = question.to !== undefined && isAddressee(question.to) ? question.to : undefined;
  return {
    text: itemText(question.text, [to === undefined ? question.to : undefined]),
    answered: question.answered,
    ...(to === undefined ? {} : { to }),
  };
}

function canonicalContingency(contingency: Contingency): Contingency {
  return { condition: canonicalItem(contingency.condition), action: canonicalItem(contingency.action) };
}

function canonicalForeign(
  foreign: readonly ForeignSection[],
  written: readonly SectionId[],
  sectionLevel: number,
): readonly ForeignSection[] {
  if (foreign.length === 0) return foreign;
  const ranked = foreign.map((section) => {
    const heading = canonicalLine(section.heading);
    const markdown = canonicalBlock(section.markdown);
    const wanted = section.after === undefined ? -1 : sectionIds.indexOf(section.after);
    const after = written.findLast((id) => sectionIds.indexOf(id) <= wanted);
    const level = section.level !== undefined && heading !== '' ? Math.trunc(section.level) : sectionLevel;
    return {
      rank: after === undefined ? -1 : sectionIds.indexOf(after),
      section: {
        heading,
        ...(level >= 1 && level < sectionLevel ? { level } : {}),
        markdown,
        ...(after === undefined ? {} : { after }),
      },
    };
  });
  return ranked
    .filter(({ section }) => section.heading !== '' || section.markdown !== '')
    .sort((a, b) => a.rank - b.rank)
    .map(({ section }) => section);
}
