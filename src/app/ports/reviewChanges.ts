import type { LineRange } from './lineRange.ts';

/** Where a pull request goes: `branch` of the remote that holds it, without `refs/`. */
export interface ReviewBase {
  readonly remote: string;
  readonly branch: string;
}

/** What a branch changes against its base. */
export interface ReviewChanges {
  /** Full SHA from which the changes count. */
  readonly base: string;
  /** Changed paths, of a renamed file both names; relative to the top, with `/`. */
  readonly paths: readonly string[];
  /** The lines at `base` that the branch changes or removes, or beside which it adds; largest first, not all of many. */
  readonly ranges: readonly LineRange[];
  /** Text of the CODEOWNERS file that GitHub goes by: the base branch's, from the first of its places. */
  readonly codeowners?: string;
}
