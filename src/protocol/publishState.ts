import * as v from 'valibot';
import { channelRules } from '../core/advice/channelChoice.ts';
import type { Immutable } from './immutable.ts';
import { instantSchema } from './noteSchemas.ts';

/** Why a write cannot be sent, whatever it writes. */
export const sendingFailureCodes = [
  'signedOut',
  'unreachable',
  'notFound',
  'forbidden',
  'sso',
  'archived',
  'locked',
  'tooLong',
  'rejected',
  'unknown',
] as const;

/** Why a write is tried again later only. */
export const waitingReasonSchema = v.picklist(['offline', 'noAnswer', 'limit']);

/** What the host knows beyond a failure's code. */
const failureDetailSchema = v.variant('type', [
  /** The note was written by one account, and another is signed in. */
  v.object({ type: v.literal('otherAccount'), author: v.string(), signedIn: v.string() }),
  /** The server's own words. */
  v.object({ type: v.literal('refused'), words: v.string() }),
  v.object({ type: v.literal('noDraftPullRequests') }),
  /** The server sends Baton to another host, which gets no token. */
  v.object({ type: v.literal('redirected'), host: v.string() }),
  v.object({ type: v.literal('noDiscussions') }),
]);

/** The way of one publish through the outbox. */
export const publishingSchema = v.variant('type', [
  v.object({ type: v.literal('idle') }),
  v.object({
    type: v.literal('queued'),
    until: v.exactOptional(instantSchema),
    /** Where it goes; absent for a reply. */
    destination: v.exactOptional(v.string()),
    /** The draft says something else by now than what waits. */
    isChanged: v.exactOptional(v.boolean()),
  }),
  v.object({ type: v.literal('sending') }),
  v.object({ type: v.literal('looking') }),
  v.object({
    type: v.literal('waiting'),
    until: instantSchema,
    reason: v.exactOptional(waitingReasonSchema),
  }),
  v.object({ type: v.literal('published'), url: v.string(), at: instantSchema }),
  v.object({
    type: v.literal('failed'),
    code: v.picklist(sendingFailureCodes),
    /** The page that lifts the obstacle, for `sso`. */
    url: v.exactOptional(v.string()),
    detail: v.exactOptional(failureDetailSchema),
  }),
]);

const place = { key: v.string(), repository: v.string() };

/** One place to which a note can be published. */
export const destinationSchema = v.variant('channel', [
  v.object({
    channel: v.literal('prComment'),
    ...place,
    number: v.number(),
    title: v.string(),
    isDraft: v.boolean(),
  }),
  v.object({ channel: v.literal('discussionComment'), ...place, number: v.number() }),
  v.object({ channel: v.literal('newDiscussion'), ...place, category: v.exactOptional(v.string()) }),
  v.object({
    channel: v.literal('draftPullRequest'),
    ...place,
    baseBranch: v.string(),
    /** The branch is on the server; it must be pushed first otherwise. */
    isPushed: v.boolean(),
  }),
]);

/** Where the draft can be published, the proposed place first, and where it will be. */
export const destinationsSchema = v.object({
  places: v.array(destinationSchema),
  /** Key of the place to which the button publishes; absent where there is none. */
  chosen: v.exactOptional(v.string()),
  /** Why the first is proposed. */
  rule: v.picklist(channelRules),
  warning: v.exactOptional(
    v.object({ type: v.picklist(['sensitive-public', 'sensitive-team']), word: v.string() }),
  ),
  /** The repository has Discussions that cannot be used from here. */
  lacksDiscussions: v.exactOptional(v.picklist(['server', 'account', 'passing'])),
});

export type Publishing = Immutable<v.InferOutput<typeof publishingSchema>>;
export type FailureDetail = Immutable<v.InferOutput<typeof failureDetailSchema>>;
export type DestinationPlace = Immutable<v.InferOutput<typeof destinationSchema>>;
export type DestinationsState = Immutable<v.InferOutput<typeof destinationsSchema>>;
