import type { Instant } from '../../core/instant.ts';
import type { Draft, NoteId } from '../../core/note/note.ts';
import type { ResumePoint } from '../../core/note/resumePoint.ts';
import type { Reply } from '../../core/note/thread/reply.ts';
import type { CommentLocation, CommentSubject } from '../ports/gitHubComments.ts';
import type { GitHubFailureReason } from '../ports/gitHubFailure.ts';
import type { KnownRepository } from '../repository/repositoryReference.ts';

/** Where a note goes. What is opened first is opened under the note's summary. */
export type PublishTarget =
  | CommentSubject
  | { readonly type: 'newDiscussion'; readonly categoryId: string; readonly categoryName: string }
  /** The open pull request of that branch, a draft opened into `baseBranch` where there is none; then a comment there. */
  | { readonly type: 'draftPullRequest'; readonly head: BranchHead; readonly baseBranch: string };

/** A branch on the server. */
export interface BranchHead {
  /** Differs from the repository's owner where the branch is a fork's. */
  readonly owner: string;
  readonly branch: string;
}

/** What is to be written. The text is formatted when it is sent, from what is kept here. */
export type OutboxWork =
  | {
      readonly type: 'note';
      readonly draft: Draft;
      readonly target: PublishTarget;
      /** Full SHA of the branch's head when the note was queued. */
      readonly head: string;
      /** Where the branch is on the server, or would be; it may be called otherwise there and be a fork's. */
      readonly source?: BranchHead;
      /** Where the author was then. */
      readonly resume?: ResumePoint;
      /** How many files were in no commit then. */
      readonly uncommitted?: number;
    }
  | { readonly type: 'reply'; readonly reply: Reply; readonly subject: CommentSubject }
  | {
      readonly type: 'edit';
      readonly location: CommentLocation;
      /** The text from which the edit was made, to merge with what stands there by then. */
      readonly base: string;
      readonly body: string;
    }
  /** A comment that is no note and no reply, e.g. a reminder. */
  | { readonly type: 'comment'; readonly subject: CommentSubject; readonly text: string }
  /** Hides a note of which another took the place, where the account may: it is no failure when it may not. */
  | { readonly type: 'minimise'; readonly location: CommentLocation }
  | ReviewRequestWork;

/** Asks for reviews beside those that are asked for already. */
export interface ReviewRequestWork {
  readonly type: 'reviewRequest';
  /** Number of the pull request. */
  readonly pullRequest: number;
  readonly logins: readonly string[];
  /** Slugs, without the organisation. */
  readonly teams: readonly string[];
  /** The note that says what is asked, where there is one. */
  readonly note?: NoteId;
}

/** Why an item waits for something that passes by itself or by the user's doing. */
export type PauseReason =
  | Extract<
      GitHubFailureReason,
      {
        type:
          | 'offline'
          | 'timeout'
          | 'connectionLost'
          | 'unavailable'
          | 'unreadable'
          | 'signedOut'
          | 'unauthorized'
          | 'sso'
          | 'primaryLimit'
          | 'secondaryLimit'
          | 'cancelled';
      }
    >
  /** Somebody else is signed in than the author of this item. */
  | { readonly type: 'otherAccount'; readonly login: string };

/** Why an item will not be sent as it is. Its content is kept until the user edits, re-targets or discards it. */
export type FailReason =
  | Extract<
      GitHubFailureReason,
      {
        type:
          | 'notFound'
          | 'forbidden'
          | 'locked'
          | 'archived'
          | 'gone'
          | 'invalid'
          | 'unsupported'
          | 'redirected';
      }
    >
  | { readonly type: 'tooLong' }
  /** The pull request was closed or merged meanwhile. */
  | { readonly type: 'pullRequestClosed' }
  /** GitHub says that one of these may not review here (REST reference, "Request reviewers": 422). */
  | { readonly type: 'notReviewers'; readonly who: readonly string[] }
  /** The comment was changed in the same places; `current` is its text by now. */
  | { readonly type: 'conflict'; readonly current: string };

/** How often an unknown outcome was looked up since the write, and when it is due if it did not arrive. */
export type Outcome =
  | { readonly type: 'notSent' }
  | { readonly type: 'unknown'; readonly looks: number; readonly notBefore?: Instant };

export type OutboxState =
  /** Not sent yet; due at once without `notBefore`. */
  | { readonly type: 'waiting'; readonly notBefore?: Instant }
  /** The write is under way. Found on start, it means that the outcome is unknown. */
  | { readonly type: 'sending'; readonly since: Instant }
  /** The outcome of a write is unknown; GitHub is asked before anything is written again. */
  | {
      readonly type: 'looking';
      /** Why it is unknown. */
      readonly reason: PauseReason;
      readonly looks: number;
      readonly since: Instant;
      /** When it is due if it did not arrive. */
      readonly notBefore?: Instant;
    }
  | {
      readonly type: 'paused';
      readonly reason: PauseReason;
      readonly outcome: Outcome;
      readonly since: Instant;
      /** Length of the pause where it ends by itself. `since` plus this is for display; the wait is monotonic. */
      readonly waitMilliseconds?: number;
    }
  | { readonly type: 'failed'; readonly reason: FailReason; readonly since: Instant }
  /** It stands on GitHub. Kept while later copies of it may still appear (`sweeps` left), and are removed then. */
  | {
      readonly type: 'sent';
      readonly comment: SentComment;
      readonly sweeps: number;
      readonly since: Instant;
      /** What follows a write was done, in whichever window. */
      readonly settled?: true;
    }
  /**
   * Taken out by the user while it was unknown whether it stood on GitHub. Kept, unseen, so that the same note is
   * looked for before it is written again, in any window and after any restart.
   */
  | { readonly type: 'cancelled'; readonly since: Instant };

/** What a write left on GitHub. For a review request: the pull request itself, with an empty comment id. */
export interface SentComment {
  readonly location: CommentLocation;
  readonly url: string;
}

/** One write to GitHub that will happen exactly once, or be kept with a reason. */
export interface OutboxItem {
  /** The note's or reply's id, or a UUID for an edit. */
  readonly id: string;
  /** Counts the changes of the stored item, from 1. */
  readonly revision: number;
  readonly createdAt: Instant;
  /** Login of the person who writes; the item is never sent by another account. */
  readonly author: string;
  readonly repository: KnownRepository;
  readonly work: OutboxWork;
  /** Writes begun so far. */
  readonly attempts: number;
  /** Whether any write's outcome was ever unknown, so that copies of it may appear. */
  readonly mayHaveCopies: boolean;
  /** What the write of unknown outcome would have left there, where the work was changed since. */
  readonly attempted?: OutboxWork;
  /** Of an item that turned out to have arrived as it was attempted: what its author made of it since. */
  readonly changed?: OutboxWork;
  readonly state: OutboxState;
}

/** An item that does not stand on GitHub as far as is known, and was not taken out. */
export interface PendingItem extends OutboxItem {
  readonly state: Exclude<OutboxState, { readonly type: 'sent' | 'cancelled' }>;
}

export function isPending(item: OutboxItem): item is PendingItem {
  return item.state.type !== 'sent' && item.state.type !== 'cancelled';
}

/** The time for which the item is kept back; undefined where it goes as soon as it can. */
export function notBeforeOf({ state }: OutboxItem): Instant | undefined {
  switch (state.type) {
    case 'waiting':
    case 'looking':
      return state.notBefore;
    case 'paused':
      return state.outcome.type === 'unknown' ? state.outcome.notBefore : undefined;
    case 'sending':
    case 'failed':
    case 'sent':
    case 'cancelled':
      return undefined;
  }
}
