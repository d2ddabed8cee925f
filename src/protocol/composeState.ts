import * as v from 'valibot';
import type { Immutable } from './immutable.ts';
import { destinationsSchema, publishingSchema } from './publishState.ts';
import { availabilitySchema, problemSchema } from './peopleSchemas.ts';
import { storageFailureCodes } from './storageSentence.ts';
import { contentSchema, countSchema, draftSchema, instantSchema, kindSchema } from './noteSchemas.ts';

const pullRequestSchema = v.object({ number: v.number(), title: v.string(), url: v.string() });

/** Whether the text is safe. `unwritten`: nothing was written yet. */
const saveSchema = v.variant('type', [
  v.object({ type: v.literal('unwritten') }),
  v.object({ type: v.literal('saved'), at: instantSchema }),
  v.object({ type: v.literal('saving') }),
  v.object({ type: v.literal('failed'), code: v.picklist(storageFailureCodes) }),
]);

/** Where the note would be published, or why that is not known. */
const targetSchema = v.variant('type', [
  v.object({ type: v.literal('pullRequest'), ...pullRequestSchema.entries }),
  v.object({ type: v.literal('looking') }),
  v.object({ type: v.literal('signedOut') }),
  v.object({ type: v.literal('noRemote') }),
  v.object({ type: v.literal('noPullRequest') }),
  v.object({ type: v.literal('pullRequestClosed'), ...pullRequestSchema.entries }),
  v.object({ type: v.literal('pullRequestMerged'), ...pullRequestSchema.entries }),
  v.object({ type: v.literal('unreachable') }),
  v.object({ type: v.literal('notFound') }),
  v.object({ type: v.literal('forbidden') }),
  v.object({ type: v.literal('sso'), url: v.string() }),
  v.object({ type: v.literal('rateLimited'), until: instantSchema }),
  v.object({ type: v.literal('archived') }),
  v.object({ type: v.literal('locked') }),
]);

export const personSchema = v.object({
  /** A login, or a team as `acme/keys`. */
  login: v.string(),
  name: v.exactOptional(v.string()),
  availability: v.exactOptional(availabilitySchema),
});

/** An instant that the host can offer for reply-by, and how to name it. */
const replyByChoiceSchema = v.variant('type', [
  v.object({ type: v.literal('workingHours'), hours: v.number(), login: v.string(), at: instantSchema }),
  v.object({ type: v.literal('theirTime'), login: v.string(), at: instantSchema }),
  v.object({ type: v.literal('myTime'), at: instantSchema }),
]);

export const evidenceTargetSchema = v.variant('type', [
  v.object({ type: v.literal('commit'), sha: v.string() }),
  v.object({ type: v.literal('file'), path: v.string(), line: v.exactOptional(v.number()) }),
  v.object({ type: v.literal('page'), url: v.string() }),
]);

/** Why a part of the evidence is not known. */
const missingSchema = v.picklist(['signedOut', 'offline', 'unsupported', 'forbidden', 'limited', 'unknown']);

/** What the checked-out branch says of itself. */
const evidenceSchema = v.object({
  /** As the note would list them; nothing is dropped here yet. */
  groups: v.array(
    v.object({
      key: v.string(),
      title: v.string(),
      lines: v.array(
        v.object({ key: v.string(), label: v.string(), detail: v.string(), target: evidenceTargetSchema }),
      ),
      more: countSchema,
    }),
  ),
  counts: v.object({
    commits: countSchema,
    /** There may be more commits. */
    atLeast: v.boolean(),
    unpushed: countSchema,
    uncommitted: countSchema,
    threads: countSchema,
    failing: countSchema,
    pending: countSchema,
    errors: countSchema,
  }),
  /** Stages of git's answer, while it is asked. */
  gathering: v.exactOptional(v.object({ done: countSchema, total: countSchema })),
  /** Git gave no answer. */
  failed: v.exactOptional(v.picklist(['gitMissing', 'refused', 'timedOut', 'unknown'])),
  checksMissing: v.exactOptional(missingSchema),
  threadsMissing: v.exactOptional(missingSchema),
});

/** With what a blank note may begin; the built-in ones are named by the view. */
const templateSchema = v.variant('type', [
  v.object({ type: v.picklist(['prompts', 'shoutOut']), content: contentSchema }),
  v.object({ type: v.literal('repository'), name: v.string(), content: contentSchema }),
]);

