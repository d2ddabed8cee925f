import type { LineRange } from '../../app/ports/gitHistory.ts';
import { unquote } from './parsePatch.ts';
import { parseHunkHeader } from './parseHunkHeader.ts';

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
    else {
      const hunk = parseHunkHeader(row);
      if (hunk === undefined) continue;
      left = hunk.oldCount + hunk.newCount;
      if (path === undefined || hunk.oldStart === 0) continue;
      const last = hunk.oldStart + Math.max(hunk.oldCount, 1) - 1;
      ranges.push({ path, lines: { first: hunk.oldStart, last } });
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
