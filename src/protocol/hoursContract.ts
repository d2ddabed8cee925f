import * as v from 'valibot';
import type { Contract } from './contract.ts';
import { hoursFormSchema, hoursStateSchema, keptHoursSchema, shareWaySchema } from './hoursState.ts';

const nothing = v.object({});

/** What the form of one's own hours and its host say to each other. */
export const hoursContract = {
  toView: { state: hoursStateSchema },
  toHost: {
    /** The view can show a state: sent on every load, so also whenever it becomes visible again. */
    ready: nothing,
    /** What was typed so far, to be kept until it is shared or given up. */
    keep: v.omit(keptHoursSchema, ['waiting']),
    /** Nothing of what was typed is to be kept. */
    discard: nothing,
    /** Opens the file in the editor at the person's entry. */
    openFile: nothing,
    /** Opens the pull request in which the last change waits. */
    openPullRequest: nothing,
    signIn: nothing,
    manageTrust: nothing,
    openFolder: nothing,
  },
  requests: {
    /** What a change would make of the file. */
    preview: {
      params: v.object({ form: hoursFormSchema }),
      result: v.variant('type', [
        v.object({ type: v.literal('unchanged') }),
        v.object({
          type: v.literal('changed'),
          lines: v.array(v.object({ change: v.picklist(['same', 'removed', 'added']), text: v.string() })),
        }),
        v.object({ type: v.literal('failed'), sentence: v.string() }),
      ]),
    },
    share: {
      params: v.object({ form: hoursFormSchema, base: hoursFormSchema, way: shareWaySchema }),
      result: v.object({
        type: v.picklist(['done', 'failed']),
        /** What happened and what to do next. */
        sentence: v.string(),
        action: v.exactOptional(v.picklist(['openFile', 'openPullRequest', 'signIn'])),
      }),
    },
  },
} satisfies Contract;

export type HoursContract = typeof hoursContract;
