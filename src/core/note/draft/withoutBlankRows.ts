import type { NoteContent } from '../note.ts';

/** The content without list rows in which nothing was written: what a form keeps for typing and nobody should read. */
export function withoutBlankRows(content: NoteContent): NoteContent {
  const isWritten = (...texts: readonly string[]): boolean => texts.some((text) => text.trim() !== '');
  return {
    ...content,
    nextSteps: content.nextSteps.filter(({ text }) => isWritten(text)),
    questions: content.questions.filter(({ text }) => isWritten(text)),
    contingencies: content.contingencies.filter(({ condition, action }) => isWritten(condition, action)),
  };
}
