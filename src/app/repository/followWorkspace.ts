import { gitHubRemote, type BranchTargetLookup } from './branchTarget.ts';
import type { ForkParents } from './forkParents.ts';
import type { HandoffList } from '../handoffs/handoffList.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Disposable } from '../ports/event.ts';
import type { Sessions } from '../ports/sessions.ts';
import type { Workspace } from '../ports/workspace.ts';
import type { RepositoryReference } from './repositoryReference.ts';
import type { InboxSync } from '../inbox/syncInbox.ts';
import type { Viewers } from './viewers.ts';

export interface FollowWorkspacePorts {
  readonly workspace: Workspace;
  readonly sessions: Sessions;
  readonly target: BranchTargetLookup;
  readonly inbox: InboxSync;
  readonly parents: ForkParents;
  readonly handoffs: HandoffList;
  readonly viewers: Viewers;
  readonly outbox: Outbox;
}

/** Keeps pull request and inbox those of the open repositories, and asks again after a sign-in or a write. */
export function followWorkspace(ports: FollowWorkspacePorts): Disposable {
  const { workspace, sessions, target, inbox, parents, handoffs, viewers, outbox } = ports;
  const follow = (): void => {
    const { state } = workspace;
    target.follow(state.type === 'open' ? state.active : undefined);
    const own =
      state.type === 'open'
        ? distinct(state.checkouts.flatMap((each) => gitHubRemote(each)?.reference ?? []))
        : [];
    inbox.follow(distinct([...own, ...own.flatMap((each) => parents.of(each) ?? [])]));
    void parents.look(own);
    handoffs.recompute();
  };
  const subscriptions = [
    workspace.onDidChange(follow),
    parents.onDidChange(follow),
    sessions.onDidChange(() => {
      viewers.forget();
      parents.askAgain();
      follow();
      void target.refresh();
      void inbox.refresh();
    }),
    outbox.onDidSend(() => void inbox.refresh()),
  ];
  follow();
  return {
    dispose: () => {
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

function distinct(references: readonly RepositoryReference[]): readonly RepositoryReference[] {
  return [...new Map(references.map((reference) => [reference.webUrl.toLowerCase(), reference])).values()];
}
