import { Emitter } from '../emitter.ts';
import type { Disposable } from '../ports/event.ts';
import type { GitHistory } from '../ports/gitHistory.ts';
import { GitHubFailure } from '../ports/gitHubFailure.ts';
import type { GitHubPullRequests } from '../ports/gitHubPullRequests.ts';
import type { Log } from '../ports/log.ts';
import type { Workspace } from '../ports/workspace.ts';
import type { BranchTarget, BranchTargetLookup } from './branchTarget.ts';

export interface BranchBasePorts {
  readonly workspace: Workspace;
  readonly target: Pick<BranchTargetLookup, 'target' | 'onDidChange'>;
  readonly git: Pick<GitHistory, 'stackedOn'>;
  readonly pullRequests: Pick<GitHubPullRequests, 'ofBranch'>;
  readonly log: Log;
}

/** Of how many branches GitHub is asked for an open pull request. */
const mostAsked = 3;

/**
 * The branch into which the checked-out one goes: that of its open pull request, else the nearest one from which it was
 * cut and which has an open pull request itself. Undefined where nothing but the default branch is known.
 */
export class BranchBase implements Disposable {
  readonly #ports: BranchBasePorts;
  readonly #changed = new Emitter<undefined>();
  readonly #subscription: Disposable;
  #branch: string | undefined;
  #turn = 0;

  readonly onDidChange = this.#changed.event;

  constructor(ports: BranchBasePorts) {
    this.#ports = ports;
    this.#subscription = ports.target.onDidChange(() => void this.#follow());
    void this.#follow();
  }

  get branch(): string | undefined {
    return this.#branch;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  async #follow(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const branch = await this.#lookUp(this.#ports.target.target);
    if (turn !== this.#turn || branch === this.#branch) return;
    this.#branch = branch;
    this.#changed.fire(undefined);
  }

  async #lookUp(target: BranchTarget): Promise<string | undefined> {
    const { workspace, git, pullRequests, log } = this.#ports;
    if (target.type !== 'found') return undefined;
    const [open] = target.openPullRequests;
    if (open !== undefined) return open.baseBranch;
    const { state } = workspace;
    // A fork's branches are no base of what goes into its parent.
    if (state.type !== 'open' || state.active.head.type !== 'branch' || target.bases.length > 1)
      return undefined;
    const found = await git.stackedOn(state.active.root, state.active.head.name);
    if (found.type === 'failed') return undefined;
    const { repository } = target.facts;
    try {
      for (const branch of found.value.slice(0, mostAsked)) {
        const pulls = await pullRequests.ofBranch(repository, { owner: repository.owner, branch });
        if (pulls.some((pull) => pull.state === 'open')) return branch;
      }
    } catch (error) {
      if (!(error instanceof GitHubFailure)) throw error;
      log.info('Whose work the branch builds on could not be asked', { reason: error.reason });
    }
    return undefined;
  }
}
