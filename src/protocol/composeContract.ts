import * as v from 'valibot';
import { composeStateSchema, evidenceTargetSchema, personSchema } from './composeState.ts';
import type { Contract } from './contract.ts';
import { countSchema, draftSchema, instantSchema, kindSchema } from './noteSchemas.ts';

const nothing = v.object({});

/**
 * What the compose view and its host say to each other.
 *
 * The order of edits: the view numbers its edits `revision` = 1, 2, … above the `revision` of the state that it
 * holds, and says with `version` on which draft of the host its text stands. The host takes an edit as it is when
 * nobody but this view changed the draft after `version`; else it merges three ways. The view takes the draft of a
 * state whose `revision` is at least its own last edit's, and keeps its own text otherwise.
 */
export const composeContract = {
  toView: {
    state: composeStateSchema,
  },
  toHost: {
    /** The view can show a state: sent on every load, so also whenever it becomes visible again. */
    ready: nothing,
    edit: v.object({
      revision: countSchema,
      version: countSchema,
      draft: draftSchema,
      /** The draft on which this one stands; sent for text that outlived its window, whose `version` may be forgotten. */
      base: v.exactOptional(draftSchema),
    }),
    chooseKind: v.object({ kind: kindSchema }),
    /**
     * `agreed`: `problemKey`s of the errors that the user was shown and wants to publish in spite of. Without
     * `deliverAt` the note waits for the review requests that go with it.
     */
    publish: v.object({
      agreed: v.array(v.string()),
      deliverAt: v.exactOptional(v.union([instantSchema, v.literal('now')])),
    }),
    cancelPublish: nothing,
    /** Ends the waiting of the queued note. */
    sendNow: nothing,
    /** Lets the user choose when the queued note is sent. */
    postpone: nothing,
    /** `key` of one of the state's places. */
    chooseDestination: v.object({ key: v.string() }),
    /** Lets the user choose the category of the repository's discussions anew. */
    chooseCategory: nothing,
    /** What the note is about is not sensitive. */
    dismissWarning: nothing,
    switchAccount: nothing,
    publishBranch: nothing,
    includeOpenFiles: v.object({ included: v.boolean() }),
    preview: nothing,
    openMarkdown: nothing,
    copyMarkdown: nothing,
    signIn: nothing,
    openPullRequest: nothing,
    createPullRequest: nothing,
    manageTrust: nothing,
    /** Git is looked for when a window starts. */
    reloadWindow: nothing,
    openFolder: nothing,
    initRepository: nothing,
    /** Lets the user choose a branch, for a detached HEAD. */
    checkOut: nothing,
    /** Starts the next note of this kind on the branch after a publish. */
    startAnother: nothing,
    /** Looks again for what could not be found or saved. */
    retry: nothing,
    discard: nothing,
    /** Shows the branch's draft again in the place of the edit of a published note, which is kept. */
    leaveEdit: nothing,
    push: nothing,
    openOutput: nothing,
    /** Asks git and GitHub again for the evidence. */
    refreshEvidence: nothing,
    openEvidence: v.object({ target: evidenceTargetSchema }),
    /** A web page of the state: the published comment, the SSO page. */
    openUrl: v.object({ url: v.string() }),
  },
  requests: {
    /** People and teams whose login or name contains the text, for the completion of `to`, owners and addressees. */
    findPeople: {
      params: v.object({ text: v.string() }),
      result: v.object({ people: v.array(personSchema) }),
    },
    /**
     * What the place under the cursor can be completed with (`completionPlace`). `insert` takes the place of all that
     * was written there, its sign too.
     */
    suggest: {
      params: v.object({
        type: v.picklist(['person', 'issue', 'path', 'lines']),
        text: v.string(),
        path: v.exactOptional(v.string()),
      }),
      result: v.object({
        suggestions: v.array(
          v.object({ insert: v.string(), label: v.string(), detail: v.exactOptional(v.string()) }),
        ),
      }),
    },
    /** References to files that were dropped on the form: `uris` as in a URI list, `names` of files without one. */
    locateFiles: {
      params: v.object({ uris: v.array(v.string()), names: v.array(v.string()) }),
      result: v.object({
        references: v.array(
          v.object({
            path: v.string(),
            line: v.exactOptional(countSchema),
            endLine: v.exactOptional(countSchema),
            url: v.exactOptional(v.string()),
          }),
        ),
      }),
    },
  },
} satisfies Contract;

export type ComposeContract = typeof composeContract;
