import type { FileChange } from '../../app/ports/gitHistory.ts';

/** Reads `--name-status -z` (git-diff(1)): a status, then one path, or the old and the new one after R and C. */
export function parseNameStatus(text: string): readonly FileChange[] {
  const fields = text.split('\0');
  const changes: FileChange[] = [];
  for (let index = 0; index + 1 < fields.length;) {
    const status = fields[index] ?? '';
    const path = fields[index + 1] ?? '';
    if (/^[RC]/.test(status)) {
      changes.push({ type: 'renamed', path: fields[index + 2] ?? '', previousPath: path });
      index += 3;
    } else {
      changes.push({ type: status === 'A' ? 'added' : status === 'D' ? 'deleted' : 'modified', path });
      index += 2;
    }
  }
  return changes;
}
