import * as v from 'valibot';
import type { Schedule } from '../core/availability/schedule.ts';
import type { Expect, Immutable, Same } from './immutable.ts';
import { instantSchema } from './noteSchemas.ts';

const minute = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));
const blocks = v.array(v.object({ start: minute(1439), end: minute(1440) }));
/** Blocks by weekday. */
export const weekSchema = v.tuple([blocks, blocks, blocks, blocks, blocks, blocks, blocks]);

const planEntries = {
  /** IANA name. */
  zone: v.nullable(v.string()),
  hours: v.nullable(weekSchema),
  focus: weekSchema,
  overrides: v.array(
    v.object({ date: v.string(), hours: v.exactOptional(blocks), focus: v.exactOptional(blocks) }),
  ),
  away: v.array(v.object({ from: v.string(), to: v.string() })),
};

/** A schedule as the engine takes it. */
export const scheduleSchema = v.object({
  ...planEntries,
  feeds: v.array(
    v.object({
      as: v.picklist(['off', 'focus']),
      intervals: v.array(
        v.object({
          kind: v.picklist(['busy', 'focus', 'away', 'declared']),
          start: instantSchema,
          end: instantSchema,
        }),
      ),
    }),
  ),
});

/** Fails to compile when decoder and core differ. */
export type ScheduleAgreesWithCore = Expect<Same<Immutable<v.InferOutput<typeof scheduleSchema>>, Schedule>>;
