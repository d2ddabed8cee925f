import { alignThreeWays, type Segment } from './alignThreeWays.ts';
import type { Merged } from './mergeText.ts';

export interface ListMerger<T> {
  /** What makes an entry the same one although its other fields changed. */
  readonly key: (entry: T) => string;
  /** Merges the fields of one entry that all three have. */
  readonly merge: (base: T, ours: T, theirs: T) => Merged<T>;
}

/**
 * Merges two changed lists. An entry that one side removed and the other left alone goes; one that a side changed
 * stays. What both changed beyond recognition is kept from both, ours first.
 */
export function mergeList<T>(
  base: readonly T[],
  ours: readonly T[],
  theirs: readonly T[],
  merger: ListMerger<T>,
): Merged<readonly T[]> {
  let conflict = false;
  const merged = alignThreeWays(base, ours, theirs, merger.key).flatMap((segment) => {
    const result = mergeSegment(segment, merger);
    conflict ||= result.conflict;
    return result.value;
  });
  return { value: merged, conflict };
}

function mergeSegment<T>(segment: Segment<T>, merger: ListMerger<T>): Merged<readonly T[]> {
  const { base, ours, theirs } = segment;
  if (base.length === ours.length && base.length === theirs.length) return mergePairs(segment, merger);
  const keys = (entries: readonly T[]): string => JSON.stringify(entries.map(merger.key));
  const [baseKeys, ourKeys, theirKeys] = [keys(base), keys(ours), keys(theirs)];
  if (theirKeys === baseKeys) return mergeOneSided(base, ours, theirs, merger, false);
  if (ourKeys === baseKeys) return mergeOneSided(base, theirs, ours, merger, true);
  if (ourKeys === theirKeys) return { value: ours, conflict: false };
  const inPlace =
    mergeInPlace(base, ours, theirs, merger, false) ?? mergeInPlace(base, theirs, ours, merger, true);
  if (inPlace !== undefined) return inPlace;
  const [inBase, inOurs, inTheirs] = [base, ours, theirs].map((entries) => new Set(entries.map(merger.key)));
  const survives = (key: string, other: ReadonlySet<string> | undefined): boolean =>
    inBase?.has(key) !== true || other?.has(key) === true;
  const value = [
    ...ours.filter((each) => survives(merger.key(each), inTheirs)),
    ...theirs.filter((each) => inOurs?.has(merger.key(each)) !== true && survives(merger.key(each), inOurs)),
  ];
  return { value, conflict: base.length > 0 };
}

/** One side only added entries, the other only changed those that were there: each stays where it was. */
function mergeInPlace<T>(
  base: readonly T[],
  added: readonly T[],
  changed: readonly T[],
  merger: ListMerger<T>,
  addedIsTheirs: boolean,
): Merged<readonly T[]> | undefined {
  if (changed.length !== base.length) return undefined;
  let at = 0;
  const merged = added.map((each) => {
    const [from, other] = [base[at], changed[at]];
    if (from === undefined || other === undefined || merger.key(from) !== merger.key(each))
      return { value: each, conflict: false };
    at += 1;
    return addedIsTheirs ? merger.merge(from, other, each) : merger.merge(from, each, other);
  });
  if (at < base.length) return undefined;
  return { value: merged.map((each) => each.value), conflict: merged.some((each) => each.conflict) };
}

function mergePairs<T>({ base, ours, theirs }: Segment<T>, merger: ListMerger<T>): Merged<readonly T[]> {
  const pairs = base.map((each, index) => {
    const [our, their] = [ours[index], theirs[index]];
    return our === undefined || their === undefined
      ? { value: each, conflict: false }
      : merger.merge(each, our, their);
  });
  return { value: pairs.map((pair) => pair.value), conflict: pairs.some((pair) => pair.conflict) };
}

/** One side changed which entries there are; the other may still have changed fields of those that stayed. */
function mergeOneSided<T>(
  base: readonly T[],
  changed: readonly T[],
  kept: readonly T[],
  merger: ListMerger<T>,
  changedIsTheirs: boolean,
): Merged<readonly T[]> {
  const free = new Map<string, number[]>();
  base.forEach((each, index) => {
    const key = merger.key(each);
    const known = free.get(key);
    if (known === undefined) free.set(key, [index]);
    else known.push(index);
  });
  const merged = changed.map((each) => {
    const index = free.get(merger.key(each))?.shift();
    const [from, other] = index === undefined ? [] : [base[index], kept[index]];
    if (from === undefined || other === undefined) return { value: each, conflict: false };
    return changedIsTheirs ? merger.merge(from, other, each) : merger.merge(from, each, other);
  });
  return { value: merged.map((each) => each.value), conflict: merged.some((each) => each.conflict) };
}
