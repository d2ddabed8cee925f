import * as v from 'valibot';
import { GitHubFailure, type GitHubFailureReason } from '../../app/ports/gitHubFailure.ts';
import type { RepositoryReference } from '../../app/repository/repositoryReference.ts';
import type { ApiConnection } from './apiConnection.ts';
import { type Answer, limitIn } from './failureOfAnswer.ts';

const graphqlError = v.object({
  type: v.optional(v.string(), ''),
  extensions: v.optional(
    v.nullable(v.object({ code: v.optional(v.string()), saml_failure: v.optional(v.boolean()) })),
  ),
});
type GraphqlError = v.InferOutput<typeof graphqlError>;

const envelope = v.object({
  data: v.optional(v.unknown()),
  errors: v.optional(v.nullable(v.array(graphqlError)), []),
});

/** Runs a GraphQL document on the repository's server. Rejects with `GitHubFailure`, also for errors under HTTP 200. */
export async function graphql<T>(
  connection: ApiConnection,
  repository: RepositoryReference,
  request: {
    readonly document: string;
    readonly variables: Readonly<Record<string, unknown>>;
    readonly schema: v.GenericSchema<unknown, T>;
    /** `null`: a part that is not found is null, as GitHub answers it, and fails nothing. */
    readonly missing?: 'null';
    readonly signal?: AbortSignal | undefined;
  },
): Promise<T> {
  const { document, variables, schema, missing, signal } = request;
  const answer = await connection
    .send(repository, {
      method: 'POST',
      route: repository.graphqlUrl,
      parameters: { query: document, variables },
      schema: envelope,
      signal,
    })
    .catch((error: unknown) => {
      const isMissing = error instanceof GitHubFailure && error.reason.type === 'notFound';
      throw isMissing ? new GitHubFailure({ type: 'unsupported', feature: 'graphql' }) : error;
    });
  const [error] = (answer.value.errors ?? []).filter(
    ({ type }) => missing !== 'null' || type !== 'NOT_FOUND',
  );
  if (error !== undefined) {
    throw new GitHubFailure(failureOfError(error, answer, connection.ports.clock.now()));
  }
  const decoded = v.safeParse(schema, answer.value.data);
  if (decoded.success) return decoded.output;
  const where = decoded.issues.map((issue) => v.getDotPath(issue) ?? '').slice(0, 5);
  connection.ports.log.warn('GitHub gave an answer that is not what its GraphQL schema describes', { where });
  throw new GitHubFailure({ type: 'unreadable' });
}

/** GitHub's error types (GraphQL reference, "Rate limits", "Troubleshooting"); a type that is not listed may pass. */
function failureOfError(
  { type, extensions }: GraphqlError,
  answer: Answer,
  now: number,
): GitHubFailureReason {
  if (extensions?.saml_failure === true) return { type: 'sso' };
  if (extensions?.code === 'undefinedField' || extensions?.code === 'undefinedType') {
    return { type: 'unsupported', feature: 'graphql' };
  }
  switch (type) {
    case 'RATE_LIMITED':
    case 'RATE_LIMIT':
      return limitIn(answer, now);
    case 'NOT_FOUND':
      return { type: 'notFound' };
    case 'FORBIDDEN':
    case 'INSUFFICIENT_SCOPES':
      return { type: 'forbidden', scopes: [] };
    case 'UNPROCESSABLE':
    case 'MAX_NODE_LIMIT_EXCEEDED':
      return { type: 'invalid', problems: [type] };
    default:
      return answer.headers['retry-after'] === undefined
        ? { type: 'unavailable', status: answer.status }
        : limitIn(answer, now);
  }
}
