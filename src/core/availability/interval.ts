import type { Instant } from '../instant.ts';

/** A half-open span `[start, end)` of epoch milliseconds (P1). */
export interface Interval {
  readonly start: Instant;
  readonly end: Instant;
}

/**
 * Sorted, disjoint, non-touching spans that cover the same instants as `intervals` (P5).
 * Empty and reversed spans cover nothing.
 */
export function unite(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals.filter((each) => each.end > each.start).sort((a, b) => a.start - b.start);
  const united: { start: Instant; end: Instant }[] = [];
  for (const { start, end } of sorted) {
    const last = united.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else united.push({ start, end });
  }
  return united;
}

/** The instants in both of two lists, each sorted and disjoint as {@link unite} gives them. */
export function intersect(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const common: Interval[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const left = a[i];
    const right = b[j];
    if (left === undefined || right === undefined) return common;
    const start = Math.max(left.start, right.start);
    const end = Math.min(left.end, right.end);
    if (end > start) common.push({ start, end });
    if (left.end <= right.end) i++;
    else j++;
  }
}

/** Milliseconds covered by disjoint spans. */
export function totalLength(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, { start, end }) => sum + (end - start), 0);
}
