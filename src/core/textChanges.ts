import { diffIndices } from 'node-diff3';

/** Puts `text` in the place of `[start, end)`, UTF-16 offsets into the text before any change. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Above so many comparisons of lines, what differs is one change. */
const maxComparisons = 250_000;

/**
 * Small changes that make `after` of `before`, in order and apart from each other: by lines, and within changed lines
 * without what they share at both ends, so that a cursor beside a change stays where it is. Law: applied, they give
 * `after`.
 */
export function textChanges(before: string, after: string): readonly TextChange[] {
  if (before === after) return [];
  const whole = trimmed({ start: 0, end: before.length, text: after }, before);
  const lineStart = whole.start === 0 ? 0 : before.lastIndexOf('\n', whole.start - 1) + 1;
  const prefix = before.slice(lineStart, whole.start);
  const old = linesOf(prefix + before.slice(whole.start, whole.end));
  const next = linesOf(prefix + whole.text);
  if (old.length * next.length > maxComparisons || old.length < 3) return [whole];
  const starts = [lineStart];
  for (const line of old) starts.push((starts.at(-1) ?? 0) + line.length);
  return diffIndices([...old], [...next]).map(({ buffer1: [first, count], buffer2Content }) => {
    const [start = whole.end, end = whole.end] = [starts[first], starts[first + count]];
    return trimmed({ start, end, text: buffer2Content.join('') }, before);
  });
}

/** The lines with their ends. */
function linesOf(text: string): readonly string[] {
  return text.split(/(?<=\n)/);
}

/** The change without what old and new text share at their ends; never cuts a surrogate pair or a CRLF in two. */
function trimmed({ start, end, text }: TextChange, before: string): TextChange {
  const old = before.slice(start, end);
  const shortest = Math.min(old.length, text.length);
  let head = 0;
  while (head < shortest && old[head] === text[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && old[old.length - 1 - tail] === text[text.length - 1 - tail]) tail += 1;
  if (isInside(old, head) || isInside(text, head)) head -= 1;
  if (isInside(old, old.length - tail) || isInside(text, text.length - tail)) tail -= 1;
  return {
    start: start + head,
    end: end - Math.max(0, tail),
    text: text.slice(head, text.length - Math.max(0, tail)),
  };
}

function isInside(text: string, at: number): boolean {
  return /^(?:[\ud800-\udbff][\udc00-\udfff]|\r\n)$/.test(text.slice(Math.max(0, at - 1), at + 1));
}
