import * as v from 'valibot';
import type { Contract, Decoded, EventHandlers } from './contract.ts';
import { describeIssues, RequestError, toViewEnvelope, type DroppedMessage } from './envelope.ts';

export interface RequestOptions {
  readonly signal?: AbortSignal;
  /** Default 30,000. */
  readonly timeoutMilliseconds?: number;
}

/** The view's end of a channel. */
export interface ViewEndpoint<C extends Contract> {
  send<Name extends keyof C['toHost'] & string>(name: Name, data: Decoded<C['toHost'][Name]>): void;
  /** Rejects with a `RequestError`, at the latest after the time-out; aborting and timing out tell the host. */
  request<Name extends keyof C['requests'] & string>(
    name: Name,
    params: Decoded<C['requests'][Name]['params']>,
    options?: RequestOptions,
  ): Promise<Decoded<C['requests'][Name]['result']>>;
  /** Takes whatever arrived. Never throws: what cannot be decoded is dropped and reported. */
  receive(message: unknown): void;
}

export interface ViewEndpointOptions<C extends Contract> {
  readonly post: (message: unknown) => void;
  readonly events: EventHandlers<C['toView']>;
  readonly onDropped: (dropped: DroppedMessage) => void;
  /** Runs the function after so many milliseconds, unless the returned function is called before. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
  /** Differs from load to load of the view, so that an answer to an earlier load's request is not taken for ours. */
  readonly firstRequestId: number;
}

interface Pending {
  readonly name: string;
  readonly resolve: (data: unknown) => void;
  readonly reject: (code: string) => void;
}

const defaultTimeout = 30_000;

/** Connects a view's handlers to its host. */
export const createViewEndpoint = <C extends Contract>(
  contract: C,
  options: ViewEndpointOptions<C>,
): ViewEndpoint<C> => {
  // As in the host's end: each handler is called with what its own decoder yielded.
  const events = options.events as Readonly<Record<string, (data: unknown) => void>>;
  const pending = new Map<number, Pending>();
  let nextId = options.firstRequestId;

  const receiveEvent = (name: string, data: unknown): void => {
    const decoder = Object.hasOwn(contract.toView, name) ? contract.toView[name] : undefined;
    const handle = Object.hasOwn(events, name) ? events[name] : undefined;
    if (decoder === undefined || handle === undefined) {
      options.onDropped({ name, reason: 'unknown event' });
      return;
    }
    const decoded = v.safeParse(decoder, data);
    if (decoded.success) handle(decoded.output);
    else options.onDropped({ name, reason: describeIssues(decoded.issues) });
  };

  return {
    send: (name, data) => {
      options.post({ type: 'event', name, data });
    },
    request: (name, params, { signal, timeoutMilliseconds = defaultTimeout } = {}) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) {
          reject(new RequestError('cancelled'));
          return;
        }
        const id = nextId;
        nextId += 1;
        const settle = (): void => {
          pending.delete(id);
          stopTimer();
          signal?.removeEventListener('abort', onAbort);
        };
        const giveUp = (code: 'cancelled' | 'timeout'): void => {
          settle();
          options.post({ type: 'cancel', id });
          reject(new RequestError(code));
        };
        const onAbort = (): void => {
          giveUp('cancelled');
        };
        const stopTimer = options.after(timeoutMilliseconds, () => {
          giveUp('timeout');
        });
        signal?.addEventListener('abort', onAbort);
        pending.set(id, {
          name,
          resolve: (data) => {
            settle();
            // The decoder of this very request yielded the data.
            resolve(data as never);
          },
          reject: (code) => {
            settle();
            reject(new RequestError(code));
          },
        });
        options.post({ type: 'request', id, name, data: params });
      }),
    receive: (message) => {
      const envelope = v.safeParse(toViewEnvelope, message);
      if (!envelope.success) {
        options.onDropped({ name: '(envelope)', reason: describeIssues(envelope.issues) });
        return;
      }
      const { output } = envelope;
      if (output.type === 'event') {
        receiveEvent(output.name, output.data);
        return;
      }
      const waiting = pending.get(output.id);
      if (waiting === undefined) return;
      if (output.type === 'error') {
        waiting.reject(output.code);
        return;
      }
      const definition = contract.requests[waiting.name];
      const decoded = definition === undefined ? undefined : v.safeParse(definition.result, output.data);
      if (decoded?.success === true) {
        waiting.resolve(decoded.output);
        return;
      }
      options.onDropped({ name: waiting.name, reason: describeIssues(decoded?.issues ?? []) });
      waiting.reject('invalid');
    },
  };
};
