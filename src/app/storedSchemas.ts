import * as v from 'valibot';
import type { Draft } from '../core/note/note.ts';
import { noteKinds, notePriorities, noteStatuses, sectionIds } from '../core/note/note.ts';
import type { Reply } from '../core/note/thread/reply.ts';
import type { SourceComment } from '../core/note/codec/sourceComment.ts';
import type { CommentSubject } from './ports/gitHubComments.ts';
import type { KnownRepository } from './repository/repositoryReference.ts';

const text = v.string();
const optional = v.exactOptional;
const instant = v.pipe(v.number(), v.finite());

export const draftSchema: v.GenericSchema<unknown, Draft> = v.object({
  header: v.object({
    id: text,
    kind: v.picklist(noteKinds),
    to: v.array(text),
    status: v.picklist(noteStatuses),
    priority: v.picklist(notePriorities),
    priorityReason: optional(text),
    replyBy: optional(instant),
    branch: text,
    supersedes: optional(text),
  }),
  content: v.object({
    summary: text,
    why: text,
    whereItStands: text,
    nextSteps: v.array(v.object({ text, done: v.boolean(), owner: optional(text), due: optional(text) })),
    blockedBy: text,
    questions: v.array(v.object({ text, answered: v.boolean(), to: optional(text) })),
    contingencies: v.array(v.object({ condition: text, action: text })),
    references: text,
    evidence: text,
    foreign: v.array(
      v.object({
        heading: text,
        level: optional(v.number()),
        markdown: text,
        after: optional(v.picklist(sectionIds)),
      }),
    ),
  }),
  choices: optional(
    v.object({
      evidence: optional(v.picklist(['included', 'leftOut'])),
      dropped: optional(v.array(text)),
      generated: optional(text),
    }),
  ),
  unread: optional(text),
});

const section = optional(v.picklist(sectionIds));

export const replySchema: v.GenericSchema<unknown, Reply> = v.object({
  id: text,
  note: text,
  author: text,
  repositoryId: v.number(),
  writtenAt: instant,
  action: v.variant('type', [
    v.object({
      type: v.literal('accepted'),
      readBack: v.object({ nextStep: text, blocker: text, doneBy: optional(instant) }),
    }),
    v.object({ type: v.literal('asked'), question: text, section }),
    v.object({ type: v.literal('answered'), answer: text, section }),
    v.object({ type: v.literal('declined'), reason: text }),
    v.object({ type: v.literal('passedOn'), to: v.array(text), reason: text }),
    v.object({
      type: v.literal('ticked'),
      steps: v.array(v.object({ key: text, done: v.boolean(), boxWas: v.boolean(), text })),
    }),
    v.object({ type: v.literal('done'), remark: text }),
    v.object({ type: v.literal('withdrawn'), reason: text }),
  ]),
});

export const subjectSchema: v.GenericSchema<unknown, CommentSubject> = v.object({
  type: v.picklist(['pullRequest', 'discussion']),
  number: v.number(),
});

export const repositorySchema: v.GenericSchema<unknown, KnownRepository> = v.object({
  host: text,
  owner: text,
  name: text,
  webUrl: text,
  apiUrl: text,
  graphqlUrl: text,
  id: v.number(),
});

export const sourceCommentSchema: v.GenericSchema<unknown, SourceComment> = v.object({
  id: text,
  url: text,
  author: v.object({ login: text, isBot: v.boolean() }),
  editing: v.variant('type', [
    v.object({ type: v.literal('none') }),
    v.object({ type: v.literal('by'), login: text }),
    v.object({ type: v.literal('unknown') }),
  ]),
  createdAt: instant,
  updatedAt: instant,
  isMinimized: v.boolean(),
  repositoryId: v.number(),
  subject: subjectSchema,
  body: text,
});
