import type { MarkerFact } from '../../core/note/evidence/evidenceFacts.ts';
import { parseHunkHeader } from './parseHunkHeader.ts';

const marker = /(?<![\p{L}\p{N}_])(TODO|FIXME)(?![\p{L}\p{N}_])/u;
const longestText = 200;

/**
 * The TODO and FIXME in the added lines of a patch without context (`git diff-tree -p -U0`, prefixes `a/` and `b/`,
 * quoted paths). Hunks are counted by their headers, so that no content can pass for a header. Total on any text.
 */
export function parsePatch(text: string, commit: string | undefined): readonly MarkerFact[] {
  const found: MarkerFact[] = [];
  let path: string | undefined;
  let line = 0;
  let removed = 0;
  let added = 0;
  for (const row of lines(text)) {
    if (removed > 0 && row.startsWith('-')) removed -= 1;
    else if (added > 0 && row.startsWith('+')) {
      const match = marker.exec(row);
      if (match !== null && path !== undefined)
        found.push({
          marker: match[1] === 'FIXME' ? 'FIXME' : 'TODO',
          path,
          line,
          text: shorten(row.slice(match.index)),
          ...(commit === undefined ? {} : { commit }),
        });
      added -= 1;
      line += 1;
    } else if (row.startsWith('@@ ')) {
      const hunk = parseHunkHeader(row);
      if (hunk !== undefined) ({ oldCount: removed, newStart: line, newCount: added } = hunk);
    } else if (row.startsWith('diff --git ')) path = undefined;
    else if (row.startsWith('+++ ')) path = newPath(row.slice('+++ '.length));
  }
  return found;
}

function* lines(text: string): Generator<string> {
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\n', from);
    const to = end === -1 ? text.length : end;
    yield text.slice(from, to);
    from = to + 1;
  }
}

/** Git ends a path that has a space with a tab. */
function newPath(name: string): string | undefined {
  const path = unquote(name.replace(/\t$/, ''));
  return path.startsWith('b/') ? path.slice('b/'.length) : undefined;
}

const escapes: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  t: 9,
  n: 10,
  v: 11,
  f: 12,
  r: 13,
  '"': 34,
  '\\': 92,
};

/** A path as git quotes it under `core.quotePath` (git-config(1)): C escapes, bytes in octal. */
export function unquote(name: string): string {
  if (!name.startsWith('"') || !name.endsWith('"') || name.length < 2) return name;
  const bytes: number[] = [];
  for (const part of name.slice(1, -1).matchAll(/\\([0-7]{3})|\\(.)|([^\\]+)/gsu)) {
    if (part[1] !== undefined) bytes.push(Number.parseInt(part[1], 8) & 0xff);
    else if (part[2] !== undefined) bytes.push(escapes[part[2]] ?? 63);
    else bytes.push(...Buffer.from(part[3] ?? ''));
  }
  return Buffer.from(bytes).toString('utf8');
}

function shorten(text: string): string {
  const whole = text.trim().toWellFormed();
  return whole.length <= longestText
    ? whole
    : `${whole.slice(0, longestText - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
