import { type ListMerger, mergeList } from './mergeList.ts';
import { type Merged, mergeText } from './mergeText.ts';
import type { Contingency, ForeignSection, NextStep, NoteContent, Question, SectionId } from '../note.ts';
import { emptyContent } from '../note.ts';
import { sameValue } from '../sameValue.ts';

export interface MergedContent {
  readonly content: NoteContent;
  /** Sections in which both sides changed the same place; they hold what both wrote. */
  readonly conflicts: readonly SectionId[];
}

/**
 * Merges two changed contents three ways, section by section; without `base`, whatever both sides hold is kept from
 * both. Nothing that only one side wrote is lost. Laws: `merge(b, x, b) = x`, `merge(b, b, x) = x`, `merge(b, x, x) = x`.
 */
export function mergeContent(
  base: NoteContent | undefined,
  ours: NoteContent,
  theirs: NoteContent,
): MergedContent {
  const from = base ?? emptyContent;
  const conflicts: SectionId[] = [];
  const note = <T>(section: SectionId, merged: Merged<T>): T => {
    if (merged.conflict) conflicts.push(section);
    return merged.value;
  };
  type TextSection = 'why' | 'whereItStands' | 'blockedBy' | 'references' | 'evidence';
  const text = (section: TextSection): string =>
    note(section, mergeText(from[section], ours[section], theirs[section]));
  const summary = mergeText(from.summary, ours.summary, theirs.summary);
  return {
    content: {
      summary: note('summary', { ...summary, value: summary.value.replaceAll('\n', ' ') }),
      why: text('why'),
      whereItStands: text('whereItStands'),
      nextSteps: note('nextSteps', mergeList(from.nextSteps, ours.nextSteps, theirs.nextSteps, stepMerger)),
      blockedBy: text('blockedBy'),
      questions: note(
        'questions',
        mergeList(from.questions, ours.questions, theirs.questions, questionMerger),
      ),
      contingencies: note(
        'contingencies',
        mergeList(from.contingencies, ours.contingencies, theirs.contingencies, contingencyMerger),
      ),
      references: text('references'),
      evidence: text('evidence'),
      foreign: mergeList(from.foreign, ours.foreign, theirs.foreign, foreignMerger).value,
    },
    conflicts,
  };
}

/** Of three values the one that a side changed; ours when both did. */
export function changedValue<T>(base: T, ours: T, theirs: T): Merged<T> {
  if (sameValue(ours, base)) return { value: theirs, conflict: false };
  return { value: ours, conflict: !sameValue(theirs, base) && !sameValue(theirs, ours) };
}

const stepMerger: ListMerger<NextStep> = {
  key: (step) => step.text,
  merge: (base, ours, theirs) => mergeFields(base, ours, theirs, ['text']),
};
const questionMerger: ListMerger<Question> = {
  key: (question) => question.text,
  merge: (base, ours, theirs) => mergeFields(base, ours, theirs, ['text']),
};
const contingencyMerger: ListMerger<Contingency> = {
  key: (contingency) => JSON.stringify([contingency.condition, contingency.action]),
  merge: (base, ours, theirs) => mergeFields(base, ours, theirs, ['condition', 'action']),
};
const foreignMerger: ListMerger<ForeignSection> = {
  key: (section) => JSON.stringify([section.heading, section.markdown]),
  merge: (base, ours, theirs) => mergeFields(base, ours, theirs, ['heading', 'markdown']),
};

/** Merges an entry field by field: the named ones as text, of the others the one that a side changed. */
function mergeFields<T extends object>(base: T, ours: T, theirs: T, texts: readonly (keyof T)[]): Merged<T> {
  let conflict = false;
  const merged: Partial<T> = {};
  // Object.keys forgets that the keys are those of T.
  const keys = new Set([...Object.keys(ours), ...Object.keys(theirs)] as (keyof T)[]);
  for (const key of keys) {
    const [from, our, their] = [base[key], ours[key], theirs[key]];
    const field =
      texts.includes(key) && typeof from === 'string' && typeof our === 'string' && typeof their === 'string'
        ? mergeText(from, our, their)
        : changedValue(from, our, their);
    conflict ||= field.conflict;
    // Only strings are merged as text, and only into a field that held one in all three.
    if (field.value !== undefined) merged[key] = field.value as T[keyof T];
  }
  // Every required key is in ours and theirs, hence set above.
  return { value: merged as T, conflict };
}
