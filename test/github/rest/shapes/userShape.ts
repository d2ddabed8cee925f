import type { Urls } from '../../http/urls.ts';
import { nodeId } from '../../state/nodeId.ts';
import type { GitHubState } from '../../state/gitHubState.ts';
import type { Organization, Team, User } from '../../state/stateData.ts';
import type { JsonObject } from '../openApiDescription.ts';

/** `simple-user`: a person or an organization where it stands as owner, author or actor. */
export function simpleUser(state: GitHubState, urls: Urls, login: string): JsonObject {
  const organization = state.organization(login);
  const account: Organization | User = organization ?? state.requireUser(login);
  const api = urls.api(`/users/${account.login}`);
  const type = organization === undefined ? 'User' : 'Organization';
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId(type, account.id),
    avatar_url: urls.html(`/avatars/${account.login}`),
    gravatar_id: '',
    url: api,
    html_url: urls.html(`/${account.login}`),
    followers_url: `${api}/followers`,
    following_url: `${api}/following{/other_user}`,
    gists_url: `${api}/gists{/gist_id}`,
    starred_url: `${api}/starred{/owner}{/repo}`,
    subscriptions_url: `${api}/subscriptions`,
    organizations_url: `${api}/orgs`,
    repos_url: `${api}/repos`,
    events_url: `${api}/events{/privacy}`,
    received_events_url: `${api}/received_events`,
    type,
    user_view_type: 'public',
    site_admin: false,
  };
}

/** `simple-user` of a person who may be missing. */
export const simpleUserOrNull = (state: GitHubState, urls: Urls, login: string | null): JsonObject | null =>
  login === null ? null : simpleUser(state, urls, login);

/** `public-user`. The API has no time zone and, over REST, no status. */
export function publicUser(state: GitHubState, urls: Urls, user: User): JsonObject {
  const repositories = state.data.repositories.filter((one) => one.owner === user.login);
  return {
    ...simpleUser(state, urls, user.login),
    name: user.name,
    company: null,
    blog: '',
    location: null,
    email: user.emails[0] ?? null,
    hireable: null,
    bio: null,
    twitter_username: null,
    public_repos: repositories.filter((one) => !one.private).length,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: user.createdAt,
    updated_at: user.updatedAt,
  };
}

/** `private-user`: what a person sees of themselves. */
export function privateUser(state: GitHubState, urls: Urls, user: User): JsonObject {
  const owned = state.data.repositories.filter((one) => one.owner === user.login && one.private);
  return {
    ...publicUser(state, urls, user),
    user_view_type: 'private',
    private_gists: 0,
    total_private_repos: owned.length,
    owned_private_repos: owned.length,
    disk_usage: 0,
    collaborators: 0,
    two_factor_authentication: true,
  };
}

/** `team-simple`; `team` has in addition `parent` (see `teamShape`). */
export function simpleTeam(state: GitHubState, urls: Urls, team: Team): JsonObject {
  const organization = state.organization(team.organization);
  const api = urls.api(`/organizations/${String(organization?.id ?? 0)}/team/${String(team.id)}`);
  return {
    id: team.id,
    node_id: nodeId('Team', team.id),
    name: team.name,
    slug: team.slug,
    description: team.description,
    privacy: 'closed',
    notification_setting: 'notifications_enabled',
    url: api,
    html_url: urls.html(`/orgs/${team.organization}/teams/${team.slug}`),
    members_url: `${api}/members{/member}`,
    repositories_url: `${api}/repos`,
    type: 'organization',
    permission: 'pull',
  };
}

/** `team`. */
export const teamShape = (state: GitHubState, urls: Urls, team: Team): JsonObject => ({
  ...simpleTeam(state, urls, team),
  parent: null,
});

/** `team-full`. */
export function fullTeam(state: GitHubState, urls: Urls, team: Team): JsonObject {
  const organization = state.organization(team.organization);
  const api = urls.api(`/orgs/${team.organization}`);
  return {
    ...teamShape(state, urls, team),
    members_count: team.members.length,
    repos_count: 0,
    created_at: team.createdAt,
    updated_at: team.createdAt,
    organization: {
      login: team.organization,
      id: organization?.id,
      node_id: nodeId('Organization', organization?.id ?? 0),
      name: organization?.name,
      description: null,
      url: api,
      html_url: urls.html(`/${team.organization}`),
      avatar_url: urls.html(`/avatars/${team.organization}`),
      repos_url: `${api}/repos`,
      events_url: `${api}/events`,
      hooks_url: `${api}/hooks`,
      issues_url: `${api}/issues`,
      members_url: `${api}/members{/member}`,
      public_members_url: `${api}/public_members{/member}`,
      has_organization_projects: true,
      has_repository_projects: true,
      public_repos: state.data.repositories.filter((one) => one.owner === team.organization && !one.private)
        .length,
      public_gists: 0,
      followers: 0,
      following: 0,
      type: 'Organization',
      created_at: organization?.createdAt,
      updated_at: organization?.createdAt,
      archived_at: null,
    },
  };
}
