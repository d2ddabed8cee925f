import * as v from 'valibot';
import {
  noteKinds,
  notePriorities,
  noteStatuses,
  sectionIds,
  type Draft,
  type Note,
} from '../core/note/note.ts';
import type { ReadBack, Reply, ReplyAction } from '../core/note/thread/reply.ts';
import type { SourceComment } from '../core/note/codec/sourceComment.ts';
import type { Thread, UnverifiedComment } from '../core/note/thread/thread.ts';
import type { Expect, Immutable, Same } from './immutable.ts';

/** Milliseconds since 1970-01-01T00:00:00Z. */
export const instantSchema = v.pipe(v.number(), v.finite());
export const countSchema = v.pipe(v.number(), v.integer(), v.minValue(0));
export const kindSchema = v.picklist(noteKinds);
export const sectionSchema = v.picklist(sectionIds);

const headerEntries = {
  id: v.string(),
  kind: kindSchema,
  to: v.array(v.string()),
  status: v.picklist(noteStatuses),
  priority: v.picklist(notePriorities),
  priorityReason: v.exactOptional(v.string()),
  replyBy: v.exactOptional(instantSchema),
  branch: v.string(),
  supersedes: v.exactOptional(v.string()),
};

export const contentSchema = v.object({
  summary: v.string(),
  why: v.string(),
  whereItStands: v.string(),
  nextSteps: v.array(
    v.object({
      text: v.string(),
      done: v.boolean(),
      owner: v.exactOptional(v.string()),
      due: v.exactOptional(v.string()),
    }),
  ),
  blockedBy: v.string(),
  questions: v.array(v.object({ text: v.string(), answered: v.boolean(), to: v.exactOptional(v.string()) })),
  contingencies: v.array(v.object({ condition: v.string(), action: v.string() })),
  references: v.string(),
  evidence: v.string(),
  foreign: v.array(
    v.object({
      heading: v.string(),
      level: v.exactOptional(v.number()),
      markdown: v.string(),
      after: v.exactOptional(sectionSchema),
    }),
  ),
});

export const draftSchema = v.object({
  header: v.object(headerEntries),
  content: contentSchema,
  choices: v.exactOptional(
    v.object({
      evidence: v.exactOptional(v.picklist(['included', 'leftOut'])),
      dropped: v.exactOptional(v.array(v.string())),
      generated: v.exactOptional(v.string()),
    }),
  ),
  unread: v.exactOptional(v.string()),
});

const placesSchema = v.array(v.object({ path: v.string(), line: countSchema }));

const noteSchema = v.object({
  header: v.object({
    ...headerEntries,
    author: v.string(),
    repositoryId: v.number(),
    subject: v.variant('type', [
      v.object({ type: v.literal('pullRequest'), number: v.number() }),
      v.object({ type: v.literal('discussion'), number: v.exactOptional(v.number()) }),
    ]),
    head: v.string(),
    publishedAt: instantSchema,
    uncommitted: v.exactOptional(v.number()),
    resume: v.exactOptional(
      v.object({ files: placesSchema, breakpoints: placesSchema, active: v.exactOptional(v.string()) }),
    ),
  }),
  content: contentSchema,
});

const commentSchema = v.object({
  id: v.string(),
  url: v.string(),
  author: v.object({ login: v.string(), isBot: v.boolean() }),
  editing: v.variant('type', [
    v.object({ type: v.literal('none') }),
    v.object({ type: v.literal('by'), login: v.string() }),
    v.object({ type: v.literal('unknown') }),
  ]),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  isMinimized: v.boolean(),
  repositoryId: v.number(),
  subject: v.variant('type', [
    v.object({ type: v.literal('pullRequest'), number: v.number() }),
    v.object({ type: v.literal('discussion'), number: v.number() }),
  ]),
  body: v.string(),
});

export const readBackSchema = v.object({
  nextStep: v.string(),
  blocker: v.string(),
  doneBy: v.exactOptional(instantSchema),
});

export const replyActionSchema = v.variant('type', [
  v.object({ type: v.literal('accepted'), readBack: readBackSchema }),
  v.object({ type: v.literal('asked'), question: v.string(), section: v.exactOptional(sectionSchema) }),
  v.object({ type: v.literal('answered'), answer: v.string(), section: v.exactOptional(sectionSchema) }),
  v.object({ type: v.literal('declined'), reason: v.string() }),
  v.object({ type: v.literal('passedOn'), to: v.array(v.string()), reason: v.string() }),
  v.object({
    type: v.literal('ticked'),
    steps: v.array(v.object({ key: v.string(), done: v.boolean(), boxWas: v.boolean(), text: v.string() })),
  }),
  v.object({ type: v.literal('done'), remark: v.string() }),
  v.object({ type: v.literal('withdrawn'), reason: v.string() }),
]);

const replySchema = v.object({
  id: v.string(),
  note: v.string(),
  author: v.string(),
  repositoryId: v.number(),
  writtenAt: instantSchema,
  action: replyActionSchema,
});

export const threadSchema = v.object({
  note: noteSchema,
  comment: commentSchema,
  state: v.picklist([
    'published',
    'asked',
    'accepted',
    'declined',
    'passedOn',
    'done',
    'superseded',
    'withdrawn',
  ]),
  owner: v.string(),
  waitingOn: v.array(v.string()),
  changedAt: instantSchema,
  replies: v.array(v.object({ reply: replySchema, comment: commentSchema, counts: v.boolean() })),
  ticked: v.array(v.object({ index: countSchema, by: v.string(), at: instantSchema })),
});

export const unverifiedReasonSchema = v.picklist([
  'authorMismatch',
  'bot',
  'editedByOther',
  'editorUnknown',
  'repositoryMismatch',
  'subjectMismatch',
  'duplicateId',
  'unreadableMarker',
  'unknownVersion',
  'minimized',
]);

export const unverifiedCommentSchema = v.object({ comment: commentSchema, reason: unverifiedReasonSchema });

/** Fails to compile when a decoder and the core's type differ. */
export type SchemasAgreeWithCore = [
  Expect<Same<Immutable<v.InferOutput<typeof draftSchema>>, Draft>>,
  Expect<Same<Immutable<v.InferOutput<typeof noteSchema>>, Note>>,
  Expect<Same<Immutable<v.InferOutput<typeof commentSchema>>, SourceComment>>,
  Expect<Same<Immutable<v.InferOutput<typeof readBackSchema>>, ReadBack>>,
  Expect<Same<Immutable<v.InferOutput<typeof replyActionSchema>>, ReplyAction>>,
  Expect<Same<Immutable<v.InferOutput<typeof replySchema>>, Reply>>,
  Expect<Same<Immutable<v.InferOutput<typeof threadSchema>>, Thread>>,
  Expect<Same<Immutable<v.InferOutput<typeof unverifiedCommentSchema>>, UnverifiedComment>>,
];
