import type { JsonObject, OpenApiDescription } from './openApiDescription.ts';

/**
 * Properties of a value that no alternative of its schema names. An object whose schema lists no
 * properties, or allows additional ones explicitly, is free.
 */
export function undocumentedProperties(
  description: OpenApiDescription,
  schema: JsonObject,
  value: unknown,
  at = '',
): readonly string[] {
  const alternatives = flatten(description, schema);
  if (Array.isArray(value)) {
    const items = alternatives.map((alternative) => alternative['items']).filter(isObject);
    if (items.length === 0) return [];
    return value.flatMap((item, index) =>
      undocumentedProperties(description, { anyOf: items }, item, `${at}/${String(index)}`),
    );
  }
  if (!isObject(value)) return [];
  const objects = alternatives.filter(
    (alternative) => alternative['type'] === 'object' || 'properties' in alternative,
  );
  const open = objects.every((one) => !isObject(one['properties'])) || objects.some((one) => isOpen(one));
  return Object.entries(value).flatMap(([name, inner]) => {
    const path = `${at}/${name}`;
    const schemas = objects
      .map((one) => (isObject(one['properties']) ? one['properties'][name] : undefined))
      .filter(isObject);
    if (schemas.length > 0) return undocumentedProperties(description, { anyOf: schemas }, inner, path);
    return open ? [] : [`${path.slice(1)} is not a property that GitHub documents here`];
  });
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isOpen = (schema: JsonObject): boolean =>
  schema['additionalProperties'] === true || isObject(schema['additionalProperties']);

/** All schemas that may speak about the value, with references followed. */
function flatten(description: OpenApiDescription, schema: JsonObject): JsonObject[] {
  const reference = schema['$ref'];
  if (typeof reference === 'string')
    return flatten(description, description.schema(reference.split('/').at(-1) ?? ''));
  const inner = ['allOf', 'anyOf', 'oneOf'].flatMap((key) => {
    const list = schema[key];
    return Array.isArray(list) ? list.filter(isObject).flatMap((one) => flatten(description, one)) : [];
  });
  return [schema, ...inner];
}
