import type { HttpRequest } from '../http/exchange.ts';
import type { RateLimits } from '../http/rateLimit.ts';
import type { Urls } from '../http/urls.ts';
import { visibleRepository } from '../state/access.ts';
import type { Viewer } from '../state/access.ts';
import type { GitHubState } from '../state/gitHubState.ts';
import type { Repository } from '../state/stateData.ts';
import { requiresAuthentication } from '../apiError.ts';

/** What an operation is given: parameters and body are already checked against GitHub's description. */
export interface RestContext {
  readonly state: GitHubState;
  readonly urls: Urls;
  readonly rates: RateLimits;
  readonly viewer: Viewer | null;
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
  readonly request: HttpRequest;
}

/** A whole answer, or a list of which the pipeline cuts out the page that was asked for. */
export type RestAnswer =
  | { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }
  | {
      readonly list: readonly unknown[];
      /** Wraps the page where GitHub does, e.g. into `{ total_count, items }`. */
      readonly wrap?: (page: readonly unknown[]) => unknown;
      readonly headers?: Readonly<Record<string, string>>;
    };

export type RestHandler = (context: RestContext) => RestAnswer | Promise<RestAnswer>;

/** Handlers by GitHub's operation id. */
export type RestOperations = Readonly<Record<string, RestHandler>>;

/** A list answer whose items are shaped only for the page that is sent. */
export function list<T>(
  items: readonly T[],
  shape: (item: T) => unknown,
  wrap?: (page: readonly unknown[]) => unknown,
): RestAnswer {
  const lazy = items.map((item) => new LazyItem(() => shape(item)));
  return wrap === undefined ? { list: lazy } : { list: lazy, wrap };
}

/** An item that is computed when its page is sent. */
export class LazyItem {
  readonly compute: () => unknown;
  constructor(compute: () => unknown) {
    this.compute = compute;
  }
}

export const text = (value: unknown): string => (typeof value === 'string' ? value : '');
export const optionalText = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;
export const integer = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);
export const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

/** The repository of `{owner}` and `{repo}`; 404 where the viewer may not see it. */
export function repositoryOf(context: RestContext): Repository {
  const repository = context.state.repository(text(context.params['owner']), text(context.params['repo']));
  return visibleRepository(context.state, context.viewer, repository);
}

/** The viewer of an operation that makes no sense anonymously. */
export function viewerOf(context: RestContext): Viewer {
  if (context.viewer === null) throw requiresAuthentication();
  return context.viewer;
}
