import * as v from 'valibot';
import { isAddressee } from '../addressee.ts';
import type { PublishedHeader } from '../note.ts';
import { canonicalResumePoint } from '../resumePoint.ts';
import { noteKinds, notePriorities, noteStatuses, sectionIds } from '../note.ts';

/** The version of the format that this client writes, and the only one that it reads. */
const markerVersion = 1;

/** The most digits, characters or entries that a marker's values may have. */
const maxText = 60_000;
const maxAddressees = 100;
const maxTicks = 1_000;
/** ECMA-262 §21.4.1.1: the range of a time value. */
const maxInstant = 8.64e15;

const text = v.pipe(v.string(), v.maxLength(maxText));
const identifier = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));
const addressee = v.pipe(v.string(), v.check(isAddressee));
const addressees = v.pipe(v.array(addressee), v.maxLength(maxAddressees));
const instant = v.pipe(v.number(), v.integer(), v.minValue(-maxInstant), v.maxValue(maxInstant));
const number = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const noteSchema = v.object({
  type: v.literal('note'),
  id: identifier,
  kind: v.picklist(noteKinds),
  author: addressee,
  repositoryId: number,
  subject: v.variant('type', [
    v.object({ type: v.literal('pullRequest'), number }),
    v.object({ type: v.literal('discussion'), number: v.exactOptional(number) }),
  ]),
  branch: text,
  head: v.pipe(v.string(), v.regex(/^[0-9a-f]{7,64}$/)),
  publishedAt: instant,
  to: addressees,
  status: v.picklist(noteStatuses),
  priority: v.picklist(notePriorities),
  priorityReason: v.exactOptional(text),
  replyBy: v.exactOptional(instant),
  supersedes: v.exactOptional(identifier),
  uncommitted: v.exactOptional(number),
  // A place that cannot be opened is no reason not to read the note: what is safe of it is taken.
  resume: v.optional(v.pipe(v.unknown(), v.transform(canonicalResumePoint))),
});

const section = v.exactOptional(v.picklist(sectionIds));

const tick = v.object({
  key: v.pipe(v.string(), v.regex(/^[a-p]{16}(?:-\d{1,5})?$/)),
  done: v.boolean(),
  boxWas: v.boolean(),
});

const actionSchema = v.variant('type', [
  v.object({ type: v.literal('accepted'), doneBy: v.exactOptional(instant) }),
  v.object({ type: v.literal('asked'), section }),
  v.object({ type: v.literal('answered'), section }),
  v.object({ type: v.literal('declined') }),
  v.object({ type: v.literal('passedOn'), to: addressees }),
  v.object({ type: v.literal('ticked'), steps: v.pipe(v.array(tick), v.maxLength(maxTicks)) }),
  v.object({ type: v.literal('done') }),
  v.object({ type: v.literal('withdrawn') }),
]);

const replySchema = v.object({
  type: v.literal('reply'),
  id: identifier,
  note: identifier,
  author: addressee,
  repositoryId: number,
  writtenAt: instant,
  action: actionSchema,
});

export type NotePayload = { readonly type: 'note' } & PublishedHeader;
export type ReplyPayload = Readonly<v.InferOutput<typeof replySchema>>;
export type MarkerPayload = NotePayload | ReplyPayload;

export type ParsedMarker =
  | { readonly type: 'none' }
  | { readonly type: 'unreadable'; readonly reason: 'unreadableMarker' | 'unknownVersion' }
  | {
      readonly type: 'marker';
      readonly payload: MarkerPayload;
      /** Keys of the payload that this version does not know; to be written back. */
      readonly unknown: Readonly<Record<string, unknown>>;
    };

/**
 * Writes the marker's line: JSON in an HTML comment, with `<`, `>`, `@`, `#`, `&` and every hyphen before another
 * as `\u` escapes, so that it can neither end the comment nor mention or refer to anything, and in ASCII.
 */
export function formatMarker(
  payload: MarkerPayload,
  unknown: Readonly<Record<string, unknown>> = {},
): string {
  const json = JSON.stringify({ ...unknown, ...payload }).replace(
    /[<>@#&\u007F-\uFFFF]|-(?=-)/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `<!-- baton:${markerVersion} ${json} -->`;
}

/** Whether any of our markers stands anywhere in a text: only such a comment can be a note, a reply or a copy of one. */
export function holdsMarker(body: string): boolean {
  return body.includes('<!-- baton:');
}

/** Reads the first line of a comment's body. Text that does not open with a marker is `none`. */
export function parseMarker(line: string): ParsedMarker {
  if (!line.startsWith('<!-- baton:')) return { type: 'none' };
  const match = /^<!-- baton:(\d{1,9}) ([^\n]*) -->[ \t]*$/.exec(line.trimEnd());
  if (match === null) return { type: 'unreadable', reason: 'unreadableMarker' };
  if (Number(match[1]) !== markerVersion) return { type: 'unreadable', reason: 'unknownVersion' };
  const json = parseJson(match[2] ?? '');
  if (typeof json !== 'object' || json === null) return { type: 'unreadable', reason: 'unreadableMarker' };
  const isReply = 'type' in json && json.type === 'reply';
  const decoded = v.safeParse(isReply ? replySchema : noteSchema, json);
  if (!decoded.success) return { type: 'unreadable', reason: 'unreadableMarker' };
  const known = isReply ? replySchema.entries : noteSchema.entries;
  return { type: 'marker', payload: payloadOf(decoded.output), unknown: unknownOf(json, known) };
}

const none: Readonly<Record<string, unknown>> = {};

function unknownOf(json: object, known: object): Readonly<Record<string, unknown>> {
  const keys = Object.keys(json).filter((key) => key !== '__proto__' && !Object.hasOwn(known, key));
  if (keys.length === 0) return none;
  return Object.fromEntries(keys.map((key) => [key, Reflect.get(json, key) as unknown]));
}

function payloadOf(
  output: v.InferOutput<typeof noteSchema> | v.InferOutput<typeof replySchema>,
): MarkerPayload {
  if (output.type === 'reply') return output;
  const { resume, ...note } = output;
  return resume === undefined ? note : { ...note, resume };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
