/**
 * Why GitHub did not do what was asked.
 *
 * - `offline`: no connection was made, so nothing was sent.
 * - `timeout`, `connectionLost`, `unavailable`, `unreadable`: the request may have been carried out.
 * - everything else: the server answered and did not carry it out.
 *
 * `waitMilliseconds` counts from the answer, by a clock that never jumps.
 */
export type GitHubFailureReason =
  | { readonly type: 'offline' }
  | { readonly type: 'timeout' }
  | { readonly type: 'connectionLost' }
  /** A 5xx, or a proxy's page instead of an answer. */
  | { readonly type: 'unavailable'; readonly status: number }
  /** The answer is not what GitHub's API describes. */
  | { readonly type: 'unreadable' }
  /** Nobody is signed in to this host. */
  | { readonly type: 'signedOut'; readonly host: string }
  /** The server refused the token: expired, revoked or mistyped. */
  | { readonly type: 'unauthorized'; readonly host: string }
  /** The organisation wants the token authorised at this address. */
  | { readonly type: 'sso'; readonly url?: string }
  | { readonly type: 'notFound' }
  /** The token may not do this; `scopes` are those that would suffice, where the server says so. */
  | { readonly type: 'forbidden'; readonly scopes: readonly string[] }
  | { readonly type: 'primaryLimit'; readonly waitMilliseconds: number }
  | { readonly type: 'secondaryLimit'; readonly waitMilliseconds: number }
  | { readonly type: 'locked' }
  | { readonly type: 'archived' }
  | { readonly type: 'gone' }
  /** The server refused the content; each problem is a code, a field name or a sentence given by the server. */
  | { readonly type: 'invalid'; readonly problems: readonly string[] }
  /** This server, or this repository, lacks the whole feature. */
  | {
      readonly type: 'unsupported';
      readonly feature: 'graphql' | 'discussions' | 'draftPullRequests';
    }
  /** The server sent us to another host, where the token is not taken. */
  | { readonly type: 'redirected'; readonly host: string }
  | { readonly type: 'cancelled' };

/** Thrown by every port that speaks to GitHub. Its message names only the reason: no URL, no token, no content. */
export class GitHubFailure extends Error {
  readonly reason: GitHubFailureReason;

  constructor(reason: GitHubFailureReason) {
    super(`GitHub: ${reason.type}`);
    this.name = 'GitHubFailure';
    this.reason = reason;
  }
}

/** The reason of a failure; anything that is not a `GitHubFailure` is thrown again, since it is a defect. */
export function gitHubFailureReason(error: unknown): GitHubFailureReason {
  if (error instanceof GitHubFailure) return error.reason;
  throw error;
}
