import * as v from 'valibot';
import type { Immutable } from './immutable.ts';
import { personSchema } from './composeState.ts';
import {
  countSchema,
  instantSchema,
  kindSchema,
  readBackSchema,
  threadSchema,
  unverifiedCommentSchema,
} from './noteSchemas.ts';
import { destinationSchema, sendingFailureCodes, waitingReasonSchema } from './publishState.ts';

/** What happened since the commit at which the note was written. */
const stalenessSchema = v.object({
  commits: v.array(
    v.object({
      sha: v.string(),
      /** Name, where no account is known. */
      author: v.string(),
      login: v.exactOptional(v.string()),
      subject: v.string(),
      url: v.exactOptional(v.string()),
    }),
  ),
  /** The noted commit is no longer part of the branch. */
  forcePushed: v.boolean(),
  /** The branch does not reach to the noted commit. */
  behind: v.boolean(),
  branchDeleted: v.boolean(),
  pullRequest: v.exactOptional(v.picklist(['merged', 'closed'])),
  /** The server could not be asked: what others pushed may be missing. */
  localOnly: v.boolean(),
  /** There is something to show under *What changed*. */
  hasChanges: v.boolean(),
  /** Indexes of next steps that look done. */
  stepsLookDone: v.array(countSchema),
  failingChecks: v.array(v.string()),
});

/** The way of one reply through the outbox. */
const sendingSchema = v.variant('type', [
  v.object({ type: v.literal('idle') }),
  v.object({ type: v.literal('queued'), until: v.exactOptional(instantSchema) }),
  v.object({ type: v.literal('sending') }),
  v.object({ type: v.literal('looking') }),
  v.object({
    type: v.literal('waiting'),
    until: instantSchema,
    reason: v.exactOptional(waitingReasonSchema),
  }),
  v.object({
    type: v.literal('failed'),
    code: v.picklist([...sendingFailureCodes, 'conflict']),
    url: v.exactOptional(v.string()),
  }),
]);

const readingSchema = v.object({
  type: v.literal('note'),
  thread: threadSchema,
  /** The login under which the note is read. */
  viewer: v.string(),
  /** The viewer is addressed, by name or through a team, and the note is still open for an answer. */
  mayAccept: v.boolean(),
  /** The viewer wrote the note and it is not over: its text can be changed. */
  mayEdit: v.boolean(),
  /** For each next step, whether the viewer may tick it. */
  mayTick: v.array(v.boolean()),
  /** Indexes of steps whose tick is not on GitHub yet. */
  unsentTicks: v.array(countSchema),
  zone: v.string(),
  now: instantSchema,
  /** Pre-fills the read-back form. */
  proposal: readBackSchema,
  staleness: v.exactOptional(stalenessSchema),
  /** The reply-by was set for others than whom the note waits on. */
  isOthersTime: v.exactOptional(v.literal(true)),
  /** Working time until reply-by, of the viewer or of whom it waits on; absent where that person's hours are not known. */
  workingTimeLeft: v.exactOptional(v.object({ minutes: v.number(), of: v.exactOptional(v.string()) })),
  /** The author's zone where it is known and differs from the viewer's: reply-by is shown in both. */
  authorZone: v.exactOptional(v.string()),
  /** Some of whom it can be passed on to, offered before anything is typed. */
  people: v.array(personSchema),
  /** *Start where they stopped* is shown only when the host can do it. */
  mayStart: v.boolean(),
  /** The viewer wrote the note, and its branch is the one checked out here: *Push* pushes it. */
  mayPush: v.boolean(),
  sending: sendingSchema,
  /** Ids of the replies that wait to be sent. */
  queuedReplies: v.array(v.string()),
  unverifiedReplies: v.array(unverifiedCommentSchema),
});

const previewSchema = v.object({
  type: v.literal('preview'),
  kind: kindSchema,
  branch: v.string(),
  /** Nothing is written in any section: before the first word, and after the note was published. */
  isBlank: v.boolean(),
  /** What would be posted, without the marker's line. */
  markdown: v.string(),
  /** It is the edit of a published note, which stays where it stands. */
  isEdit: v.boolean(),
  /** Where it would be posted: the author's choice, else the proposal; absent when there is no place. */
  place: v.exactOptional(destinationSchema),
  /** Of the branch, for its address. */
  pullRequest: v.exactOptional(v.object({ number: v.number(), title: v.string(), url: v.string() })),
  viewer: v.exactOptional(v.string()),
  /** UTF-16 units of the whole comment, and how many may be posted. */
  length: countSchema,
  limit: countSchema,
  evidenceShortened: v.boolean(),
});

/** All that the reader shows. */
export const readerStateSchema = v.variant('type', [
  v.object({ type: v.literal('loading') }),
  previewSchema,
  readingSchema,
  v.object({ type: v.literal('unverified'), ...unverifiedCommentSchema.entries, zone: v.string() }),
  /** The comment was deleted, or the viewer may not see it. */
  v.object({ type: v.literal('missing') }),
]);

export type ReaderState = Immutable<v.InferOutput<typeof readerStateSchema>>;
export type Reading = Immutable<v.InferOutput<typeof readingSchema>>;
export type Preview = Immutable<v.InferOutput<typeof previewSchema>>;
export type Staleness = Immutable<v.InferOutput<typeof stalenessSchema>>;
export type Sending = Immutable<v.InferOutput<typeof sendingSchema>>;
