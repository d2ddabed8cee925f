/**
 * Where the cursor belongs after a text was changed by somebody else: it stays before or behind the change, and at
 * the end of the change when it stood within.
 */
export const carriedOffset = (before: string, after: string, offset: number): number => {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shortest - start && before[before.length - 1 - end] === after[after.length - 1 - end])
    end += 1;
  if (offset <= start) return offset;
  if (offset >= before.length - end) return offset + after.length - before.length;
  return after.length - end;
};
