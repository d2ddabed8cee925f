import * as v from 'valibot';
import type { HoursForm } from '../core/availability/hours/hoursForm.ts';
import type { Expect, Immutable, Same } from './immutable.ts';
import { instantSchema } from './noteSchemas.ts';
import { weekSchema } from './scheduleSchemas.ts';

/** One's own entry as it is being typed. */
export const hoursFormSchema = v.object({
  name: v.string(),
  zone: v.string(),
  hours: v.nullable(weekSchema),
  focus: weekSchema,
  response: v.string(),
  overrides: v.array(v.object({ date: v.string(), hours: v.string(), focus: v.string() })),
  away: v.array(v.object({ from: v.string(), to: v.string() })),
});

/** Fails to compile when decoder and core differ. */
export type FormAgreesWithCore = Expect<Same<Immutable<v.InferOutput<typeof hoursFormSchema>>, HoursForm>>;

/** Where a change waits for the others: until the file says it too. */
const waitingSchema = v.variant('type', [
  v.object({ type: v.literal('pullRequest'), number: v.number(), url: v.string() }),
  v.object({ type: v.literal('pushed'), branch: v.string() }),
]);

/** What was typed and is not in the file yet, kept by the host. `base`: what the file said when it was begun. */
export const keptHoursSchema = v.object({
  form: hoursFormSchema,
  base: hoursFormSchema,
  waiting: v.exactOptional(waitingSchema),
});

export const shareWaySchema = v.picklist(['save', 'push', 'pullRequest']);

/** What the form of one's own hours shows. */
export const hoursStateSchema = v.variant('type', [
  v.object({
    type: v.literal('place'),
    place: v.picklist(['loading', 'restricted', 'noFolder', 'gitUnavailable', 'noRepository']),
  }),
  v.object({
    type: v.literal('entry'),
    /** Who is signed in; absent while that is not known. */
    login: v.exactOptional(v.string()),
    file: v.picklist(['none', 'read']),
    /** As the file says it. */
    form: hoursFormSchema,
    isNamed: v.boolean(),
    isBroken: v.boolean(),
    /** `owner/name` of the repository that holds the file. */
    repository: v.exactOptional(v.string()),
    isOwners: v.boolean(),
    ways: v.array(shareWaySchema),
    kept: v.exactOptional(keptHoursSchema),
    /** IANA names that the host knows. */
    zones: v.array(v.string()),
    /** This machine's zone. */
    zone: v.string(),
    now: instantSchema,
  }),
]);

export type HoursState = Immutable<v.InferOutput<typeof hoursStateSchema>>;
export type HoursEntry = Extract<HoursState, { type: 'entry' }>;
export type KeptHours = Immutable<v.InferOutput<typeof keptHoursSchema>>;
