import type * as v from 'valibot';
import type { Immutable } from './immutable.ts';

/** Decodes from `unknown`. */
export type Decoder = v.GenericSchema<unknown, unknown>;

export interface RequestDefinition {
  readonly params: Decoder;
  readonly result: Decoder;
}

/**
 * All that a host and one of its webviews say to each other. An event is told and forgotten; a request, which
 * only the view makes, is answered by a result or an error.
 */
export interface Contract {
  readonly toView: Readonly<Record<string, Decoder>>;
  readonly toHost: Readonly<Record<string, Decoder>>;
  readonly requests: Readonly<Record<string, RequestDefinition>>;
}

export type Decoded<D extends Decoder> = Immutable<v.InferOutput<D>>;

/** One handler for every event of one direction: a message without a handler does not compile. It may give a promise. */
export type EventHandlers<Events extends Readonly<Record<string, Decoder>>> = {
  readonly [Name in keyof Events]: (data: Decoded<Events[Name]>) => unknown;
};

/** One handler for every request. The signal aborts when the view gives up; a rejection becomes an error reply. */
export type RequestHandlers<Requests extends Readonly<Record<string, RequestDefinition>>> = {
  readonly [Name in keyof Requests]: (
    params: Decoded<Requests[Name]['params']>,
    signal: AbortSignal,
  ) => Promise<Decoded<Requests[Name]['result']>>;
};
