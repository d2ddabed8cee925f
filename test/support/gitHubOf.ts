import type { GitHub } from '../../src/app/ports/gitHub.ts';
import { GitHubFailure, type GitHubFailureReason } from '../../src/app/ports/gitHubFailure.ts';
import { answering } from './answering.ts';

type Parts = { readonly [Room in keyof GitHub]?: Partial<GitHub[Room]> };

/** A GitHub that answers what a test lets it answer; to be asked anything else fails the test. */
export function gitHubOf(parts: Parts): GitHub {
  const known = new Map<PropertyKey, object>(Object.entries(parts));
  const gitHub: unknown = new Proxy(
    {},
    { get: (_, room): unknown => answering(`GitHub, ${String(room)},`, known.get(room) ?? {}) },
  );
  // Every room is there, and says what it lacks when it is asked for.
  return gitHub as GitHub;
}

/** Rejects as GitHub's adapter does. */
export function refuses(reason: GitHubFailureReason): () => Promise<never> {
  return () => Promise.reject(new GitHubFailure(reason));
}
