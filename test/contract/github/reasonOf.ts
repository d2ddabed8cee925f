import { GitHubFailure, type GitHubFailureReason } from '../../../src/app/ports/gitHubFailure.ts';

/** The reason with which a call fails; rejects when it does not fail, or fails otherwise. */
export async function reasonOf(call: Promise<unknown>): Promise<GitHubFailureReason> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof GitHubFailure)) {
    throw new Error('It did not fail as a GitHubFailure', { cause: error });
  }
  return error.reason;
}