const writingSchema = v.object({
  type: v.literal('writing'),
  /** `owner/name`; absent without a GitHub remote. */
  repository: v.exactOptional(v.string()),
  branch: v.string(),
  draft: draftSchema,
  /** The draft is the edit of a published note, which stands at `url` where it is known. */
  editing: v.exactOptional(v.object({ url: v.exactOptional(v.string()) })),
  /** The last edit of this view that `draft` includes; 0 before the first. */
  revision: countSchema,
  /** Rises whenever anybody changes the draft: this view, the Markdown document, another window. */
  version: countSchema,
  save: saveSchema,
  target: targetSchema,
  people: v.array(personSchema),
  /** The signed-in login. */
  viewer: v.exactOptional(v.string()),
  /** IANA name of the zone in which the user reads times. */
  zone: v.string(),
  /** Kinds for which this branch has a draft with text. */
  drafts: v.array(kindSchema),
  problems: v.array(problemSchema),
  /** How many readiness rules found nothing. */
  rulesPassed: v.exactOptional(countSchema),
  /** Tasks that the branch's evidence suggests, those that the author dropped too. */
  proposedSteps: v.exactOptional(v.array(v.object({ key: v.string(), text: v.string(), label: v.string() }))),
  evidence: v.exactOptional(evidenceSchema),
  /** For a draft in which nothing is written yet. */
  templates: v.exactOptional(v.array(templateSchema)),
  /** Templates of the repository that cannot be used; lines count from 0. */
  badTemplates: v.exactOptional(v.array(v.object({ path: v.string(), line: countSchema }))),
  /** What the team agreed on for writing. */
  guidelines: v.exactOptional(v.string()),
  replyByChoices: v.exactOptional(v.array(replyByChoiceSchema)),
  /** Working time of an addressee until reply-by. */
  replyByDistance: v.exactOptional(v.object({ login: v.string(), workingMinutes: v.number() })),
  /** The next window of an addressee who is not working: offered as *deliver when … is back*. */
  deliverAt: v.exactOptional(v.object({ login: v.string(), at: instantSchema })),
  /** Files of the repository that are open here, with breakpoints, and whether the note will tell of them. */
  openFiles: v.exactOptional(
    v.object({ paths: v.array(v.string()), breakpoints: countSchema, included: v.boolean() }),
  ),
  /** The published note whose place the draft can take. */
  predecessor: v.exactOptional(
    v.object({
      id: v.string(),
      summary: v.string(),
      publishedAt: instantSchema,
      /** Logins and teams who have not answered it. */
      waitingOn: v.array(v.string()),
    }),
  ),
  /** The reviews that are asked for with the note; `at`: when it goes out with them, where that is not at once. */
  review: v.exactOptional(v.object({ who: v.array(v.string()), at: v.exactOptional(instantSchema) })),
  publishing: publishingSchema,
  destinations: v.exactOptional(destinationsSchema),
  now: instantSchema,
});

/** All that the compose view shows. */
export const composeStateSchema = v.variant('type', [
  v.object({ type: v.literal('loading') }),
  v.object({ type: v.literal('restricted') }),
  v.object({ type: v.literal('noFolder') }),
  v.object({ type: v.literal('gitUnavailable') }),
  v.object({ type: v.literal('noRepository') }),
  v.object({ type: v.literal('detached'), commit: v.string() }),
  writingSchema,
]);

export type ComposeState = Immutable<v.InferOutput<typeof composeStateSchema>>;
export type Writing = Immutable<v.InferOutput<typeof writingSchema>>;
export type SaveState = Immutable<v.InferOutput<typeof saveSchema>>;
export type PublishTarget = Immutable<v.InferOutput<typeof targetSchema>>;
export type Person = Immutable<v.InferOutput<typeof personSchema>>;
export type OfferedTemplate = Immutable<v.InferOutput<typeof templateSchema>>;
export type Evidence = Immutable<v.InferOutput<typeof evidenceSchema>>;
export type EvidenceTarget = Immutable<v.InferOutput<typeof evidenceTargetSchema>>;
export type MissingReason = v.InferOutput<typeof missingSchema>;
export type ReplyByChoice = Immutable<v.InferOutput<typeof replyByChoiceSchema>>;
