import * as v from 'valibot';
import type { Contract } from './contract.ts';
import { teamStateSchema } from './teamState.ts';

const nothing = v.object({});
const person = v.object({ login: v.string() });

/** What the availability panel and its host say to each other. */
export const teamContract = {
  toView: {
    state: teamStateSchema,
    /** Shows one person, as the Team tree's *Show in the Team Panel* asks. */
    select: person,
  },
  toHost: {
    /** The view can show a state: sent on every load, so also whenever it becomes visible again. */
    ready: nothing,
    /** Makes the person an addressee of the open note. */
    address: person,
    /** Puts a ready invitation to share hours on the clipboard. */
    invite: person,
    setMyHours: nothing,
    /** Opens the file in the editor, at somebody's entry when a login is given. */
    openTeamFile: v.object({ login: v.exactOptional(v.string()) }),
    manageTrust: nothing,
    openFolder: nothing,
  },
  requests: {},
} satisfies Contract;

export type TeamContract = typeof teamContract;
