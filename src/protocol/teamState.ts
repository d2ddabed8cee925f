import * as v from 'valibot';
import type { Immutable } from './immutable.ts';
import { countSchema, instantSchema } from './noteSchemas.ts';
import { scheduleSchema } from './scheduleSchemas.ts';

const personSchema = v.object({
  /** As GitHub writes it. */
  login: v.string(),
  name: v.nullable(v.string()),
  schedule: scheduleSchema,
  /** Milliseconds of working time. */
  responseTime: v.nullable(v.number()),
  /** Names of the teams of the file that hold this person. */
  teams: v.array(v.string()),
  /** Their entry has an error, so that their hours are unknown. */
  broken: v.boolean(),
});

/** What the availability panel shows: everything it needs to answer for any instant by itself. */
export const teamStateSchema = v.variant('type', [
  v.object({ type: v.literal('loading') }),
  v.object({
    type: v.literal('place'),
    place: v.picklist(['restricted', 'noFolder', 'gitUnavailable', 'noRepository']),
  }),
  v.object({ type: v.literal('noFile') }),
  v.object({
    type: v.literal('team'),
    people: v.array(personSchema),
    teams: v.array(v.string()),
    /** Login of who is signed in, where it is known. */
    viewer: v.exactOptional(v.string()),
    /** IANA name of the zone in which the viewer reads times. */
    zone: v.string(),
    now: instantSchema,
    /** Errors and warnings in the file. */
    problems: countSchema,
  }),
]);

export type TeamState = Immutable<v.InferOutput<typeof teamStateSchema>>;
export type Team = Extract<TeamState, { type: 'team' }>;
export type TeamPerson = Team['people'][number];
