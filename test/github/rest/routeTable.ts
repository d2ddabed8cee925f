import type { Operation } from './openApiDescription.ts';

export interface RouteMatch {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
}

/** Parameters whose value may contain slashes (branch names and file paths), encoded or not. */
const manySegments = new Set(['ref', 'branch', 'path', 'basehead', 'commit_sha']);

/** Finds operations by method and path; among several, the one with the most literal segments wins. */
export function routeTable(
  operations: readonly Operation[],
): (method: string, path: string) => RouteMatch | 'wrong method' | null {
  const routes = operations
    .map((operation) => ({ operation, pattern: pattern(operation.path), literals: literals(operation.path) }))
    .sort((one, other) => other.literals - one.literals);
  return (method, path) => {
    const wanted = method === 'HEAD' ? 'GET' : method;
    let otherMethod = false;
    for (const { operation, pattern } of routes) {
      const groups = pattern.exec(path)?.groups;
      if (groups === undefined && !pattern.test(path)) continue;
      if (operation.method !== wanted) {
        otherMethod = true;
        continue;
      }
      const values: Readonly<Record<string, string | undefined>> = groups ?? {};
      const params = Object.entries(values).map(([name, value = '']): [string, string] => [
        name,
        decoded(value),
      ]);
      return { operation, params: Object.fromEntries(params) };
    }
    return otherMethod ? 'wrong method' : null;
  };
}

/** A path with broken percent signs is taken as it stands, and will not be found. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

const literals = (path: string): number =>
  path.split('/').filter((segment) => !segment.startsWith('{')).length;

function pattern(path: string): RegExp {
  const source = path
    .split('/')
    .map((segment) => {
      const name = /^\{(.+)\}$/u.exec(segment)?.[1];
      if (name === undefined) return segment.replace(/[.+]/gu, '\\$&');
      return `(?<${name}>${manySegments.has(name) ? '.*' : '[^/]+'})`;
    })
    .join('/');
  // the root folder of a repository is asked for with and without the slash
  return new RegExp(`^${source.replace('/(?<path>.*)', '(?:/(?<path>.*))?')}$`, 'u');
}
