import type { Urls } from '../http/urls.ts';
import type { RateLimits } from '../http/rateLimit.ts';
import type { Viewer } from '../state/access.ts';
import type { GitHubState } from '../state/gitHubState.ts';

/** What every view and mutation is given. GraphQL knows no anonymous requests. */
export interface GraphqlContext {
  readonly state: GitHubState;
  readonly urls: Urls;
  readonly rates: RateLimits;
  readonly viewer: Viewer;
}

/** An object of GitHub's schema: its type's name, and values or fields by the names of the schema. */
export interface View {
  readonly __typename: string;
  readonly [field: string]: unknown;
}

export type Arguments = Readonly<Record<string, unknown>>;

/** A field that is computed when it is asked for. */
export class Field {
  /** The arguments that it honours; any other one in a query is a violation, not something to ignore. */
  readonly accepts: readonly string[];
  readonly resolve: (args: Arguments) => unknown;

  constructor(accepts: readonly string[], resolve: (args: Arguments) => unknown) {
    this.accepts = accepts;
    this.resolve = resolve;
  }
}

/** A field without arguments that is computed when it is asked for. */
export const lazy = (resolve: () => unknown): Field => new Field([], resolve);

/** A field with arguments. */
export const field = (accepts: readonly string[], resolve: (args: Arguments) => unknown): Field =>
  new Field(accepts, resolve);

/** The address below the origin, as `resourcePath` gives it. */
export const resourcePath = (url: string): string => {
  const { pathname, hash } = new URL(url);
  return pathname + hash;
};
