import type { Instant } from '../../core/instant.ts';
import type { EvidenceFacts } from '../../core/note/evidence/evidenceFacts.ts';
import type { GitHubFailureReason } from '../ports/gitHubFailure.ts';
import type { GitFailure } from '../ports/gitHistory.ts';

/** What is known of the checked-out branch, and what is being asked or could not be. */
export interface BranchEvidenceState {
  /** Absent until git has answered, and without a branch. */
  readonly facts?: EvidenceFacts;
  /** Git is being asked: so many of its stages are done. */
  readonly progress?: { readonly done: number; readonly total: number };
  /** Why git gave no answer. */
  readonly failure?: GitFailure;
  /** Why the pull request's checks, and its review threads, are not known. */
  readonly checksMissing?: GitHubFailureReason;
  readonly threadsMissing?: GitHubFailureReason;
  /** When git answered. */
  readonly at?: Instant;
}
