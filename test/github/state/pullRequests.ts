import { ApiError, forbidden, validationFailed } from '../apiError.ts';
import { branchTip, branches, hasCommonHistory, mergeBranches, setRef } from '../git/bareRepository.ts';
import { atLeast, demand, permissionOf, viewerPermission } from './access.ts';
import type { Viewer } from './access.ts';
import { authored, demandEdit, editText } from './conversation.ts';
import { bringTip, forkOf, headLabel, headRepository } from './forks.ts';
import type { GitHubState, PullRequest } from './gitHubState.ts';
import { notifyAbout } from './notifications.ts';
import type { Repository } from './stateData.ts';

export interface NewPullRequest {
  readonly title: string;
  readonly body: string;
  /** Branch, or `owner:branch`, of the owner or of a fork's. */
  readonly head: string;
  readonly base: string;
  readonly draft: boolean;
}

/** Opens a pull request between two branches of one repository, or of a fork and its parent. Refuses as GitHub does. */
export async function createPullRequest(
  state: GitHubState,
  viewer: Viewer | null,
  repository: Repository,
  wish: NewPullRequest,
): Promise<PullRequest> {
  demand(state, viewer, repository, 'read');
  const [owner, headRef] = wish.head.includes(':')
    ? [wish.head.slice(0, wish.head.indexOf(':')), wish.head.slice(wish.head.indexOf(':') + 1)]
    : [repository.owner, wish.head];
  const head = forkOf(state, repository, owner);
  if (head === undefined) throw validationFailed('PullRequest', 'head', 'invalid');
  demand(state, viewer, head, 'write');
  const headSha = await bringTip(repository, head, headRef);
  const baseSha = await branchTip(repository.gitDirectory, wish.base);
  if (headSha === null) throw validationFailed('PullRequest', 'head', 'invalid');
  if (baseSha === null) throw validationFailed('PullRequest', 'base', 'invalid');
  if (wish.title.trim() === '') throw validationFailed('PullRequest', 'title', 'missing_field');
  const label = `${head.owner}:${headRef}`;
  if (findOpenPull(state, repository, label, wish.base) !== undefined) {
    throw validationFailed('PullRequest', 'base', 'custom', `A pull request already exists for ${label}.`);
  }
  if (headSha === baseSha || !(await hasCommonHistory(repository.gitDirectory, baseSha, headSha))) {
    throw validationFailed('PullRequest', 'base', 'custom', `No commits between ${wish.base} and ${headRef}`);
  }
  const pull: PullRequest = {
    ...authored(state, viewer.login, wish.body),
    repositoryId: repository.id,
    number: state.nextNumber(repository),
    title: wish.title,
    state: 'open',
    closedAt: null,
    closedBy: null,
    locked: false,
    lockReason: null,
    assignees: [],
    pull: {
      id: state.newId(),
      draft: wish.draft,
      headRef,
      ...(head === repository ? {} : { headRepositoryId: head.id }),
      baseRef: wish.base,
      headSha,
      baseSha,
      mergedAt: null,
      mergedBy: null,
      mergeCommitSha: null,
      requestedReviewers: [],
      requestedTeams: [],
    },
  };
  await setRef(repository.gitDirectory, `refs/pull/${String(pull.number)}/head`, headSha);
  state.data.issues.push(pull);
  notifyAbout(state, repository, pull, viewer.login, { body: wish.body });
  state.changed();
  return pull;
}

const findOpenPull = (
  state: GitHubState,
  repository: Repository,
  label: string,
  baseRef: string,
): PullRequest | undefined =>
  state
    .pulls(repository)

    .find(
      (pull) =>
        pull.state === 'open' &&
        headLabel(state, repository, pull) === label &&
        pull.pull.baseRef === baseRef,
    );

/** Changes title, body, base or state of a pull request. */
export async function updatePullRequest(
  state: GitHubState,
  viewer: Viewer | null,
  repository: Repository,
  pull: PullRequest,
  change: {
    readonly title?: string;
    readonly body?: string;
    readonly state?: 'open' | 'closed';
    readonly base?: string;
  },
): Promise<void> {
  demandEdit(state, viewer, repository, pull);
  if (change.base !== undefined) {
    const sha = await branchTip(repository.gitDirectory, change.base);
    if (sha === null) throw validationFailed('PullRequest', 'base', 'invalid');
    pull.pull.baseRef = change.base;
    pull.pull.baseSha = sha;
  }
  if (change.title !== undefined) pull.title = change.title;
  if (change.body !== undefined) editText(state, pull, viewer.login, change.body);
  if (change.state !== undefined && change.state !== pull.state)
    setPullState(state, pull, viewer.login, change.state);
  pull.updatedAt = state.now();
  state.changed();
}

function setPullState(state: GitHubState, pull: PullRequest, login: string, wanted: 'open' | 'closed'): void {
  if (pull.pull.mergedAt !== null) throw validationFailed('PullRequest', 'state', 'invalid');
  pull.state = wanted;
  pull.closedAt = wanted === 'closed' ? state.now() : null;
  pull.closedBy = wanted === 'closed' ? login : null;
}

