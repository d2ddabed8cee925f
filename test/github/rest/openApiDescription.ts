import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A JSON object whose shape is known only by what is read from it. */
export type JsonObject = Readonly<Record<string, unknown>>;

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required: boolean;
  readonly schema: JsonObject;
}

/** One operation of GitHub's description, with references to parameters and responses resolved. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: { readonly required: boolean; readonly schema: JsonObject } | null;
  /** Schema by status; `null` for an answer without JSON. */
  readonly responses: ReadonlyMap<number, JsonObject | null>;
}

export interface OpenApiDescription {
  readonly operation: (id: string) => Operation;
  /** A schema under `#/components/schemas`. */
  readonly schema: (name: string) => JsonObject;
  /** Paths that GitHub has, for telling a wrong path from one that the double lacks. */
  readonly paths: readonly string[];
}

const object = (value: unknown): JsonObject => {
  if (typeof value !== 'object' || value === null)
    throw new Error('GitHub’s OpenAPI description has an unexpected shape');
  return value as JsonObject; // just checked
};

let loaded: OpenApiDescription | null = null;

/**
 * GitHub's own description of api.github.com from `@octokit/openapi`, read once in a process.
 * Schemas keep their `$ref`s, so that only what is used has to be compiled.
 */
export function openApiDescription(): OpenApiDescription {
  loaded ??= load();
  return loaded;
}

function load(): OpenApiDescription {
  const file = createRequire(import.meta.url).resolve('@octokit/openapi/generated/api.github.com.json');
  const root = object(JSON.parse(readFileSync(file, 'utf8')));
  const paths = object(root['paths']);
  const schemas = object(object(root['components'])['schemas']);
  const deref = (value: unknown): JsonObject => {
    const node = object(value);
    const reference = node['$ref'];
    if (typeof reference !== 'string') return node;
    return reference
      .slice(2)
      .split('/')
      .reduce<JsonObject>((at, key) => object(at[key]), root);
  };
  const places = new Map<string, readonly [method: string, path: string]>();
  for (const [path, item] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(object(item))) {
      const id: unknown =
        typeof operation === 'object' && operation !== null && 'operationId' in operation
          ? operation.operationId
          : null;
      if (typeof id === 'string') places.set(id, [method, path]);
    }
  }
  return {
    paths: Object.keys(paths),
    schema: (name) => object(schemas[name]),
    operation: (id) => {
      const place = places.get(id);
      if (place === undefined) throw new Error(`GitHub has no operation ${id}`);
      const [method, path] = place;
      return readOperation(id, method, path, object(object(paths[path])[method]), deref);
    },
  };
}

function readOperation(
  id: string,
  method: string,
  path: string,
  operation: JsonObject,
  deref: (value: unknown) => JsonObject,
): Operation {
  const list: unknown[] = Array.isArray(operation['parameters']) ? operation['parameters'] : [];
  const parameters = list.map((item) => {
    const parameter = deref(item);
    return {
      name: String(parameter['name']),
      in: parameter['in'] as Parameter['in'], // OpenAPI knows these four places
      required: parameter['required'] === true,
      schema: object(parameter['schema'] ?? {}),
    };
  });
  const requestBody = operation['requestBody'] === undefined ? null : deref(operation['requestBody']);
  const bodySchema = requestBody === null ? null : jsonSchema(requestBody);
  const responses = new Map<number, JsonObject | null>();
  for (const [status, response] of Object.entries(object(operation['responses']))) {
    responses.set(Number(status), jsonSchema(deref(response)));
  }
  return {
    id,
    method: method.toUpperCase(),
    path,
    parameters,
    body: bodySchema === null ? null : { required: requestBody?.['required'] === true, schema: bodySchema },
    responses,
  };
}

function jsonSchema(holder: JsonObject): JsonObject | null {
  const content = holder['content'];
  if (typeof content !== 'object' || content === null) return null;
  const json = (content as JsonObject)['application/json']; // just checked
  return json === undefined ? null : object(object(json)['schema']);
}
