import * as v from 'valibot';

const id = v.pipe(v.number(), v.integer(), v.minValue(1));

/** What travels from the view to its host. */
export const toHostEnvelope = v.variant('type', [
  v.object({ type: v.literal('event'), name: v.string(), data: v.unknown() }),
  v.object({ type: v.literal('request'), id, name: v.string(), data: v.unknown() }),
  v.object({ type: v.literal('cancel'), id }),
  /** The IANA zone of the machine at which the user sits. */
  v.object({ type: v.literal('zone'), zone: v.string() }),
]);

/** What travels from the host to its view. */
export const toViewEnvelope = v.variant('type', [
  v.object({ type: v.literal('event'), name: v.string(), data: v.unknown() }),
  v.object({ type: v.literal('result'), id, data: v.unknown() }),
  v.object({ type: v.literal('error'), id, code: v.string() }),
]);

/**
 * Why a request had no result: `cancelled` and `timeout` are the view's own doing; `unknownRequest` and `invalid`
 * mean that the ends do not understand each other; any other code is what the host's handler rejected with.
 */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly code: string;

  constructor(code: string) {
    super(`The request ended with ${code}.`);
    this.code = code;
  }
}

/** A message that was dropped, for the log: what it claimed to be and where it is wrong, never its content. */
export interface DroppedMessage {
  readonly name: string;
  readonly reason: string;
}

/** Names the first wrong place of a message, without its content. */
export const describeIssues = (issues: readonly v.BaseIssue<unknown>[]): string => {
  const first = issues[0];
  if (first === undefined) return 'invalid';
  const path = first.path?.map((item) => String(item.key)).join('.') ?? '';
  return `${path === '' ? 'message' : path}: expected ${first.expected ?? 'another value'}`;
};
