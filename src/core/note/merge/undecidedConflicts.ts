import { alignThreeWays, type Segment } from './alignThreeWays.ts';

/** Three texts of a note that are merged by hand. */
export interface MergeSides {
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
}

/** In how many places that both sides changed differently the merged text still says what it said before both. */
export function undecidedConflicts({ base, mine, theirs }: MergeSides, merged: string): number {
  const changes = changedPlaces(base, merged, merged);
  const conflicts = changedPlaces(base, mine, theirs).filter(
    ({ base: from, ours, theirs: other }) => ours !== other && ours !== from && other !== from,
  );
  return conflicts.filter(({ start, end }) => !changes.some((it) => it.start <= end && it.end >= start))
    .length;
}

interface ChangedPlace {
  /** The lines of the base, `end` excluded. */
  readonly start: number;
  readonly end: number;
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

function changedPlaces(base: string, ours: string, theirs: string): readonly ChangedPlace[] {
  const places: ChangedPlace[] = [];
  let start = 0;
  for (const segment of alignThreeWays(lines(base), lines(ours), lines(theirs), (line) => line)) {
    const end = start + segment.base.length;
    if (!segment.common) places.push({ start, end, ...joined(segment) });
    start = end;
  }
  return places;
}

function joined({ base, ours, theirs }: Segment<string>): Pick<ChangedPlace, 'base' | 'ours' | 'theirs'> {
  return { base: base.join('\n'), ours: ours.join('\n'), theirs: theirs.join('\n') };
}

function lines(text: string): readonly string[] {
  return text.split('\n');
}
