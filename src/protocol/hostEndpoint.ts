import * as v from 'valibot';
import type { Contract, Decoded, EventHandlers, RequestHandlers } from './contract.ts';
import { describeIssues, RequestError, toHostEnvelope, type DroppedMessage } from './envelope.ts';

/** The host's end of a channel. */
export interface HostEndpoint<C extends Contract> {
  send<Name extends keyof C['toView'] & string>(name: Name, data: Decoded<C['toView'][Name]>): void;
  /** Takes whatever arrived from the view. Never throws: what cannot be decoded is dropped and reported. */
  receive(message: unknown): void;
  /** Aborts every request under way; nothing is sent afterwards. */
  dispose(): void;
}

export interface HostEndpointOptions<C extends Contract> {
  readonly post: (message: unknown) => void;
  readonly events: EventHandlers<C['toHost']>;
  readonly requests: RequestHandlers<C['requests']>;
  readonly onZone: (zone: string) => void;
  readonly onDropped: (dropped: DroppedMessage) => void;
  /** A handler threw or rejected with something other than a `RequestError`. */
  readonly onFailure: (name: string, cause: unknown) => void;
}

/** Looks up own keys only: `constructor` and `__proto__` are not messages. */
const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

/**
 * Connects the host's handlers to a view. A request is answered exactly once, by a result or by an error with a
 * code (`unknownRequest`, `invalid`, `failed`, or the code of the handler's `RequestError`), unless it is cancelled.
 */
export const createHostEndpoint = <C extends Contract>(
  contract: C,
  options: HostEndpointOptions<C>,
): HostEndpoint<C> => {
  // The mapped types tie each handler to its decoder; looked up by a name that arrived, the tie is lost, so the
  // handlers are called with what their own decoder yielded.
  const events = options.events as Readonly<Record<string, (data: unknown) => unknown>>;
  const requests = options.requests as Readonly<
    Record<string, (params: unknown, signal: AbortSignal) => Promise<unknown>>
  >;
  const running = new Map<number, AbortController>();
  let disposed = false;

  const post = (message: unknown): void => {
    if (!disposed) options.post(message);
  };

  const receiveEvent = (name: string, data: unknown): void => {
    const decoder = own(contract.toHost, name);
    const handle = own(events, name);
    if (decoder === undefined || handle === undefined) {
      options.onDropped({ name, reason: 'unknown event' });
      return;
    }
    const decoded = v.safeParse(decoder, data);
    if (!decoded.success) {
      options.onDropped({ name, reason: describeIssues(decoded.issues) });
      return;
    }
    const carryOut = async (): Promise<void> => {
      await handle(decoded.output);
    };
    carryOut().catch((cause: unknown) => {
      options.onFailure(name, cause);
    });
  };

  const answer = async (id: number, name: string, data: unknown): Promise<void> => {
    const definition = own(contract.requests, name);
    const handle = own(requests, name);
    if (definition === undefined || handle === undefined) {
      options.onDropped({ name, reason: 'unknown request' });
      post({ type: 'error', id, code: 'unknownRequest' });
      return;
    }
    const params = v.safeParse(definition.params, data);
    if (!params.success) {
      options.onDropped({ name, reason: describeIssues(params.issues) });
      post({ type: 'error', id, code: 'invalid' });
      return;
    }
    const controller = new AbortController();
    running.get(id)?.abort();
    running.set(id, controller);
    try {
      const result = await handle(params.output, controller.signal);
      if (!controller.signal.aborted) post({ type: 'result', id, data: result });
    } catch (cause) {
      if (controller.signal.aborted) return;
      if (!(cause instanceof RequestError)) options.onFailure(name, cause);
      post({ type: 'error', id, code: cause instanceof RequestError ? cause.code : 'failed' });
    } finally {
      if (running.get(id) === controller) running.delete(id);
    }
  };

  return {
    send: (name, data) => {
      post({ type: 'event', name, data });
    },
    receive: (message) => {
      if (disposed) return;
      const envelope = v.safeParse(toHostEnvelope, message);
      if (!envelope.success) {
        options.onDropped({ name: '(envelope)', reason: describeIssues(envelope.issues) });
        return;
      }
      const { output } = envelope;
      switch (output.type) {
        case 'zone':
          options.onZone(output.zone);
          return;
        case 'event':
          receiveEvent(output.name, output.data);
          return;
        case 'request':
          void answer(output.id, output.name, output.data);
          return;
        case 'cancel':
          running.get(output.id)?.abort();
          return;
      }
    },
    dispose: () => {
      disposed = true;
      for (const controller of running.values()) controller.abort();
      running.clear();
    },
  };
};
