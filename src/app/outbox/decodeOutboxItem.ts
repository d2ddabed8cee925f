import * as v from 'valibot';
import type { CommentLocation } from '../ports/gitHubComments.ts';
import { draftSchema, replySchema, repositorySchema, subjectSchema } from '../storedSchemas.ts';
import type { FailReason, OutboxItem, OutboxState, OutboxWork, PauseReason } from './outboxItem.ts';

const text = v.string();
const number = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const location: v.GenericSchema<unknown, CommentLocation> = v.object({ subject: subjectSchema, id: text });

const branchHead = v.object({ owner: text, branch: text });

const places = v.array(v.object({ path: text, line: count }));

const work: v.GenericSchema<unknown, OutboxWork> = v.variant('type', [
  v.object({
    type: v.literal('note'),
    draft: draftSchema,
    target: v.union([
      subjectSchema,
      v.object({ type: v.literal('newDiscussion'), categoryId: text, categoryName: text }),
      v.object({
        type: v.literal('draftPullRequest'),
        head: branchHead,
        baseBranch: text,
      }),
    ]),
    head: text,
    source: v.exactOptional(branchHead),
    uncommitted: v.exactOptional(count),
    resume: v.exactOptional(v.object({ files: places, breakpoints: places, active: v.exactOptional(text) })),
  }),
  v.object({ type: v.literal('reply'), reply: replySchema, subject: subjectSchema }),
  v.object({ type: v.literal('edit'), location, base: text, body: text }),
  v.object({ type: v.literal('minimise'), location }),
  v.object({ type: v.literal('comment'), subject: subjectSchema, text }),
  v.object({
    type: v.literal('reviewRequest'),
    pullRequest: count,
    logins: v.array(text),
    teams: v.array(text),
    note: v.exactOptional(text),
  }),
]);

const pauseReason: v.GenericSchema<unknown, PauseReason> = v.variant('type', [
  v.object({ type: v.picklist(['offline', 'timeout', 'connectionLost', 'unreadable', 'cancelled']) }),
  v.object({ type: v.literal('unavailable'), status: number }),
  v.object({ type: v.picklist(['signedOut', 'unauthorized']), host: text }),
  v.object({ type: v.literal('sso'), url: v.exactOptional(text) }),
  v.object({ type: v.picklist(['primaryLimit', 'secondaryLimit']), waitMilliseconds: number }),
  v.object({ type: v.literal('otherAccount'), login: text }),
]);

const failReason: v.GenericSchema<unknown, FailReason> = v.variant('type', [
  v.object({ type: v.picklist(['notFound', 'locked', 'archived', 'gone', 'tooLong', 'pullRequestClosed']) }),
  v.object({ type: v.literal('forbidden'), scopes: v.array(text) }),
  v.object({ type: v.literal('invalid'), problems: v.array(text) }),
  v.object({
    type: v.literal('unsupported'),
    feature: v.picklist(['graphql', 'discussions', 'draftPullRequests']),
  }),
  v.object({ type: v.literal('redirected'), host: text }),
  v.object({ type: v.literal('conflict'), current: text }),
  v.object({ type: v.literal('notReviewers'), who: v.array(text) }),
]);

const state: v.GenericSchema<unknown, OutboxState> = v.variant('type', [
  v.object({ type: v.literal('waiting'), notBefore: v.exactOptional(number) }),
  v.object({ type: v.literal('sending'), since: number }),
  v.object({
    type: v.literal('looking'),
    reason: pauseReason,
    looks: count,
    since: number,
    notBefore: v.exactOptional(number),
  }),
  v.object({
    type: v.literal('paused'),
    reason: pauseReason,
    outcome: v.variant('type', [
      v.object({ type: v.literal('notSent') }),
      v.object({ type: v.literal('unknown'), looks: count, notBefore: v.exactOptional(number) }),
    ]),
    since: number,
    waitMilliseconds: v.exactOptional(number),
  }),
  v.object({ type: v.literal('failed'), reason: failReason, since: number }),
  v.object({
    type: v.literal('sent'),
    comment: v.object({ location, url: text }),
    sweeps: count,
    since: number,
    settled: v.exactOptional(v.literal(true)),
  }),
  v.object({ type: v.literal('cancelled'), since: number }),
]);

const item: v.GenericSchema<unknown, OutboxItem> = v.object({
  id: text,
  revision: v.pipe(v.number(), v.integer(), v.minValue(1)),
  createdAt: number,
  author: text,
  repository: repositorySchema,
  work,
  attempts: count,
  mayHaveCopies: v.boolean(),
  attempted: v.exactOptional(work),
  changed: v.exactOptional(work),
  state,
});

/** The item in parsed JSON; `undefined` when it is not one (another version's, or damaged). */
export function decodeOutboxItem(value: unknown): OutboxItem | undefined {
  const result = v.safeParse(item, value);
  return result.success ? result.output : undefined;
}
