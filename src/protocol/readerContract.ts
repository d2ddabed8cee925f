import * as v from 'valibot';
import type { Contract } from './contract.ts';
import { countSchema, replyActionSchema } from './noteSchemas.ts';
import { readerStateSchema } from './readerState.ts';

const nothing = v.object({});

/** Empty when it was carried out, else a sentence that says why not. */
const refusalSchema = v.object({ refused: v.exactOptional(v.string()) });

/** What the reader and its host say to each other. */
export const readerContract = {
  toView: {
    state: readerStateSchema,
    /** What was being written in answer to the note when the reader was last open: sent before the first state. */
    kept: v.object({ note: v.string(), value: v.unknown() }),
    /** Opens one of the reply forms, as its button does: for commands. `answer`: of what can be answered at once. */
    openReply: v.object({
      form: v.picklist(['accept', 'ask', 'answer', 'passOn', 'decline', 'done', 'withdraw']),
    }),
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
    /** Opens the published note for editing. */
    edit: nothing,
    /** Opens the editor in which a refused edit and what stands on GitHub are merged. */
    resolveConflict: nothing,
    /** Keeps what is being written; without `value` there is nothing to keep any more. */
    keepReply: v.object({ note: v.string(), value: v.optional(v.unknown()) }),
    openOnGitHub: nothing,
    showChanges: nothing,
    /** Pushes the branch that is checked out, as VS Code's own command does. */
    push: nothing,
    signIn: nothing,
    retry: nothing,
    /** Sends the reply that waits or failed, at once. */
    sendNow: nothing,
    /** Takes the reply that waits out of the outbox. */
    cancelSending: nothing,
    publish: nothing,
    openOutput: nothing,
  },
  requests: {
    /**
     * Answered when the reply is safely in the outbox; its further way is the state's `sending`. The view names it, so
     * that it is one reply however often it is handed over; `again`: it was before, and no answer came.
     */
    reply: {
      params: v.object({ id: v.pipe(v.string(), v.uuid()), again: v.boolean(), action: replyActionSchema }),
      result: refusalSchema,
    },
    /** Ticks a step of the note, or takes the tick back. Answered when that is safely in the outbox. */
    tick: { params: v.object({ index: countSchema, done: v.boolean() }), result: refusalSchema },
    findPeople: {
      params: v.object({ text: v.string() }),
      result: v.object({
        people: v.array(v.object({ login: v.string(), name: v.exactOptional(v.string()) })),
      }),
    },
  },
} satisfies Contract;

export type ReaderContract = typeof readerContract;
