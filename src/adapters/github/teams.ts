import * as v from 'valibot';
import type { GitHubTeams } from '../../app/ports/gitHubTeams.ts';
import { GitHubFailure } from '../../app/ports/gitHubFailure.ts';
import type { RepositoryReference } from '../../app/repository/repositoryReference.ts';
import { usersSchema } from './answerSchemas.ts';
import type { ApiConnection } from './apiConnection.ts';
import { pagesOf } from './pages.ts';

const pageSize = 100;
/** A team of more than 1,000 is as good as everybody. */
const maxPages = 10;

const ownTeamsSchema = v.array(v.object({ slug: v.string(), organization: v.object({ login: v.string() }) }));

/** Teams over REST. */
export function teams(connection: ApiConnection): GitHubTeams {
  return {
    mine: async (reference, signal) => {
      const found = await pages(connection, reference, '/user/teams', {}, ownTeamsSchema, signal);
      return found.map(({ slug, organization }) => `${organization.login}/${slug}`);
    },
    members: async (reference, team, signal) => {
      const [organisation = '', slug = ''] = team.split('/');
      if (slug === '') throw new GitHubFailure({ type: 'notFound' });
      return membersOfTeam(connection, reference, { organization: organisation, team: slug }, signal);
    },
  };
}

/** Logins of a team's members, all pages of them. */
export async function membersOfTeam(
  connection: ApiConnection,
  reference: RepositoryReference,
  { organization, team }: { readonly organization: string; readonly team: string },
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const route = '/orgs/{org}/teams/{team_slug}/members';
  const parameters = { org: organization, team_slug: team };
  const found = await pages(connection, reference, route, parameters, usersSchema, signal);
  return found.map(({ login }) => login);
}

async function pages<T>(
  connection: ApiConnection,
  reference: RepositoryReference,
  route: string,
  parameters: Readonly<Record<string, unknown>>,
  schema: v.GenericSchema<unknown, readonly T[]>,
  signal?: AbortSignal,
): Promise<readonly T[]> {
  const found: T[] = [];
  for (let page = 1; page <= maxPages; page += 1) {
    const { value, headers } = await connection.send(reference, {
      method: 'GET',
      route,
      parameters: { ...parameters, per_page: pageSize, page },
      schema,
      signal,
    });
    found.push(...value);
    if (!pagesOf(headers).hasNext) break;
  }
  return found;
}
