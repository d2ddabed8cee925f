import type { NoteKind, NotePriority, NoteStatus, SectionId } from './note.ts';

/** Headings of the published Markdown: one English form for ever, since they are read back by every client. */
export const sectionTitles: Readonly<Record<Exclude<SectionId, 'summary'>, string>> = {
  why: 'Why it matters',
  whereItStands: 'Where it stands',
  nextSteps: 'Next steps',
  blockedBy: 'Blocked by',
  questions: 'Questions',
  contingencies: 'If … then …',
  references: 'Where to look',
  evidence: 'Evidence',
};

export const kindTitles: Readonly<Record<NoteKind, string>> = {
  handoff: 'Handoff',
  review: 'Review',
  decision: 'Decision',
  update: 'Update',
};

export const statusTitles: Readonly<Record<NoteStatus, string>> = {
  on_track: 'on track',
  at_risk: 'at risk',
  blocked: 'blocked',
};

export const priorityTitles: Readonly<Record<NotePriority, string>> = {
  low: 'low',
  normal: 'normal',
  high: 'high',
  urgent: 'urgent',
};

export type BodySectionId = keyof typeof sectionTitles;

/** The sections that have a heading, in the order in which they are written. */
export const bodySections: readonly BodySectionId[] = [
  'why',
  'whereItStands',
  'nextSteps',
  'blockedBy',
  'questions',
  'contingencies',
  'references',
  'evidence',
];

const byTitle = new Map(bodySections.map((id) => [simplified(sectionTitles[id]), id]));

/** The section that a heading names, whatever its case, closing hashes or colon. */
export function sectionOfTitle(heading: string): BodySectionId | undefined {
  return heading.length > 100 ? undefined : byTitle.get(simplified(heading));
}

export function isBodySection(id: string): id is BodySectionId {
  return Object.hasOwn(sectionTitles, id);
}

function simplified(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll('...', '…')
    .replace(/ #+$/, '')
    .replace(/[:?]$/, '')
    .replace(/[\s…]+/g, ' ')
    .trim();
}
