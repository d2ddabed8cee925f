import type { SectionId } from '../../../core/note/note.ts';

/** Element ids are the field's keys: `summary`, `nextSteps-2`, `nextSteps-2-owner`. */
export const focusField = (key: string, caretAtEnd = true): boolean => {
  const element = document.getElementById(key);
  if (element === null) return false;
  element.closest('details')?.setAttribute('open', '');
  element.focus();
  element.scrollIntoView({ block: 'nearest' });
  if (caretAtEnd && element instanceof HTMLTextAreaElement)
    element.setSelectionRange(element.value.length, element.value.length);
  return true;
};

/** The focus into a section, into one of its rows, or to what adds its first row. */
export const focusSection = (section: SectionId, index?: number): void => {
  const keys = [
    ...(index === undefined ? [] : [`${section}-${index}`]),
    section,
    `${section}-0`,
    `${section}-add`,
  ];
  keys.some((key) => focusField(key));
};
