import { atLeast, demandScope, permissionOf } from '../../state/access.ts';
import { found } from '../../state/gitHubState.ts';
import { demand } from '../../state/access.ts';
import { permissionFlags, repositoryShape } from '../shapes/repositoryShape.ts';
import { fullTeam, privateUser, publicUser, simpleUser, teamShape } from '../shapes/userShape.ts';
import { list, optionalText, repositoryOf, text, viewerOf } from '../restHandler.ts';
import type { RestContext, RestOperations } from '../restHandler.ts';
import type { Organization, PermissionLevel, Repository, Team } from '../../state/stateData.ts';

/** People, organizations, teams, and who may do what in a repository. */
export const userOperations: RestOperations = {
  'users/get-authenticated': (context) => {
    const user = context.state.requireUser(viewerOf(context).login);
    return { status: 200, body: privateUser(context.state, context.urls, user) };
  },
  'users/get-by-username': (context) => {
    const user = context.state.requireUser(text(context.params['username']));
    return { status: 200, body: publicUser(context.state, context.urls, user) };
  },
  'repos/list-for-authenticated-user': (context) => {
    const { login } = viewerOf(context);
    const own = context.state.data.repositories.filter((repository) =>
      atLeast(levelOf(context, repository, login), 'write'),
    );
    return list(own, (one) => repositoryShape(context.state, context.urls, one, context.viewer));
  },
  'repos/list-collaborators': (context) => {
    const repository = repositoryOf(context);
    demand(context.state, context.viewer, repository, 'write');
    const people = collaborators(context, repository);
    const wanted = optionalText(context.query['permission']);
    const level = wanted === undefined ? 'read' : levelOfName(wanted);
    return list(
      people.filter((login) => atLeast(levelOf(context, repository, login), level)),
      (login) => collaborator(context, repository, login),
    );
  },
  'repos/check-collaborator': (context) => {
    const repository = repositoryOf(context);
    demand(context.state, context.viewer, repository, 'read');
    const wanted = text(context.params['username']).toLowerCase();
    found(collaborators(context, repository).find((login) => login.toLowerCase() === wanted));
    return { status: 204 };
  },
  'repos/get-collaborator-permission-level': (context) => {
    const repository = repositoryOf(context);
    demand(context.state, context.viewer, repository, 'read');
    const { login } = context.state.requireUser(text(context.params['username']));
    const level = levelOf(context, repository, login);
    const legacy: Partial<Record<PermissionLevel, string>> = { triage: 'read', maintain: 'write' };
    return {
      status: 200,
      body: {
        permission: legacy[level] ?? level,
        role_name: level,
        user: collaborator(context, repository, login),
      },
    };
  },
  'issues/list-assignees': (context) => {
    const repository = repositoryOf(context);
    const people = context.state.data.users.filter((user) =>
      atLeast(levelOf(context, repository, user.login), repository.private ? 'read' : 'triage'),
    );
    return list(people, (user) => simpleUser(context.state, context.urls, user.login));
  },
  'orgs/list-members': (context) =>
    list(organizationOf(context).members, (member) => simpleUser(context.state, context.urls, member.login)),
  'teams/list': (context) => {
    const { login } = organizationOf(context);
    demandScope(context.viewer, 'read:org');
    return list(
      context.state.data.teams.filter((team) => team.organization === login),
      (team) => teamShape(context.state, context.urls, team),
    );
  },
  'teams/get-by-name': (context) => ({
    status: 200,
    body: fullTeam(context.state, context.urls, teamOf(context)),
  }),
  'teams/list-for-authenticated-user': (context) => {
    const { login } = viewerOf(context);
    return list(
      context.state.data.teams.filter((team) => team.members.some((member) => member.login === login)),
      (team) => fullTeam(context.state, context.urls, team),
    );
  },
  'teams/list-members-in-org': (context) =>
    list(teamOf(context).members, (member) => simpleUser(context.state, context.urls, member.login)),
};

const organizationOf = (context: RestContext): Organization =>
  found(context.state.organization(text(context.params['org'])));

/** Teams are visible to members of the organization whose token may read it. */
function teamOf(context: RestContext): Team {
  const organization = organizationOf(context);
  demandScope(context.viewer, 'read:org');
  const { login } = context.viewer;
  found(organization.members.find((member) => member.login === login));
  return found(context.state.team(organization.login, text(context.params['team_slug'])));
}

const levelOf = (context: RestContext, repository: Repository, login: string): PermissionLevel =>
  permissionOf(context.state, repository, login);

const levelOfName = (name: string): PermissionLevel =>
  name === 'pull'
    ? 'read'
    : name === 'push'
      ? 'write'
      : name === 'triage' || name === 'maintain' || name === 'admin'
        ? name
        : 'read';

function collaborators(context: RestContext, repository: Repository): readonly string[] {
  const admins =
    context.state.organization(repository.owner)?.members.filter((member) => member.role === 'admin') ?? [];
  const owner = context.state.user(repository.owner) === undefined ? [] : [repository.owner];
  return [
    ...new Set([
      ...owner,
      ...admins.map((one) => one.login),
      ...repository.collaborators.map((one) => one.login),
    ]),
  ];
}

const collaborator = (context: RestContext, repository: Repository, login: string): object => {
  const level = levelOf(context, repository, login);
  return {
    ...simpleUser(context.state, context.urls, login),
    permissions: permissionFlags(level),
    role_name: level,
  };
};
