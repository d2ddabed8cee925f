import type { AreaFact, DiffFact } from '../../core/note/evidence/evidenceFacts.ts';

interface Limits {
  readonly areas: number;
  readonly paths: number;
}

/**
 * A diff summary of `git diff-tree -r --numstat -z` (git-diff(1), "Other diff formats"); binary files count without
 * lines. With `--name-only -z` instead, the lines are unknown.
 */
export function parseNumstat(
  text: string,
  range: { readonly from: string; readonly to: string },
  limits: Limits,
): DiffFact {
  const areas = new Map<string, { files: number; added: number; removed: number }>();
  const paths: string[] = [];
  const sum = { files: 0, added: 0, removed: 0 };
  const entries = text.split('\0');
  for (let index = 0; index < entries.length; index += 1) {
    const entry = entries[index] ?? '';
    if (entry === '') continue;
    const match = /^(\d+|-)\t(\d+|-)\t/.exec(entry);
    let path = match === null ? entry : entry.slice(match[0].length);
    if (match !== null && path === '') {
      // A rename: old and new path follow as entries of their own.
      path = entries[index + 2] ?? '';
      index += 2;
    }
    const added = Number(match?.[1] ?? 0) || 0;
    const removed = Number(match?.[2] ?? 0) || 0;
    const slash = path.indexOf('/');
    const folder = slash === -1 ? '' : path.slice(0, slash);
    const area = areas.get(folder) ?? { files: 0, added: 0, removed: 0 };
    area.files += 1;
    area.added += added;
    area.removed += removed;
    areas.set(folder, area);
    sum.files += 1;
    sum.added += added;
    sum.removed += removed;
    if (paths.length < limits.paths) paths.push(path);
  }
  const sorted = [...areas].map(([folder, area]): AreaFact => ({ folder, ...area })).sort(bySize);
  return {
    ...range,
    ...sum,
    areas: { items: sorted.slice(0, limits.areas), total: sorted.length },
    paths: { items: paths, total: sum.files },
  };
}

function bySize(a: AreaFact, b: AreaFact): number {
  return b.added + b.removed - (a.added + a.removed) || b.files - a.files || (a.folder < b.folder ? -1 : 1);
}
