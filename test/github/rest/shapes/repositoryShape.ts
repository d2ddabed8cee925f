import type { Urls } from '../../http/urls.ts';
import { atLeast, viewerPermission } from '../../state/access.ts';
import type { Viewer } from '../../state/access.ts';
import type { GitHubState } from '../../state/gitHubState.ts';
import { fullName } from '../../state/gitHubState.ts';
import { nodeId } from '../../state/nodeId.ts';
import type { PermissionLevel, Repository } from '../../state/stateData.ts';
import type { JsonObject } from '../openApiDescription.ts';
import { simpleUser } from './userShape.ts';

/** The rights of one level, in the form that repositories and collaborators carry. */
export const permissionFlags = (level: PermissionLevel): JsonObject => ({
  admin: atLeast(level, 'admin'),
  maintain: atLeast(level, 'maintain'),
  push: atLeast(level, 'write'),
  triage: atLeast(level, 'triage'),
  pull: atLeast(level, 'read'),
});

const templates: Readonly<Record<string, string>> = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
};

/** `minimal-repository`: what stands in notifications and combined statuses. */
export function minimalRepository(state: GitHubState, urls: Urls, repository: Repository): JsonObject {
  const name = fullName(repository);
  const api = urls.api(`/repos/${name}`);
  return {
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name,
    full_name: name,
    owner: simpleUser(state, urls, repository.owner),
    private: repository.private,
    html_url: urls.html(`/${name}`),
    description: repository.description,
    fork: repository.parentId !== undefined,
    url: api,
    ...Object.fromEntries(Object.entries(templates).map(([key, path]) => [key, api + path])),
  };
}

/** `repository`: what stands inside pull requests and lists. */
export function repositoryShape(
  state: GitHubState,
  urls: Urls,
  repository: Repository,
  viewer: Viewer | null,
): JsonObject {
  const name = fullName(repository);
  const open = state.issues(repository).filter((issue) => issue.state === 'open').length;
  return {
    ...minimalRepository(state, urls, repository),
    git_url: `git:${urls.html(`/${name}.git`).replace(/^https?:/u, '')}`,
    ssh_url: `git@${new URL(urls.origin).hostname}:${name}.git`,
    clone_url: urls.html(`/${name}.git`),
    svn_url: urls.html(`/${name}`),
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    size: 0,
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    open_issues: open,
    open_issues_count: open,
    default_branch: repository.defaultBranch,
    is_template: false,
    topics: [],
    has_issues: repository.hasIssues,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_downloads: false,
    has_discussions: repository.hasDiscussions,
    archived: repository.archived,
    disabled: false,
    visibility: repository.private ? 'private' : 'public',
    allow_forking: true,
    web_commit_signoff_required: false,
    pushed_at: repository.pushedAt,
    created_at: repository.createdAt,
    updated_at: repository.updatedAt,
    ...(viewer === null ? {} : { permissions: permissionFlags(viewerPermission(state, repository, viewer)) }),
  };
}

/** `full-repository`: the repository itself. */
export function fullRepository(
  state: GitHubState,
  urls: Urls,
  repository: Repository,
  viewer: Viewer | null,
): JsonObject {
  const organization = state.organization(repository.owner);
  const parent = repository.parentId === undefined ? undefined : state.repositoryById(repository.parentId);
  const shaped = parent === undefined ? undefined : repositoryShape(state, urls, parent, viewer);
  return {
    ...repositoryShape(state, urls, repository, viewer),
    ...(shaped === undefined ? {} : { parent: shaped, source: shaped }),
    network_count: 0,
    subscribers_count: 0,
    ...(organization === undefined ? {} : { organization: simpleUser(state, urls, organization.login) }),
  };
}
