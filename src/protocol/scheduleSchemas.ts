import * as v from 'valibot';
import type { Schedule } from '../core/availability/schedule.ts';
import type { MemberEntry } from '../core/availability/teamFile/formatMember.ts';
import type { Expect, Immutable, Same } from './immutable.ts';
import { instantSchema } from './noteSchemas.ts';

const minute = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));
const blocks = v.array(v.object({ start: minute(1439), end: minute(1440) }));
const week = v.tuple([blocks, blocks, blocks, blocks, blocks, blocks, blocks]);

const planEntries = {
  /** IANA name. */
  zone: v.nullable(v.string()),
  hours: v.nullable(week),
  focus: week,
  overrides: v.array(
    v.object({ date: v.string(), hours: v.exactOptional(blocks), focus: v.exactOptional(blocks) }),
  ),
  away: v.array(v.object({ from: v.string(), to: v.string() })),
};

const durationSchema = v.pipe(v.number(), v.finite(), v.minValue(0));

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

/** A member's entry as the form edits it. */
export const memberEntrySchema = v.object({
  name: v.nullable(v.string()),
  ...planEntries,
  responseTime: v.nullable(durationSchema),
});

/** Fail to compile when decoder and core differ. */
export type ScheduleAgreesWithCore = Expect<Same<Immutable<v.InferOutput<typeof scheduleSchema>>, Schedule>>;
export type EntryAgreesWithCore = Expect<
  Same<Immutable<v.InferOutput<typeof memberEntrySchema>>, MemberEntry>
>;
