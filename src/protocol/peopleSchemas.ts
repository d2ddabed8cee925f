import * as v from 'valibot';
import { ruleIds, type Problem as FoundProblem } from '../core/note/readiness/problem.ts';
import type { Expect, Immutable, Same } from './immutable.ts';
import { countSchema, instantSchema, sectionSchema } from './noteSchemas.ts';

/** A person's state at the state's `now`. Absent knowledge is `unknown`, never "available". */
export const availabilitySchema = v.object({
  state: v.picklist(['working', 'focus', 'off', 'away', 'busy', 'unknown']),
  until: v.exactOptional(instantSchema),
  /** IANA name; absent when the zone is not known. */
  zone: v.exactOptional(v.string()),
  /** Half-open; `end` absent when it lies beyond the engine's horizon. */
  nextWindow: v.exactOptional(v.object({ start: instantSchema, end: v.exactOptional(instantSchema) })),
});

const fixes = [
  'assignStep',
  'assignQuestion',
  'chooseAddressee',
  'proposeReplyBy',
  'insertDate',
  'insertZone',
  'addStep',
  'addAddressee',
  'redact',
] as const;

/** Something that a readiness rule found: codes and data, the words are the view's. */
export const problemSchema = v.object({
  rule: v.picklist(ruleIds),
  severity: v.picklist(['error', 'warning', 'hint']),
  /** Absent when the header is meant. */
  section: v.exactOptional(sectionSchema),
  /** Which step, question or row of the section. */
  index: v.exactOptional(countSchema),
  range: v.exactOptional(v.object({ start: countSchema, end: countSchema })),
  data: v.record(v.string(), v.union([v.string(), v.number()])),
  fix: v.exactOptional(v.picklist(fixes)),
});

export type Availability = Immutable<v.InferOutput<typeof availabilitySchema>>;
export type Problem = Immutable<v.InferOutput<typeof problemSchema>>;

/** Fails to compile when decoder and core differ. */
export type ProblemAgreesWithCore = Expect<Same<Problem, FoundProblem>>;
