import { alignThreeWays, type Segment } from './alignThreeWays.ts';

export interface Merged<T> {
  readonly value: T;
  /** Both sides changed the same place; the value holds what both wrote. */
  readonly conflict: boolean;
}

/**
 * Merges two changed texts, by lines and within a line by words. What both changed differently is kept from both,
 * ours first. Laws: a side that changed nothing yields to the other; equal changes count once.
 */
export function mergeText(base: string, ours: string, theirs: string): Merged<string> {
  return mergeTokens(base.split('\n'), ours.split('\n'), theirs.split('\n'), '\n', mergeLines);
}

function mergeLines(segment: Segment<string>): Merged<readonly string[]> {
  const words = [segment.base, segment.ours, segment.theirs].map((lines) =>
    lines.join('\n').split(/(?<=\s)|(?=\s)|\b/),
  );
  const [base = [], ours = [], theirs = []] = words;
  const changed: Segment<string>[] = [];
  const merged = mergeTokens(base, ours, theirs, '', (words) => {
    if (words.base.length > 0) changed.push(words);
    return { value: bothWords(words), conflict: true };
  });
  return changed.length > 0 ? keepBoth(segment) : { ...merged, value: merged.value.split('\n') };
}

/** What both wrote at one place within a line, apart from each other; the lines around it are not written twice. */
function bothWords({ ours, theirs }: Segment<string>): readonly string[] {
  const [our, their] = [ours.join(''), theirs.join('')];
  if (our.includes(their)) return ours;
  if (their.includes(our)) return theirs;
  return /\s$/.test(our) || /^\s/.test(their) ? [...ours, ...theirs] : [...ours, ' ', ...theirs];
}

/** What both sides wrote, unless one of them holds the other already. */
function keepBoth({ base, ours, theirs }: Segment<string>): Merged<readonly string[]> {
  const [our, their] = [ours.join('\n'), theirs.join('\n')];
  if (our.includes(their)) return { value: ours, conflict: true };
  if (their.includes(our)) return { value: theirs, conflict: true };
  const known = new Set([...ours, ...base]);
  return {
    value: [...ours, ...theirs.filter((line) => line.trim() === '' || !known.has(line))],
    conflict: true,
  };
}

function mergeTokens(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
  glue: string,
  onConflict: (segment: Segment<string>) => Merged<readonly string[]>,
): Merged<string> {
  const [baseText, our, their] = [base.join(glue), ours.join(glue), theirs.join(glue)];
  if (our === their || their === baseText) return { value: our, conflict: false };
  if (our === baseText) return { value: their, conflict: false };
  let conflict = false;
  const merged = alignThreeWays(base, ours, theirs, (token) => token).flatMap((segment) => {
    const texts = [segment.base, segment.ours, segment.theirs].map((tokens) => JSON.stringify(tokens));
    if (segment.common || texts[1] === texts[2] || texts[2] === texts[0]) return segment.ours;
    if (texts[1] === texts[0]) return segment.theirs;
    const resolved = onConflict(segment);
    conflict ||= resolved.conflict;
    return resolved.value;
  });
  return { value: merged.join(glue), conflict };
}
