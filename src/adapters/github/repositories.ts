import { GitHubFailure } from '../../app/ports/gitHubFailure.ts';
import type { GitHubRepositories, Person, RepositoryFacts } from '../../app/ports/gitHubRepositories.ts';
import type { RepositoryReference } from '../../app/repository/repositoryReference.ts';
import {
  issueCommentsSchema,
  pullRequestSchema,
  repositorySchema,
  teamsSchema,
  userSchema,
  usersSchema,
} from './answerSchemas.ts';
import type { ApiConnection } from './apiConnection.ts';

const coordinates = ({ owner, name }: RepositoryReference): Record<string, unknown> => ({
  owner,
  repo: name,
});

/** Repository facts, viewer and people over REST. */
export function repositories(connection: ApiConnection): GitHubRepositories {
  return {
    facts: (reference, signal) => facts(connection, reference, signal),
    viewer: async (reference, signal) => {
      const { login, name } = await connection.read(reference, {
        route: '/user',
        schema: userSchema,
        signal,
      });
      return { login, type: 'user', ...(name ? { name } : {}) };
    },
    people: (repository, pullRequest, signal) => people(connection, repository, pullRequest, signal),
  };
}

async function facts(
  connection: ApiConnection,
  reference: RepositoryReference,
  signal?: AbortSignal,
): Promise<RepositoryFacts> {
  const answer = await connection.read(reference, {
    route: '/repos/{owner}/{repo}',
    parameters: coordinates(reference),
    schema: repositorySchema,
    signal,
  });
  const { id, parent, permissions } = answer;
  const owner = answer.owner.login;
  const { name } = answer;
  const webUrl = `${new URL(reference.webUrl).origin}/${owner}/${name}`;
  return {
    repository: { ...reference, owner, name, webUrl, id },
    isPrivate: answer.private,
    isArchived: answer.archived,
    hasDiscussions: answer.has_discussions,
    defaultBranch: answer.default_branch,
    mayWrite: permissions.push,
    mayTriage: permissions.triage || permissions.push,
    ...(parent ? { parent: { owner: parent.owner.login, name: parent.name } } : {}),
  };
}

async function people(
  connection: ApiConnection,
  repository: RepositoryReference,
  pullRequest: number | undefined,
  signal?: AbortSignal,
): Promise<readonly Person[]> {
  const users = (place: string): Promise<readonly Person[]> =>
    whereAllowed(async () => {
      const answer = await connection.read(repository, {
        route: `/repos/{owner}/{repo}/${place}`,
        parameters: { ...coordinates(repository), per_page: 100 },
        schema: usersSchema,
        signal,
      });
      return answer.filter(({ type }) => type !== 'Bot').map(({ login }) => ({ login, type: 'user' }));
    });
  const teams = whereAllowed(async () => {
    const answer = await connection.read(repository, {
      route: '/orgs/{owner}/teams',
      parameters: { owner: repository.owner, per_page: 100 },
      schema: teamsSchema,
      signal,
    });
    return answer.map(
      ({ slug, name }) => ({ login: `${repository.owner}/${slug}`, type: 'team', name }) as const,
    );
  });
  const participants =
    pullRequest === undefined
      ? []
      : whereAllowed(() => takingPart(connection, repository, pullRequest, signal));
  const all = await Promise.all([users('assignees'), users('collaborators'), teams, participants]);
  const byLogin = new Map(all.flat().map((person) => [person.login.toLowerCase(), person]));
  return [...byLogin.values()].toSorted((a, b) => (a.login.toLowerCase() < b.login.toLowerCase() ? -1 : 1));
}

async function takingPart(
  connection: ApiConnection,
  repository: RepositoryReference,
  number: number,
  signal?: AbortSignal,
): Promise<readonly Person[]> {
  const answer = await connection.read(repository, {
    route: '/repos/{owner}/{repo}/pulls/{number}',
    parameters: { ...coordinates(repository), number },
    schema: pullRequestSchema,
    signal,
  });
  const comments = await connection.read(repository, {
    route: '/repos/{owner}/{repo}/issues/{number}/comments',
    parameters: { ...coordinates(repository), number, per_page: 100 },
    schema: issueCommentsSchema,
    signal,
  });
  const writers = comments.flatMap((comment) => (comment === undefined ? [] : [comment.user]));
  const users = [answer.user, ...(answer.requested_reviewers ?? []), ...writers];
  const teams = (answer.requested_teams ?? []).map(({ slug }) => `${repository.owner}/${slug}`);
  return [
    ...users.flatMap((user) =>
      user === null || user.type === 'Bot' ? [] : [{ login: user.login, type: 'user' } as const],
    ),
    ...teams.map((login) => ({ login, type: 'team' }) as const),
  ];
}

/** A list that this viewer may not see, or that this server lacks, is empty. */
async function whereAllowed(read: () => Promise<readonly Person[]>): Promise<readonly Person[]> {
  try {
    return await read();
  } catch (error) {
    const reason = error instanceof GitHubFailure ? error.reason.type : undefined;
    if (reason === 'forbidden' || reason === 'notFound') return [];
    throw error;
  }
}
