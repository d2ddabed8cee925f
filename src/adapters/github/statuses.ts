import * as v from 'valibot';
import { GitHubFailure } from '../../app/ports/gitHubFailure.ts';
import type { GitHubStatuses, UserStatus } from '../../app/ports/gitHubStatuses.ts';
import type { ApiConnection } from './apiConnection.ts';
import { graphql } from './graphql.ts';

const instant = v.pipe(v.string(), v.isoTimestamp(), v.transform(Date.parse));

const busySchema = v.record(
  v.string(),
  v.nullable(
    v.object({
      login: v.string(),
      status: v.nullable(
        v.object({
          indicatesLimitedAvailability: v.boolean(),
          expiresAt: v.nullable(instant),
          updatedAt: instant,
        }),
      ),
    }),
  ),
);

const ownDocument = `query {
  viewer { status { emoji message indicatesLimitedAvailability expiresAt } }
}`;
const ownSchema = v.object({
  viewer: v.object({
    status: v.nullable(
      v.object({
        emoji: v.nullable(v.string()),
        message: v.nullable(v.string()),
        indicatesLimitedAvailability: v.boolean(),
        expiresAt: v.nullable(instant),
      }),
    ),
  }),
});

const setDocument = `mutation ($input: ChangeUserStatusInput!) {
  changeUserStatus(input: $input) { clientMutationId }
}`;

/** People's statuses over GraphQL, the only API that has them. */
export function statuses(connection: ApiConnection): GitHubStatuses {
  return {
    busy: async (repository, logins, signal) => {
      if (logins.length === 0) return new Map();
      const people = await graphql(connection, repository, {
        document: busyDocument(logins.length),
        variables: Object.fromEntries(logins.map((login, index) => [`l${index}`, login])),
        schema: busySchema,
        missing: 'null',
        signal,
      });
      return new Map(
        Object.values(people).flatMap((person) => {
          if (person?.status?.indicatesLimitedAvailability !== true) return [];
          const { expiresAt, updatedAt } = person.status;
          return [[person.login.toLowerCase(), { since: updatedAt, until: expiresAt }] as const];
        }),
      );
    },
    own: async (repository, signal) => {
      const answer = await graphql(connection, repository, {
        document: ownDocument,
        variables: {},
        schema: ownSchema,
        signal,
      });
      const { status } = answer.viewer;
      if (status === null) return undefined;
      return {
        emoji: status.emoji ?? '',
        message: status.message ?? '',
        busy: status.indicatesLimitedAvailability,
        until: status.expiresAt,
      };
    },
    set: async (repository, status, signal) => {
      try {
        await graphql(connection, repository, {
          document: setDocument,
          variables: { input: inputOf(status) },
          schema: v.unknown(),
          signal,
        });
      } catch (error) {
        const isForbidden = error instanceof GitHubFailure && error.reason.type === 'forbidden';
        throw isForbidden ? new GitHubFailure({ type: 'forbidden', scopes: ['user'] }) : error;
      }
    },
  };
}

/** One alias for each login: `user` takes one login only, and all of them in one document are one request. */
function busyDocument(count: number): string {
  const indices = Array.from({ length: count }, (_, index) => index);
  const variables = indices.map((index) => `$l${index}: String!`).join(', ');
  const fields = indices
    .map(
      (index) =>
        `u${index}: user(login: $l${index}) { login status { indicatesLimitedAvailability expiresAt updatedAt } }`,
    )
    .join('\n');
  return `query (${variables}) {\n${fields}\n}`;
}

/** GitHub clears a status that has neither emoji nor message. */
function inputOf(status: UserStatus | undefined): Readonly<Record<string, unknown>> {
  if (status === undefined) return {};
  const { emoji, message, busy, until } = status;
  return {
    ...(emoji === '' ? {} : { emoji }),
    message,
    limitedAvailability: busy,
    ...(until === null ? {} : { expiresAt: new Date(until).toISOString() }),
  };
}
