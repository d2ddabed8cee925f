import type { NoteKind, SectionId } from './note.ts';
import { sectionIds } from './note.ts';

/** How much a kind asks for a section; `auto` is generated. */
export type SectionNeed = 'must' | 'should' | 'may' | 'auto';

/** DESIGN.md, "The note": what each kind of note must, should and may say. */
export const sectionNeeds: Readonly<Record<NoteKind, Readonly<Record<SectionId, SectionNeed>>>> = {
  handoff: {
    summary: 'must',
    why: 'must',
    whereItStands: 'must',
    nextSteps: 'must',
    blockedBy: 'may',
    questions: 'may',
    contingencies: 'should',
    references: 'should',
    evidence: 'auto',
  },
  review: {
    summary: 'must',
    why: 'may',
    whereItStands: 'must',
    nextSteps: 'may',
    blockedBy: 'may',
    questions: 'must',
    contingencies: 'may',
    references: 'must',
    evidence: 'auto',
  },
  decision: {
    summary: 'must',
    why: 'must',
    whereItStands: 'must',
    nextSteps: 'may',
    blockedBy: 'may',
    questions: 'must',
    contingencies: 'may',
    references: 'may',
    evidence: 'may',
  },
  update: {
    summary: 'must',
    why: 'may',
    whereItStands: 'must',
    nextSteps: 'may',
    blockedBy: 'may',
    questions: 'may',
    contingencies: 'may',
    references: 'may',
    evidence: 'may',
  },
};

/** The sections of a kind that are needed as given, in the order in which they are written. */
export function sectionsOf(kind: NoteKind, ...needs: readonly SectionNeed[]): readonly SectionId[] {
  return sectionIds.filter((id) => needs.includes(sectionNeeds[kind][id]));
}
