import type { LineRange } from '../../app/ports/gitHistory.ts';
import { unquote } from './parsePatch.ts';

/** Ranges are listed for so many hunks, the largest first. */
const mostRanges = 200;

/**
 * The lines of the old files that a patch without context changes or removes (`git diff-tree -p -U0`, prefixes `a/` and
 * `b/`); for a hunk that only adds, the line after which it adds. New files have none. Largest first.
 */
export function changedRanges(text: string): readonly LineRange[] {
  const ranges: {
    readonly path: string;
    readonly lines: { readonly first: number; readonly last: number };
  }[] = [];
  let path: string | undefined;
  let left = 0;
  for (const row of text.split('\n')) {
    if (left > 0 && /^[-+\\]/.test(row)) {
      if (!row.startsWith('\\')) left -= 1;
    } else if (row.startsWith('diff --git ')) path = undefined;
    else if (row.startsWith('--- ')) path = oldPath(row.slice('--- '.length));
    else if (row.startsWith('@@ ')) {
      const [, from, removed, added] = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(row) ?? [];
      const first = Number(from ?? 0);
      const count = Number(removed ?? 1);
      left = count + Number(added ?? 1);
      if (path !== undefined && first > 0) {
        ranges.push({ path, lines: { first, last: first + Math.max(count, 1) - 1 } });
      }
    }
  }
  const length = ({ lines }: (typeof ranges)[number]): number => lines.last - lines.first;
  return ranges.sort((a, b) => length(b) - length(a)).slice(0, mostRanges);
}

/** Git ends a path that has a space with a tab, and calls the old side of a new file `/dev/null`. */
function oldPath(name: string): string | undefined {
  const path = unquote(name.replace(/\t$/, ''));
  return path.startsWith('a/') ? path.slice('a/'.length) : undefined;
}
