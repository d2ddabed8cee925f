import { visibleText } from './evidence/evidenceText.ts';
import type { Draft } from './note.ts';
import { plainText } from './plainText.ts';
import type { Problem } from './readiness/problem.ts';

const longest = 80;

/**
 * A few words that name a row of Markdown: its first line as plain text, cut after 80 UTF-16 units.
 */
export function rowTitle(markdown: string): string {
  const [line = ''] = markdown.trim().split('\n', 1);
  return visibleText(plainText(line), longest);
}

/** The title of the step or question that a problem is about; empty for a problem of anything else. */
export function titleOfProblemRow({ content }: Draft, { section, index }: Problem): string {
  if (index === undefined || (section !== 'nextSteps' && section !== 'questions')) return '';
  return rowTitle(content[section][index]?.text ?? '');
}
