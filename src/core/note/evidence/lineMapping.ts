/**
 * A stretch of a file that changed, as `git diff -U0` counts it: `oldCount` lines from `oldStart` became `newCount`
 * lines from `newStart`, from 1. A count of 0 means: nothing, after the line of that number.
 */
export interface ChangedStretch {
  readonly oldStart: number;
  readonly oldCount: number;
  readonly newStart: number;
  readonly newCount: number;
}

/** Where lines are by now, first and last inclusive. */
export type MappedLines =
  | { readonly type: 'same' | 'moved' | 'changed'; readonly first: number; readonly last: number }
  /** None of them is there any more; they stood behind that line (0: at the beginning). */
  | { readonly type: 'gone'; readonly after: number };

/** Follows the lines from `first` to `last` (from 1, inclusive) through the changes, which are in the file's order. */
export function mapLines(changes: readonly ChangedStretch[], first: number, last: number): MappedLines {
  let beforeFirst = 0;
  let beforeLast = 0;
  let start: number | undefined;
  let end: number | undefined;
  let touched = false;
  for (const { oldStart, oldCount, newStart, newCount } of changes) {
    const oldEnd = oldStart + Math.max(oldCount, 1) - 1;
    const isBeforeFirst = oldCount === 0 ? oldStart < first : oldEnd < first;
    const isBeforeLast = oldCount === 0 ? oldStart < last : oldEnd < last;
    if (isBeforeFirst) beforeFirst += newCount - oldCount;
    if (isBeforeLast) beforeLast += newCount - oldCount;
    if (!isBeforeFirst && (isBeforeLast || (oldCount > 0 && oldStart <= last))) touched = true;
    if (oldCount === 0) continue;
    const from = newCount === 0 ? newStart + 1 : newStart;
    if (oldStart <= first && first <= oldEnd) start = from;
    if (oldStart <= last && last <= oldEnd) end = from + newCount - 1;
  }
  const mapped = { first: start ?? first + beforeFirst, last: end ?? last + beforeLast };
  if (mapped.last < mapped.first) return { type: 'gone', after: mapped.last };
  if (touched) return { type: 'changed', ...mapped };
  return { type: mapped.first === first ? 'same' : 'moved', ...mapped };
}
