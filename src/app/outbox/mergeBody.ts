import { mergeDiff3 } from 'node-diff3';
import { mergeNoteBodies } from '../../core/note/merge/mergeNoteBodies.ts';

/**
 * Merges two changes of a comment's text line by line, and a note's section by section where lines that touch each
 * other were changed, e.g. two steps were ticked; `undefined` where both changed the same place differently.
 * Line ends become `\n` (forms on github.com send `\r\n`).
 */
export function mergeBody(base: string, mine: string, theirs: string): string | undefined {
  const [from, ours, current] = [base, mine, theirs].map((text) => text.replaceAll('\r\n', '\n'));
  if (from === undefined || ours === undefined || current === undefined) return undefined;
  if (from === current || ours === current) return ours;
  if (from === ours) return current;
  const merged = mergeDiff3(ours.split('\n'), from.split('\n'), current.split('\n'), {
    excludeFalseConflicts: true,
  });
  if (!merged.conflict) return merged.result.join('\n');
  return mergeNoteBodies(from, ours, current);
}
