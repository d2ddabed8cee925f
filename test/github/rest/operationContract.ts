import { openApiDescription } from './openApiDescription.ts';
import type { JsonObject, Operation } from './openApiDescription.ts';
import { schemaValidator } from './schemaValidator.ts';
import type { Check, SchemaValidator } from './schemaValidator.ts';

export interface OperationContract {
  readonly operation: Operation;
  /** Coerces the strings of `values` in place, fills in defaults, and tells what GitHub would refuse. */
  readonly checkParameters: (place: 'path' | 'query', values: Record<string, unknown>) => readonly string[];
  /** Query parameters and body properties that GitHub would silently ignore. */
  readonly undocumented: (query: readonly string[]) => readonly string[];
  readonly checkBody: (body: unknown) => readonly string[];
  readonly checkResponse: (status: number, body: unknown) => readonly string[];
}

let validators: { readonly coercing: SchemaValidator; readonly exact: SchemaValidator } | null = null;
const contracts = new Map<string, OperationContract>();

/** The contract of one of GitHub's operations, compiled piece by piece as it is used. */
export function operationContract(id: string): OperationContract {
  const known = contracts.get(id);
  if (known !== undefined) return known;
  const contract = build(openApiDescription().operation(id));
  contracts.set(id, contract);
  return contract;
}

function build(operation: Operation): OperationContract {
  const description = openApiDescription();
  validators ??= {
    coercing: schemaValidator(description, { coerce: true }),
    exact: schemaValidator(description, { coerce: false }),
  };
  const { coercing, exact } = validators;
  const parameterChecks = new Map<string, Check>();
  const responseChecks = new Map<JsonObject, Check>();
  let bodyCheck: Check | null = null;
  const basicError = description.schema('basic-error');

  const responseCheck = (schema: JsonObject): Check => {
    const check = responseChecks.get(schema) ?? exact.compile(schema);
    responseChecks.set(schema, check);
    return check;
  };

  return {
    operation,
    checkParameters: (place, values) => {
      const check = parameterChecks.get(place) ?? coercing.compile(parameterSchema(operation, place));
      parameterChecks.set(place, check);
      return check(values);
    },
    undocumented: (query) => {
      const names = operation.parameters
        .filter((parameter) => parameter.in === 'query')
        .map((one) => one.name);
      return query
        .filter((name) => !names.includes(name))
        .map((name) => `query parameter ${name} is not documented for ${operation.id}`);
    },
    checkBody: (body) => {
      if (operation.body === null) return body === undefined ? [] : [`${operation.id} takes no body`];
      if (body === undefined) return operation.body.required ? ['the body is missing'] : [];
      bodyCheck ??= exact.compile(operation.body.schema);
      return bodyCheck(body);
    },
    checkResponse: (status, body) => {
      const schema = operation.responses.get(status);
      if (schema === undefined) {
        if (status < 400) return [`GitHub does not answer ${operation.id} with ${String(status)}`];
        return responseCheck(basicError)(body === undefined ? {} : withoutErrors(body));
      }
      // GitHub lists some refusals without saying what they carry
      if (schema === null)
        return body === undefined || status >= 400
          ? []
          : [`${operation.id} has no body with ${String(status)}`];
      return status >= 400
        ? responseCheck(schema)(body).filter((one) => !one.startsWith('status '))
        : responseCheck(schema)(body);
    },
  };
}

/** GitHub adds `errors` to refusals that its description lists only as a basic error. */
function withoutErrors(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(Object.entries(body).filter(([key]) => key !== 'errors'));
}

function parameterSchema(operation: Operation, place: 'path' | 'query'): JsonObject {
  const here = operation.parameters.filter((parameter) => parameter.in === place);
  return {
    type: 'object',
    properties: Object.fromEntries(here.map((parameter) => [parameter.name, parameter.schema])),
    required: here.filter((parameter) => parameter.required).map((parameter) => parameter.name),
    additionalProperties: true,
  };
}
