import { isEmptySection } from '../codec/canonicalContent.ts';
import { sectionIds, type NoteContent } from '../note.ts';

/** The content with the template's text in every section that is empty: nothing that was written is changed. */
export function applyTemplate(content: NoteContent, template: NoteContent): NoteContent {
  const filled = sectionIds
    .filter((section) => isEmptySection(content, section) && !isEmptySection(template, section))
    .map((section) => [section, template[section]] as const);
  const known = new Set(content.foreign.map(({ heading }) => heading));
  const foreign = template.foreign.filter(({ heading }) => !known.has(heading));
  return { ...content, ...Object.fromEntries(filled), foreign: [...content.foreign, ...foreign] };
}
