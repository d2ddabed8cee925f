import { gitHubRemote } from '../repository/branchTarget.ts';
import type { ForkParents } from '../repository/forkParents.ts';
import type { Checkout, Workspace } from '../ports/workspace.ts';
import {
  repositoryReference,
  type RepositoryReference,
  sameRepository,
} from '../repository/repositoryReference.ts';

/** A working tree of a note's repository, and the remote that leads to it. */
export interface NoteCheckout {
  readonly checkout: Checkout;
  readonly remote: string;
  /** The remote is a fork of the note's repository: it has the branches of its owner, and no pull requests. */
  readonly isFork: boolean;
}

export interface NoteCheckoutPorts {
  readonly workspace: Workspace;
  readonly parents: Pick<ForkParents, 'of'>;
}

/** The open working tree whose remote is that repository, else a fork of it; undefined when none is open. */
export function noteCheckout(
  { workspace: { state }, parents }: NoteCheckoutPorts,
  repository: RepositoryReference,
): NoteCheckout | undefined {
  if (state.type !== 'open') return undefined;
  const { active, checkouts } = state;
  const all = [active, ...checkouts.filter(({ root }) => root !== active.root)];
  const find = (
    isIt: (reference: RepositoryReference) => boolean,
    isFork: boolean,
  ): NoteCheckout | undefined => {
    for (const checkout of all) {
      const remote = remotesOf(checkout).find(({ url }) => {
        const reference = repositoryReference(url);
        return reference !== undefined && isIt(reference);
      });
      if (remote !== undefined) return { checkout, remote: remote.name, isFork };
    }
    return undefined;
  };
  return (
    find((reference) => sameRepository(reference, repository), false) ??
    find((reference) => {
      const parent = parents.of(reference);
      return parent !== undefined && sameRepository(parent, repository);
    }, true)
  );
}

/** The preferred one first. */
function remotesOf(checkout: Checkout): Checkout['remotes'] {
  const preferred = gitHubRemote(checkout)?.name;
  return checkout.remotes.toSorted((a, b) => Number(b.name === preferred) - Number(a.name === preferred));
}
