import { schema as published } from '@octokit/graphql-schema';
import { buildASTSchema, GraphQLScalarType, parse } from 'graphql';
import type { GraphQLSchema } from 'graphql';

let schema: GraphQLSchema | null = null;

/** GitHub's complete schema from `@octokit/graphql-schema`, built once in a process. */
export function gitHubSchema(): GraphQLSchema {
  schema ??= build();
  return schema;
}

function build(): GraphQLSchema {
  const document = parse(published.idl, { noLocation: true });
  const built = buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
  for (const [name, fits] of Object.entries(scalars)) {
    const scalar = built.getType(name);
    if (!(scalar instanceof GraphQLScalarType)) throw new Error(`GitHub's schema has no scalar ${name}`);
    scalar.serialize = (value: unknown): unknown => {
      if (typeof value !== 'string' || !fits(value))
        throw new TypeError(`${JSON.stringify(value)} is no ${name}`);
      return value;
    };
    scalar.parseValue = (value: unknown): unknown => {
      if (typeof value !== 'string' || !fits(value))
        throw new TypeError(`${JSON.stringify(value)} is no ${name}`);
      return value;
    };
  }
  return built;
}

/** What GitHub's own scalars hold; graphql-js would let anything pass. */
const scalars: Readonly<Record<string, (value: string) => boolean>> = {
  DateTime: (value) =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/u.test(value) &&
    !Number.isNaN(Date.parse(value)),
  URI: (value) => value.startsWith('/') || URL.canParse(value),
  GitObjectID: (value) => /^[0-9a-f]{40}$/u.test(value),
  HTML: () => true,
  BigInt: (value) => /^-?\d+$/u.test(value),
};
