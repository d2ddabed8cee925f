import * as v from 'valibot';
import type { Contract } from './contract.ts';
import { countSchema, replyActionSchema } from './noteSchemas.ts';
import { readerStateSchema } from './readerState.ts';

const nothing = v.object({});

/** What the reader and its host say to each other. */
export const readerContract = {
  toView: {
    state: readerStateSchema,
    /** Opens one of the reply forms, as its button does: for commands from the tree. */
    openReply: v.object({ form: v.picklist(['accept', 'ask', 'passOn', 'decline', 'done']) }),
  },
  toHost: {
    /** The view can show a state: sent on every load, so also whenever it becomes visible again. */
    ready: nothing,
    /** Only `http`, `https` and `mailto` are ever posted; the host checks again. */
    openLink: v.object({ url: v.string() }),
    /** A path of the repository, lines from 1, at a commit when the note names one. */
    openReference: v.object({
      path: v.string(),
      line: v.exactOptional(countSchema),
      endLine: v.exactOptional(countSchema),
      commit: v.exactOptional(v.string()),
    }),
    start: nothing,
    openOnGitHub: nothing,
    copyText: nothing,
    showChanges: nothing,
    signIn: nothing,
    retry: nothing,
    publish: nothing,
    openOutput: nothing,
  },
  requests: {
    /** Answered when the reply is safely in the outbox; its further way is the state's `sending`. */
    reply: { params: v.object({ action: replyActionSchema }), result: v.object({}) },
    findPeople: {
      params: v.object({ text: v.string() }),
      result: v.object({
        people: v.array(v.object({ login: v.string(), name: v.exactOptional(v.string()) })),
      }),
    },
  },
} satisfies Contract;

export type ReaderContract = typeof readerContract;
