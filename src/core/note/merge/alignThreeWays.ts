import { LCS } from 'node-diff3';

/** A stretch that all three share (`common`), or one in which at least one of them differs. */
export interface Segment<T> {
  readonly common: boolean;
  readonly base: readonly T[];
  readonly ours: readonly T[];
  readonly theirs: readonly T[];
}

/** Above so many comparisons, what lies between common start and end is taken for one stretch. */
const maxComparisons = 1_000_000;

/** Aligns two changed sequences with the one from which both came, by the keys of their entries. */
export function alignThreeWays<T>(
  base: readonly T[],
  ours: readonly T[],
  theirs: readonly T[],
  key: (entry: T) => string,
): readonly Segment<T>[] {
  const toOurs = matches(base.map(key), ours.map(key));
  const toTheirs = matches(base.map(key), theirs.map(key));
  const segments: Segment<T>[] = [];
  let [atBase, atOurs, atTheirs] = [0, 0, 0];
  const cut = (endBase: number, endOurs: number, endTheirs: number, common: boolean): void => {
    const segment = {
      common,
      base: base.slice(atBase, endBase),
      ours: ours.slice(atOurs, endOurs),
      theirs: theirs.slice(atTheirs, endTheirs),
    };
    [atBase, atOurs, atTheirs] = [endBase, endOurs, endTheirs];
    if (segment.base.length + segment.ours.length + segment.theirs.length > 0) segments.push(segment);
  };
  for (let index = 0; index < base.length; index++) {
    const inOurs = toOurs[index];
    const inTheirs = toTheirs[index];
    if (inOurs === undefined || inTheirs === undefined) continue;
    cut(index, inOurs, inTheirs, false);
    cut(index + 1, inOurs + 1, inTheirs + 1, true);
  }
  cut(base.length, ours.length, theirs.length, false);
  return segments;
}

/** For each entry of `a`, the index in `b` of the entry with which a longest common subsequence pairs it. */
function matches(a: readonly string[], b: readonly string[]): readonly (number | undefined)[] {
  const pairs: (number | undefined)[] = a.map(() => undefined);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) pairs[start] = start++;
  let tail = 0;
  const most = Math.min(a.length, b.length) - start;
  while (tail < most && a[a.length - 1 - tail] === b[b.length - 1 - tail]) {
    tail++;
    pairs[a.length - tail] = b.length - tail;
  }
  const [middleA, middleB] = [a.slice(start, a.length - tail), b.slice(start, b.length - tail)];
  if (middleA.length * middleB.length > maxComparisons) return pairs;
  // The declared type forgets that a pair is chained to the one before it; the last stands for none and has no chain.
  let pair = LCS(middleA, middleB) as Candidate | undefined;
  while (pair?.chain) {
    pairs[start + pair.buffer1index] = start + pair.buffer2index;
    pair = pair.chain;
  }
  return pairs;
}

interface Candidate {
  readonly buffer1index: number;
  readonly buffer2index: number;
  readonly chain: Candidate | null;
}
