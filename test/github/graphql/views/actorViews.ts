import { demandScope } from '../../state/access.ts';
import { nodeId } from '../../state/nodeId.ts';
import type { Organization, Team, User } from '../../state/stateData.ts';
import { visibleStatus } from '../../state/userStatus.ts';
import { connection } from '../connection.ts';
import { field, lazy, resourcePath } from '../graphqlContext.ts';
import type { GraphqlContext, View } from '../graphqlContext.ts';

/** A person or organization by login. */
export function actorView(context: GraphqlContext, login: string): View {
  const organization = context.state.organization(login);
  return organization === undefined
    ? userView(context, context.state.requireUser(login))
    : organizationView(context, organization);
}

const addresses = (context: GraphqlContext, path: string): object => {
  const url = context.urls.html(path);
  return { url, resourcePath: resourcePath(url) };
};

/** `User`. */
export function userView(context: GraphqlContext, user: User): View {
  const { state } = context;
  return {
    __typename: 'User',
    id: nodeId('User', user.id),
    databaseId: user.id,
    login: user.login,
    name: user.name,
    email: user.emails[0] ?? '',
    bio: null,
    company: null,
    location: null,
    pronouns: null,
    isViewer: user.login === context.viewer.login,
    avatarUrl: field(['size'], () => context.urls.html(`/avatars/${user.login}`)),
    createdAt: user.createdAt,
    updatedAt: user.updatedAt,
    ...addresses(context, `/${user.login}`),
    status: lazy(() => statusView(context, user)),
    organizations: connection(
      'OrganizationConnection',
      () =>
        state.data.organizations.filter((one) => one.members.some((member) => member.login === user.login)),
      (organization) => organizationView(context, organization),
    ),
    organization: field(['login'], ({ login }) => {
      const organization = state.organization(String(login));
      const member = organization?.members.some((one) => one.login === user.login) === true;
      return organization !== undefined && member ? organizationView(context, organization) : null;
    }),
  };
}

/** `UserStatus` as this viewer sees it; `null` where there is none. */
export function statusView(context: GraphqlContext, user: User): View | null {
  const status = visibleStatus(context.state, user, context.viewer.login);
  if (status === null) return null;
  return {
    __typename: 'UserStatus',
    id: nodeId('UserStatus', status.id),
    emoji: status.emoji,
    message: status.message,
    indicatesLimitedAvailability: status.limitedAvailability,
    expiresAt: status.expiresAt,
    organization:
      status.organization === null ? null : lazy(() => actorView(context, status.organization ?? '')),
    createdAt: status.createdAt,
    updatedAt: status.updatedAt,
    user: lazy(() => userView(context, user)),
  };
}

/** `Organization`. Its teams take a token with `read:org`. */
export function organizationView(context: GraphqlContext, organization: Organization): View {
  const { state } = context;
  const teams = (): readonly Team[] => {
    demandScope(context.viewer, 'read:org');
    return state.data.teams.filter((team) => team.organization === organization.login);
  };
  return {
    __typename: 'Organization',
    id: nodeId('Organization', organization.id),
    databaseId: organization.id,
    login: organization.login,
    name: organization.name,
    description: null,
    email: null,
    avatarUrl: field(['size'], () => context.urls.html(`/avatars/${organization.login}`)),
    createdAt: organization.createdAt,
    ...addresses(context, `/${organization.login}`),
    viewerIsAMember: organization.members.some((member) => member.login === context.viewer.login),
    membersWithRole: connection(
      'OrganizationMemberConnection',
      () => organization.members,
      (member) => userView(context, state.requireUser(member.login)),
      (member) => ({ role: member.role.toUpperCase() }),
    ),
    team: field(['slug'], ({ slug }) => {
      const team = teams().find((one) => one.slug === slug);
      return team === undefined ? null : teamView(context, team);
    }),
    teams: connection('TeamConnection', teams, (team) => teamView(context, team)),
    memberStatuses: connection(
      'UserStatusConnection',
      () =>
        organization.members
          .map((member) => state.requireUser(member.login))
          .filter((user) => statusView(context, user) !== null),
      (user) => statusView(context, user),
    ),
  };
}

/** `Team`. */
export function teamView(context: GraphqlContext, team: Team): View {
  return {
    __typename: 'Team',
    id: nodeId('Team', team.id),
    databaseId: team.id,
    name: team.name,
    slug: team.slug,
    combinedSlug: `${team.organization}/${team.slug}`,
    description: team.description,
    privacy: 'VISIBLE',
    createdAt: team.createdAt,
    updatedAt: team.createdAt,
    ...addresses(context, `/orgs/${team.organization}/teams/${team.slug}`),
    organization: lazy(() => actorView(context, team.organization)),
    members: connection(
      'TeamMemberConnection',
      () => team.members,
      (member) => userView(context, context.state.requireUser(member.login)),
      (member) => ({ role: member.role.toUpperCase() }),
    ),
  };
}
