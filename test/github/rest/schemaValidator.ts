import { Ajv } from 'ajv';
import type { ErrorObject } from 'ajv';
import addFormats from 'ajv-formats';
import type { JsonObject, OpenApiDescription } from './openApiDescription.ts';
import { undocumentedProperties } from './undocumentedProperties.ts';

/** The complaints about a value, none where it fits. May coerce and fill in defaults where the validator says so. */
export type Check = (value: unknown) => readonly string[];

export interface SchemaValidator {
  /** Compiles a schema of the description; referenced schemas are compiled once, on first use. */
  readonly compile: (schema: JsonObject) => Check;
}

const componentPrefix = '#/components/schemas/';

/**
 * Validates against OpenAPI 3.0 schemas with ajv. Beyond the schema it also reports properties that the
 * description does not name, since GitHub's schemas are open and an invented property would else pass.
 * `coerce` turns query and path strings into what the schema says and fills in defaults.
 */
export function schemaValidator(
  description: OpenApiDescription,
  options: { readonly coerce: boolean },
): SchemaValidator {
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    coerceTypes: options.coerce ? 'array' : false,
    useDefaults: options.coerce,
    validateFormats: true,
  });
  addFormats(ajv);
  ajv.addFormat('int64', { type: 'number', validate: Number.isSafeInteger });
  ajv.addFormat('repo.nwo', /^[^/\s]+\/[^/\s]+$/u);
  const added = new Set<string>();

  const addReferenced = (schema: JsonObject): void => {
    for (const name of referencesIn(schema)) {
      if (added.has(name)) continue;
      added.add(name);
      const component = description.schema(name);
      ajv.addSchema(toJsonSchema(component), componentId(name));
      addReferenced(component);
    }
  };

  return {
    compile: (schema) => {
      addReferenced(schema);
      const validate = ajv.compile(toJsonSchema(schema));
      return (value) => {
        const fits = validate(value);
        const errors = fits ? [] : (validate.errors ?? []).map(sentence);
        return [...errors, ...undocumentedProperties(description, schema, value)];
      };
    },
  };
}

const componentId = (name: string): string => `component:${name}`;

function sentence(error: ErrorObject): string {
  const allowed: unknown = error.params['allowedValues'];
  const where = error.instancePath === '' ? 'the value' : error.instancePath.slice(1);
  return `${where} ${error.message ?? 'is wrong'}${Array.isArray(allowed) ? ` (${allowed.join(', ')})` : ''}`;
}

function referencesIn(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(referencesIn);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) =>
    key === '$ref' && typeof value === 'string'
      ? [value.slice(componentPrefix.length)]
      : annotations.has(key)
        ? []
        : referencesIn(value),
  );
}

/** Keywords that say nothing about validity; `discriminator` only repeats what `oneOf` says. */
const annotations = new Set(['example', 'examples', 'discriminator', 'xml', 'externalDocs']);

/** OpenAPI 3.0 to JSON Schema: `nullable` becomes a choice, component references become ids. */
function toJsonSchema(schema: unknown): JsonObject {
  const converted = convert(schema);
  return typeof converted === 'object' && converted !== null ? (converted as JsonObject) : {}; // an object is one
}

function convert(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(convert);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, value]: [string, unknown]): [string, unknown] => {
    if (key === '$ref' && typeof value === 'string')
      return [key, componentId(value.slice(componentPrefix.length))];
    if (key === 'properties') return [key, convertProperties(value)];
    // GitHub's alternatives overlap: each plain error is also a `repository-rule-violation-error`.
    if (key === 'oneOf') return ['anyOf', convert(value)];
    return [key, key === 'enum' || key === 'default' ? value : convert(value)];
  });
  const plain = Object.fromEntries(entries.filter(([key]) => key !== 'nullable' && !annotations.has(key)));
  return 'nullable' in schema && schema.nullable === true ? { anyOf: [{ type: 'null' }, plain] } : plain;
}

/** Property names are not keywords: one may be called `example` or `nullable`. */
function convertProperties(properties: unknown): JsonObject {
  if (typeof properties !== 'object' || properties === null) return {};
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, convert(schema)]));
}
