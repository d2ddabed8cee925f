import type { GitFailure, GitFailureCode, GitResult } from '../../app/ports/gitHistory.ts';

/** Carries a typed failure from where git was run to where the port answers. */
export class GitFailureError extends Error {
  override readonly name = 'GitFailureError';
  readonly failure: GitFailure;

  constructor(code: GitFailureCode, exitCode?: number, detail?: string) {
    super(code);
    this.failure = {
      code,
      ...(exitCode === undefined ? {} : { exitCode }),
      ...(detail === undefined || detail === '' ? {} : { detail }),
    };
  }
}

/** The failure that a thrown value stands for. */
export function gitFailureOf(error: unknown): GitFailure {
  return error instanceof GitFailureError ? error.failure : { code: 'failed' };
}

/** Runs the work and gives its value or failure; never rejects. */
export async function gitResult<T>(work: () => Promise<T>): Promise<GitResult<T>> {
  try {
    return { type: 'ok', value: await work() };
  } catch (error) {
    return { type: 'failed', failure: gitFailureOf(error) };
  }
}
