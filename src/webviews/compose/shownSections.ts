import { sectionIds, type Draft, type SectionId } from '../../core/note/note.ts';
import { sectionNeeds } from '../../core/note/requiredSections.ts';

const hasContent = (draft: Draft, section: SectionId): boolean => draft.content[section].length > 0;

const isNeeded = (draft: Draft, section: SectionId): boolean => {
  const need = sectionNeeds[draft.header.kind][section];
  return need === 'must' || need === 'should';
};

/** Sections that stand in the form: needed by the kind, filled, or opened by the writer. */
export const shownSections = (draft: Draft, opened: ReadonlySet<SectionId>): readonly SectionId[] =>
  sectionIds.filter(
    (section) => isNeeded(draft, section) || hasContent(draft, section) || opened.has(section),
  );

/** Sections that are one click away. Evidence is collected, not written, so it is not offered. */
export const offeredSections = (draft: Draft, opened: ReadonlySet<SectionId>): readonly SectionId[] => {
  const shown = shownSections(draft, opened);
  return sectionIds.filter((section) => !shown.includes(section) && section !== 'evidence');
};
