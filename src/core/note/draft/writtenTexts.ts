import type { NoteContent } from '../note.ts';

/** Every text of a note that a person wrote, the author's own sections too; not the generated evidence. */
export function writtenTexts(content: NoteContent): readonly string[] {
  return [
    content.summary,
    content.why,
    content.whereItStands,
    content.blockedBy,
    content.references,
    ...content.nextSteps.map(({ text }) => text),
    ...content.questions.map(({ text }) => text),
    ...content.contingencies.flatMap(({ condition, action }) => [condition, action]),
    ...content.foreign.flatMap(({ heading, markdown }) => [heading, markdown]),
  ];
}
