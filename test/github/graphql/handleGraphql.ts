import {
  execute,
  getOperationAST,
  GraphQLError,
  isObjectType,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql';
import type { DocumentNode, ExecutionResult, GraphQLFieldResolver, GraphQLTypeResolver } from 'graphql';
import { ApiError } from '../apiError.ts';
import { header, jsonReply, tokenOf } from '../http/exchange.ts';
import type { HttpReply, HttpRequest } from '../http/exchange.ts';
import { rateHeaders } from '../http/rateLimit.ts';
import type { RestHost } from '../rest/handleRest.ts';
import { followBranches } from '../state/pullRequests.ts';
import { gitHubSchema } from './gitHubSchema.ts';
import { Field } from './graphqlContext.ts';
import type { GraphqlContext } from './graphqlContext.ts';
import { mutationRoot } from './mutationRoot.ts';
import { queryRoot } from './queryRoot.ts';

/** Something that a query asks for and the double does not have: its own fault, not the query's. */
class MissingResolver extends Error {}

/** Answers one request to the GraphQL endpoint. */
export async function handleGraphql(host: RestHost, request: HttpRequest): Promise<HttpReply> {
  const token = tokenOf(request);
  const viewer = token === null ? undefined : host.state.token(token);
  if (viewer === undefined) {
    const message = token === null ? 'This endpoint requires you to be authenticated.' : 'Bad credentials';
    const documentation_url =
      'https://docs.github.com/graphql/guides/forming-calls-with-graphql#authenticating-with-graphql';
    return jsonReply(401, { message, documentation_url, status: '401' });
  }
  if (request.method !== 'POST') return jsonReply(404, { message: 'Not Found', status: '404' });
  if ((header(request, 'user-agent') ?? '') === '') {
    return jsonReply(403, { message: 'Request forbidden by administrative rules.' });
  }
  host.rates.spend(viewer.token, 'graphql', 1);
  const reply = await answer(host, request, {
    state: host.state,
    urls: host.urls,
    rates: host.rates,
    viewer,
  });
  const headers = {
    ...rateHeaders(host.rates.status(viewer.token, 'graphql')),
    'x-oauth-scopes': viewer.scopes.join(', '),
  };
  return { ...reply, headers: { ...reply.headers, ...headers } };
}

interface Asked {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
}

async function answer(host: RestHost, request: HttpRequest, context: GraphqlContext): Promise<HttpReply> {
  const asked = readRequest(request);
  if (asked === null) {
    host.report({ kind: 'query', where: 'GraphQL', details: ['the body is not JSON with a query'] });
    return jsonReply(400, {
      message: 'Problems parsing JSON',
      documentation_url: 'https://docs.github.com/graphql',
    });
  }
  const schema = gitHubSchema();
  let document: DocumentNode;
  try {
    document = parse(asked.query);
  } catch (error) {
    return mistaken(host, asked, error instanceof GraphQLError ? [error] : []);
  }
  const mistakes = validate(schema, document);
  if (mistakes.length > 0) return mistaken(host, asked, mistakes);
  for (const repository of host.state.data.repositories) await followBranches(host.state, repository);
  const operation = getOperationAST(document, asked.operationName);
  const result = await execute({
    schema,
    document,
    rootValue:
      operation?.operation === OperationTypeNode.MUTATION ? mutationRoot(context) : queryRoot(context),
    contextValue: context,
    variableValues: asked.variables,
    operationName: asked.operationName,
    fieldResolver,
    typeResolver,
  });
  return toReply(host, asked, result);
}

function readRequest(request: HttpRequest): Asked | null {
  try {
    const body: unknown = JSON.parse(request.body.toString('utf8'));
    if (typeof body !== 'object' || body === null || !('query' in body) || typeof body.query !== 'string')
      return null;
    const variables = 'variables' in body && typeof body.variables === 'object' ? (body.variables ?? {}) : {};
    const name =
      'operationName' in body && typeof body.operationName === 'string' ? body.operationName : null;
    return {
      query: body.query,
      variables: Object.fromEntries(Object.entries(variables)),
      operationName: name,
    };
  } catch {
    return null;
  }
}

/** A query that GitHub's schema does not allow: errors under 200, as GitHub answers, and a violation. */
function mistaken(host: RestHost, asked: Asked, errors: readonly GraphQLError[]): HttpReply {
  host.report({
    kind: 'query',
    where: 'GraphQL',
    details: [...errors.map((error) => error.message), asked.query],
  });
  return jsonReply(200, {
    errors: errors.map(({ message, locations }) => ({
      message,
      locations,
      extensions: { code: 'undefinedField' },
    })),
  });
}

function toReply(host: RestHost, asked: Asked, result: ExecutionResult): HttpReply {
  const errors = result.errors ?? [];
  if (result.data === undefined) return mistaken(host, asked, errors);
  const broken = errors.filter(
    ({ originalError }) => !(originalError instanceof ApiError) || originalError.status >= 500,
  );
  if (broken.length > 0) {
    const details = broken.map(
      (error) => `${error.path?.join('.') ?? ''}: ${error.originalError?.message ?? error.message}`,
    );
    host.report({ kind: 'resolver', where: 'GraphQL', details: [...details, asked.query] });
    return jsonReply(500, {
      message: 'The GitHub double could not answer this query as GitHub would',
      details,
    });
  }
  if (errors.length === 0) return jsonReply(200, { data: result.data });
  const explained = errors.map(({ message, path, locations, originalError }) => ({
    type: originalError instanceof ApiError ? originalError.type : 'INTERNAL',
    path,
    locations,
    message,
  }));
  return jsonReply(200, { data: result.data, errors: explained });
}

/** Reads a field off a view. What the view lacks, or an argument that it would ignore, is a fault of the double. */
const fieldResolver: GraphQLFieldResolver<unknown, GraphqlContext> = (
  source,
  args: Readonly<Record<string, unknown>>,
  _context,
  info,
) => {
  const where = `${info.parentType.name}.${info.fieldName}`;
  if (typeof source !== 'object' || source === null || !(info.fieldName in source)) {
    throw new MissingResolver(`the double has no ${where}`);
  }
  const value: unknown = Object.entries(source).find(([name]) => name === info.fieldName)?.[1];
  if (value === undefined) throw new MissingResolver(`the double has no value for ${where}`);
  const given = info.fieldNodes
    .flatMap((node) => node.arguments ?? [])
    .map((argument) => argument.name.value);
  const accepted = value instanceof Field ? value.accepts : [];
  // an argument that is null or an unset variable asks for nothing
  const ignored = given.filter((name) => !accepted.includes(name) && (args[name] ?? null) !== null);
  if (ignored.length > 0) throw new MissingResolver(`the double ignores ${ignored.join(', ')} of ${where}`);
  return value instanceof Field ? value.resolve(args) : value;
};

const typeResolver: GraphQLTypeResolver<unknown, GraphqlContext> = (value, _context, info) => {
  const name = typeof value === 'object' && value !== null && '__typename' in value ? value.__typename : null;
  if (typeof name !== 'string' || !isObjectType(info.schema.getType(name))) {
    throw new MissingResolver(`the double gave no type for ${info.parentType.name}.${info.fieldName}`);
  }
  return name;
};
