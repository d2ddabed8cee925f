/** Whether two plain values are equal; the order of an object's keys does not count. */
export function sameValue(a: unknown, b: unknown): boolean {
  return a === b || stableText(a) === stableText(b);
}

function stableText(value: unknown): string | undefined {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
