import type { GitHub } from '../startGitHub.ts';

export interface GraphqlAnswer {
  readonly status: number;
  readonly data: unknown;
  readonly errors: readonly { readonly type?: string; readonly message: string }[];
}

/** Sends a GraphQL query as a person. */
export async function graphql(
  gitHub: Pick<GitHub, 'graphqlUrl'>,
  token: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<GraphqlAnswer> {
  const response = await fetch(gitHub.graphqlUrl, {
    method: 'POST',
    headers: { authorization: `bearer ${token}`, 'content-type': 'application/json', 'user-agent': 'test' },
    body: JSON.stringify({ query, variables }),
  });
  const body = (await response.json()) as Partial<GraphqlAnswer>; // GraphQL's own shape
  return { status: response.status, data: body.data, errors: body.errors ?? [] };
}
