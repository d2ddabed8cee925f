import { ApiError, forbidden, notFound, requiresAuthentication } from '../apiError.ts';
import type { GitHubState } from './gitHubState.ts';
import type { AccessToken, Issue, PermissionLevel, Repository } from './stateData.ts';

/** Who asks: a token of a known person. `null` stands for an anonymous request. */
export type Viewer = AccessToken;

const ranks: readonly PermissionLevel[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];

/** Whether `level` includes everything that `wanted` allows. */
export const atLeast = (level: PermissionLevel, wanted: PermissionLevel): boolean =>
  ranks.indexOf(level) >= ranks.indexOf(wanted);

/** What a person may do in a repository, whatever the token's scopes are. */
export function permissionOf(
  state: GitHubState,
  repository: Repository,
  login: string | null,
): PermissionLevel {
  const floor: PermissionLevel = repository.private ? 'none' : 'read';
  if (login === null) return floor;
  const same = (other: string): boolean => other.toLowerCase() === login.toLowerCase();
  if (same(repository.owner)) return 'admin';
  const owner = state.organization(repository.owner)?.members.find((member) => same(member.login));
  if (owner?.role === 'admin') return 'admin';
  return repository.collaborators.find((person) => same(person.login))?.permission ?? floor;
}

/** A private repository takes the `repo` scope to be seen at all; elsewhere the person's permission counts. */
export function viewerPermission(
  state: GitHubState,
  repository: Repository,
  viewer: Viewer | null,
): PermissionLevel {
  if (repository.private && !hasScope(viewer, 'repo')) return 'none';
  return permissionOf(state, repository, viewer?.login ?? null);
}

/** Whether the token carries a scope; `repo` includes `public_repo`, `user` includes `read:user`, and so on. */
export function hasScope(viewer: Viewer | null, scope: string): boolean {
  const scopes = viewer?.scopes ?? [];
  return scopes.some((own) => own === scope || (included[own] ?? []).includes(scope));
}

const included: Readonly<Record<string, readonly string[]>> = {
  repo: ['public_repo', 'repo:status', 'notifications'],
  user: ['read:user', 'user:email', 'user:follow'],
  'admin:org': ['write:org', 'read:org'],
  'write:org': ['read:org'],
};

/** The repository if this viewer may see it; otherwise 404, as if it did not exist. */
export function visibleRepository(
  state: GitHubState,
  viewer: Viewer | null,
  repository: Repository | undefined,
): Repository {
  if (repository === undefined || viewerPermission(state, repository, viewer) === 'none') throw notFound();
  return repository;
}

/** Throws unless the viewer may write into the repository with at least this permission. */
export function demand(
  state: GitHubState,
  viewer: Viewer | null,
  repository: Repository,
  wanted: PermissionLevel,
): asserts viewer is Viewer {
  if (viewer === null) throw requiresAuthentication();
  if (!atLeast(viewerPermission(state, repository, viewer), wanted)) {
    throw wanted === 'read' ? notFound() : forbidden('Must have write access to repository.');
  }
  if (!hasScope(viewer, repository.private ? 'repo' : 'public_repo')) throw notFound();
  if (repository.archived) throw forbidden('Repository was archived so is read-only.');
}

/** Throws unless the viewer may add to a conversation: reading is enough, unless it is locked. */
export function demandConversation(
  state: GitHubState,
  viewer: Viewer | null,
  repository: Repository,
  subject: Pick<Issue, 'locked'>,
): asserts viewer is Viewer {
  demand(state, viewer, repository, 'read');
  if (subject.locked && !atLeast(viewerPermission(state, repository, viewer), 'triage')) {
    throw forbidden('Unable to create comment because issue is locked.');
  }
}

/** 403 with the scopes that would have been accepted. */
export function demandScope(viewer: Viewer | null, scope: string): asserts viewer is Viewer {
  if (viewer === null) throw requiresAuthentication();
  if (!hasScope(viewer, scope)) {
    throw new ApiError(
      403,
      `Your token has not been granted the required scopes to execute this query. It requires one of the following scopes: ['${scope}'].`,
      { type: 'INSUFFICIENT_SCOPES', headers: { 'x-accepted-oauth-scopes': scope } },
    );
  }
}

/** How GitHub calls the relation of an author to a repository. */
export function authorAssociation(state: GitHubState, repository: Repository, login: string): string {
  if (repository.owner === login) return 'OWNER';
  const organization = state.organization(repository.owner);
  if (organization?.members.some((member) => member.login === login) === true) return 'MEMBER';
  return repository.collaborators.some((person) => person.login === login) ? 'COLLABORATOR' : 'NONE';
}
