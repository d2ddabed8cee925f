import { gitHubRemote } from './branchTarget.ts';
import type { Checkout, WorkspaceState } from './ports/workspace.ts';
import { repositoryReference, type RepositoryReference } from './repositoryReference.ts';

/** A working tree of a note's repository, and the remote that leads to it. */
export interface NoteCheckout {
  readonly checkout: Checkout;
  readonly remote: string;
}

/** The open working tree whose remote is that repository, the active one first; undefined when none is open. */
export function noteCheckout(
  workspace: WorkspaceState,
  repository: RepositoryReference,
): NoteCheckout | undefined {
  if (workspace.type !== 'open') return undefined;
  const { active, checkouts } = workspace;
  const others = checkouts.filter(({ root }) => root !== active.root);
  for (const checkout of [active, ...others]) {
    const preferred = gitHubRemote(checkout)?.name;
    const remotes = checkout.remotes.toSorted(
      (a, b) => Number(b.name === preferred) - Number(a.name === preferred),
    );
    const remote = remotes.find(({ url }) => isSame(repositoryReference(url), repository));
    if (remote !== undefined) return { checkout, remote: remote.name };
  }
  return undefined;
}

function isSame(a: RepositoryReference | undefined, b: RepositoryReference): boolean {
  const nameOf = ({ host, owner, name }: RepositoryReference): string =>
    `${host}/${owner}/${name}`.toLowerCase();
  return a !== undefined && nameOf(a) === nameOf(b);
}
