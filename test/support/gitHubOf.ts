import type { GitHub } from '../../src/app/ports/gitHub.ts';
import { GitHubFailure, type GitHubFailureReason } from '../../src/app/ports/gitHubFailure.ts';

type Parts = { readonly [Room in keyof GitHub]?: Partial<GitHub[Room]> };

/** A GitHub that answers what a test lets it answer; to be asked anything else fails the test. */
export function gitHubOf(parts: Parts): GitHub {
  const room = (name: string): unknown =>
    new Proxy(Object.entries(parts).find(([key]) => key === name)?.[1] ?? {}, {
      get: (methods: object, method) => {
        const answer: unknown = Reflect.get(methods, method);
        if (answer !== undefined) return answer;
        throw new Error(`GitHub was asked for ${name}.${String(method)}.`);
      },
    });
  const rooms: Readonly<Record<keyof GitHub, unknown>> = {
    repositories: room('repositories'),
    pullRequests: room('pullRequests'),
    history: room('history'),
    comments: room('comments'),
    discussions: room('discussions'),
    reviewers: room('reviewers'),
    files: room('files'),
    issues: room('issues'),
    reviewState: room('reviewState'),
    statuses: room('statuses'),
    teams: room('teams'),
  };
  // Every room stands for its own: what it lacks is said when it is asked for.
  return rooms as GitHub;
}

/** Rejects as GitHub's adapter does. */
export function refuses(reason: GitHubFailureReason): () => Promise<never> {
  return () => Promise.reject(new GitHubFailure(reason));
}
