import { diffComm } from 'node-diff3';

export interface DiffLine {
  readonly change: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** The lines that differ between two texts, each part with some unchanged lines around it; empty for the same text. */
export function lineDiff(before: string, after: string, context = 2): readonly DiffLine[] {
  if (before === after) return [];
  const parts = diffComm([...linesOf(before)], [...linesOf(after)]);
  return parts.flatMap((part, at): readonly DiffLine[] => {
    if ('common' in part) {
      const start = at === 0 ? [] : part.common.slice(0, context);
      const end =
        at === parts.length - 1
          ? []
          : part.common.slice(Math.max(start.length, part.common.length - context));
      return [...start, ...end].map((text) => ({ change: 'same', text }));
    }
    return [
      ...part.buffer1.map((text): DiffLine => ({ change: 'removed', text })),
      ...part.buffer2.map((text): DiffLine => ({ change: 'added', text })),
    ];
  });
}

/** Without the empty line after the last line's end. */
const linesOf = (text: string): readonly string[] => text.replace(/\r?\n$/, '').split(/\r?\n/);