/** Merges with a merge commit, made in the real repository; 405 where git finds a conflict. */
export async function mergePullRequest(
  state: GitHubState,
  viewer: Viewer | null,
  repository: Repository,
  pull: PullRequest,
): Promise<void> {
  demand(state, viewer, repository, 'write');
  if (pull.state !== 'open' || pull.pull.draft) throw new ApiError(405, 'Pull Request is not mergeable');
  const person = state.requireUser(viewer.login);
  const sha = await mergeBranches(repository.gitDirectory, {
    base: pull.pull.baseRef,
    head: pull.pull.headSha,
    message: `Merge pull request #${String(pull.number)} from ${repository.owner}/${pull.pull.headRef}\n\n${pull.title}`,
    author: { name: person.name, email: person.emails[0] ?? `${person.login}@users.noreply.github.com` },
    date: state.now(),
  });
  if (sha === null) throw new ApiError(405, 'Merge conflict');
  const now = state.now();
  pull.pull.mergedAt = now;
  pull.pull.mergedBy = viewer.login;
  pull.pull.mergeCommitSha = sha;
  Object.assign(pull, { state: 'closed', closedAt: now, closedBy: viewer.login, updatedAt: now });
  repository.pushedAt = now;
  notifyAbout(state, repository, pull, viewer.login, {
    extra: [{ login: pull.author, reason: 'state_change' }],
  });
  state.changed();
}

/** Requests reviews of people and teams; 422 for somebody who cannot review here. */
export function requestReviewers(
  state: GitHubState,
  viewer: Viewer | null,
  repository: Repository,
  pull: PullRequest,
  wish: { readonly logins: readonly string[]; readonly teams: readonly string[]; readonly replace?: boolean },
): void {
  demand(state, viewer, repository, 'read');
  if (!atLeast(viewerPermission(state, repository, viewer), 'triage') && viewer.login !== pull.author) {
    throw forbidden('Resource not accessible by personal access token');
  }
  const people = wish.logins.map((login) => state.user(login)?.login ?? login);
  if (people.includes(pull.author))
    throw new ApiError(422, 'Review cannot be requested from pull request author.');
  for (const login of people) {
    const known = state.user(login) !== undefined && permissionOf(state, repository, login) !== 'none';
    const member =
      repository.collaborators.some((person) => person.login === login) || login === repository.owner;
    if (!known || !member) {
      throw new ApiError(
        422,
        'Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the ' +
          `${repository.owner}/${repository.name} repository.`,
      );
    }
  }
  for (const slug of wish.teams) {
    if (state.team(repository.owner, slug) === undefined) {
      throw new ApiError(422, `Could not resolve to a node with the global id of '${slug}'.`);
    }
  }
  const before = new Set(pull.pull.requestedReviewers);
  const kept = wish.replace === true ? [] : pull.pull.requestedReviewers;
  pull.pull.requestedReviewers = [...new Set([...kept, ...people])];
  const teams = wish.replace === true ? [] : pull.pull.requestedTeams;
  pull.pull.requestedTeams = [...new Set([...teams, ...wish.teams])];
  pull.updatedAt = state.now();
  const asked = people.filter((login) => !before.has(login));
  notifyAbout(state, repository, pull, viewer.login, {
    extra: asked.map((login) => ({ login, reason: 'review_requested' })),
  });
  state.changed();
}

/** Takes review requests back. */
export function removeReviewers(
  state: GitHubState,
  viewer: Viewer | null,
  repository: Repository,
  pull: PullRequest,
  wish: { readonly logins: readonly string[]; readonly teams: readonly string[] },
): void {
  demand(state, viewer, repository, 'triage');
  pull.pull.requestedReviewers = pull.pull.requestedReviewers.filter((login) => !wish.logins.includes(login));
  pull.pull.requestedTeams = pull.pull.requestedTeams.filter((slug) => !wish.teams.includes(slug));
  pull.updatedAt = state.now();
  state.changed();
}

/** Brings open pull requests up to the branches' tips; a pull request whose branch is gone is closed. */
export async function followBranches(state: GitHubState, repository: Repository): Promise<void> {
  const open = state.pulls(repository).filter((pull) => pull.state === 'open');
  if (open.length === 0) return;
  const tips = new Map((await branches(repository.gitDirectory)).map((branch) => [branch.name, branch.sha]));
  let moved = false;
  for (const pull of open) {
    const head = headRepository(state, repository, pull.pull);
    const headSha =
      head === repository
        ? tips.get(pull.pull.headRef)
        : ((await bringTip(repository, head, pull.pull.headRef)) ?? undefined);
    const baseSha = tips.get(pull.pull.baseRef);
    if (headSha === undefined) {
      setPullState(state, pull, pull.author, 'closed');
      pull.updatedAt = state.now();
    } else if (headSha !== pull.pull.headSha) {
      pull.pull.headSha = headSha;
      pull.updatedAt = state.now();
      await setRef(repository.gitDirectory, `refs/pull/${String(pull.number)}/head`, headSha);
    } else if (baseSha === undefined || baseSha === pull.pull.baseSha) continue;
    if (baseSha !== undefined) pull.pull.baseSha = baseSha;
    moved = true;
  }
  if (moved) state.changed();
}
