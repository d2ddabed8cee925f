import { permalinkUrl, type Snippet } from '../../core/note/draft/addReference.ts';
import type { FileReference } from '../../core/note/fileReference.ts';
import type { GitHistory } from '../ports/gitHistory.ts';
import type { LineRange } from '../ports/lineRange.ts';
import type { Log } from '../ports/log.ts';
import type { Checkout } from '../ports/workspace.ts';
import { repositoryReference } from '../repository/repositoryReference.ts';

/** What somebody chose in the editor. */
export interface Selection {
  /** Absolute path. */
  readonly file: string;
  /** Absent: the whole file. */
  readonly lines?: LineRange['lines'];
  /** What to quote below the reference. */
  readonly snippet?: Snippet;
}

/**
 * `notPushed`: the link works once the commit is pushed. `notCommitted`: the branch's head has no such lines yet.
 * `noAddress`: no remote on GitHub, or git gave no answer.
 */
export type SelectionLink = 'linked' | 'notPushed' | 'notCommitted' | 'noAddress';

export interface LocatePorts {
  readonly git: Pick<GitHistory, 'permalink' | 'lineCounts'>;
  readonly log: Log;
  /** The file's path relative to the folder, with `/`; undefined when it is not within it. */
  readonly pathWithin: (folder: string, file: string) => string | undefined;
}

/** A place to look at, and how it can be seen on the web. */
export interface Located {
  readonly reference: FileReference;
  readonly link: SelectionLink;
  readonly url?: string;
  readonly snippet?: Snippet;
}

async function locate(
  { git, log }: LocatePorts,
  { root, head }: Checkout,
  { path, lines, snippet }: Selection & { readonly path: string },
): Promise<Located> {
  const reference: FileReference = {
    path,
    ...(lines === undefined ? {} : { line: lines.first, endLine: lines.last }),
  };
  const located = { reference, ...(snippet === undefined ? {} : { snippet }) };
  const { commit } = head;
  if (commit === undefined) return { ...located, link: 'notCommitted' };
  const [parts, counts] = await Promise.all([
    git.permalink(root, commit, path),
    git.lineCounts(root, commit, [path]),
  ]);
  if (parts.type === 'failed') {
    log.warn('The permalink of a selection could not be made', { ...parts.failure });
    return { ...located, link: 'noAddress' };
  }
  const { existsAtCommit, pushed, remoteUrl } = parts.value;
  const known = counts.type === 'ok' ? (counts.value.get(path) ?? Infinity) : Infinity;
  if (!existsAtCommit || (lines?.last ?? 0) > known) return { ...located, link: 'notCommitted' };
  const repository = remoteUrl === undefined ? undefined : repositoryReference(remoteUrl);
  if (repository === undefined) return { ...located, link: 'noAddress' };
  return {
    ...located,
    link: pushed ? 'linked' : 'notPushed',
    url: permalinkUrl(repository.webUrl, commit, reference),
  };
}

/** Where the selections stand in the checkout at its head, in their order; `outside`: files of another place. */
export async function locateSelections(
  ports: LocatePorts,
  checkout: Checkout,
  selections: readonly Selection[],
): Promise<{ readonly located: readonly Located[]; readonly outside: readonly string[] }> {
  const placed = selections.map((selection) => ({
    selection,
    path: ports.pathWithin(checkout.root, selection.file),
  }));
  const located = await Promise.all(
    placed.flatMap(({ selection, path }) =>
      path === undefined ? [] : [locate(ports, checkout, { ...selection, path })],
    ),
  );
  return {
    located,
    outside: placed.flatMap(({ selection, path }) => (path === undefined ? [selection.file] : [])),
  };
}
