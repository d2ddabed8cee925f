import { mapLines } from '../../core/note/evidence/lineMapping.ts';
import { isRepositoryPath } from '../../core/note/resumePoint.ts';
import type { FileReference } from '../../core/note/fileReference.ts';
import type { GitHistory } from '../ports/gitHistory.ts';

/**
 * Where the place is by now. `here`: to be opened in the working tree, lines from 1; `change` says what became of the
 * lines since the commit, `unknown` that the commit is not in this repository.
 */
export type LocatedReference =
  | {
      readonly type: 'here';
      readonly path: string;
      readonly line?: number;
      readonly endLine?: number;
      readonly change: 'none' | 'moved' | 'changed' | 'linesGone' | 'unknown';
    }
  /** The commit has the file and the working tree has not. */
  | { readonly type: 'fileGone' }
  /** Not a path of the repository. */
  | { readonly type: 'invalid' };

/** Finds the lines of that commit in the working tree, through everything that changed since, saved or committed. */
export async function locateReference(
  git: GitHistory,
  root: string,
  commit: string | undefined,
  { path, line, endLine }: FileReference,
): Promise<LocatedReference> {
  if (!isRepositoryPath(path)) return { type: 'invalid' };
  const first = Math.max(1, line ?? 1);
  const last = Math.max(first, endLine ?? first);
  const asNamed = {
    type: 'here' as const,
    path,
    ...(line === undefined ? {} : { line: first, endLine: last }),
    change: 'unknown' as const,
  };
  const answer = commit === undefined ? undefined : await git.fileSince(root, commit, path);
  if (answer?.type !== 'ok') return asNamed;
  const since = answer.value;
  switch (since.type) {
    case 'commitUnknown':
    case 'notThere':
      return asNamed;
    case 'gone':
      return { type: 'fileGone' };
    case 'present': {
      const moved = since.path === path ? ('none' as const) : ('moved' as const);
      if (line === undefined) return { type: 'here', path: since.path, change: moved };
      const mapped = mapLines(since.changes, first, last);
      if (mapped.type === 'gone') {
        const near = Math.max(1, mapped.after);
        return { type: 'here', path: since.path, line: near, endLine: near, change: 'linesGone' };
      }
      const change = mapped.type === 'same' ? moved : mapped.type;
      return { type: 'here', path: since.path, line: mapped.first, endLine: mapped.last, change };
    }
  }
}
