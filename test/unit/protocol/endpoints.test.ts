import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { composeContract } from '../../../src/protocol/composeContract.ts';
import type { Contract } from '../../../src/protocol/contract.ts';
import { RequestError, type DroppedMessage } from '../../../src/protocol/envelope.ts';
import { createHostEndpoint, type HostEndpoint } from '../../../src/protocol/hostEndpoint.ts';
import { readerContract } from '../../../src/protocol/readerContract.ts';
import { createViewEndpoint, type ViewEndpoint } from '../../../src/protocol/viewEndpoint.ts';

const contract = {
  toView: { shown: v.object({ text: v.string() }) },
  toHost: { typed: v.object({ text: v.string() }) },
  requests: {
    double: { params: v.object({ number: v.number() }), result: v.object({ number: v.number() }) },
  },
} satisfies Contract;

interface Ends {
  readonly host: HostEndpoint<typeof contract>;
  readonly view: ViewEndpoint<typeof contract>;
  readonly typed: string[];
  readonly shown: string[];
  readonly dropped: DroppedMessage[];
  readonly failures: string[];
  readonly signals: AbortSignal[];
  /** Runs every timer of the view. */
  readonly runTimers: () => void;
  readonly toView: unknown[];
}

type Double = (number: number, signal: AbortSignal) => Promise<number>;

/** Two ends that hand each other copies, as `postMessage` does. */
const connect = (double: Double = (number) => Promise.resolve(number * 2)): Ends => {
  const typed: string[] = [];
  const shown: string[] = [];
  const dropped: DroppedMessage[] = [];
  const failures: string[] = [];
  const signals: AbortSignal[] = [];
  const toView: unknown[] = [];
  const timers = new Set<() => void>();
  const view: ViewEndpoint<typeof contract> = createViewEndpoint(contract, {
    post: (message) => {
      host.receive(structuredClone(message));
    },
    events: { shown: ({ text }) => shown.push(text) },
    onDropped: (each) => dropped.push(each),
    after: (_milliseconds, run) => {
      timers.add(run);
      return () => timers.delete(run);
    },
    firstRequestId: 7,
  });
  const host: HostEndpoint<typeof contract> = createHostEndpoint(contract, {
    post: (message) => {
      toView.push(message);
      view.receive(structuredClone(message));
    },
    events: {
      typed: ({ text }) => {
        if (text === 'throw') throw new Error('handler');
        if (text === 'reject') return Promise.reject(new Error('handler'));
        return typed.push(text);
      },
    },
    requests: {
      double: async ({ number }, signal) => {
        signals.push(signal);
        return { number: await double(number, signal) };
      },
    },
    onZone: (zone) => typed.push(zone),
    onDropped: (each) => dropped.push(each),
    onFailure: (name) => failures.push(name),
  });
  const runTimers = (): void => {
    for (const run of [...timers]) run();
  };
  return { host, view, typed, shown, dropped, failures, signals, runTimers, toView };
};

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'resolved',
    (error: unknown) => (error instanceof RequestError ? error.code : 'another error'),
  );

const never: Double = () => new Promise(() => undefined);

describe('events', () => {
  it('reach the other end decoded', () => {
    const { host, view, typed, shown } = connect();
    view.send('typed', { text: 'a' });
    host.send('shown', { text: 'b' });
    expect({ typed, shown }).toEqual({ typed: ['a'], shown: ['b'] });
  });

  it.each(['throw', 'reject'])('are reported, not thrown, when a handler does %s', async (text) => {
    const { view, failures, typed } = connect();
    view.send('typed', { text });
    view.send('typed', { text: 'a' });
    expect(typed).toEqual(['a']);
    await expect.poll(() => failures).toEqual(['typed']);
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'unknown'])(
    'named %s are dropped at both ends',
    (name) => {
      const { host, view, dropped } = connect();
      host.receive({ type: 'event', name, data: {} });
      view.receive({ type: 'event', name, data: {} });
      expect(dropped).toEqual([
        { name, reason: 'unknown event' },
        { name, reason: 'unknown event' },
      ]);
    },
  );

  it('say where a dropped message is wrong, and nothing of its content', () => {
    const { host, dropped } = connect();
    host.receive({ type: 'event', name: 'typed', data: { text: { secret: 'token' } } });
    expect(dropped).toEqual([{ name: 'typed', reason: 'text: expected string' }]);
  });
});

describe('requests', () => {
  it('are answered by a result, each by its own', async () => {
    const { view } = connect();
    const results = await Promise.all([1, 2, 3].map((number) => view.request('double', { number })));
    expect(results.map(({ number }) => number)).toEqual([2, 4, 6]);
  });

  it('are answered by the code with which the handler rejects', async () => {
    const { view, failures } = connect(() => Promise.reject(new RequestError('signedOut')));
    expect(await codeOf(view.request('double', { number: 1 }))).toBe('signedOut');
    expect(failures).toEqual([]);
  });

  it('fail and are reported when the handler fails otherwise', async () => {
    const { view, failures } = connect(() => Promise.reject(new Error('no')));
    expect(await codeOf(view.request('double', { number: 1 }))).toBe('failed');
    expect(failures).toEqual(['double']);
  });

  it('end at the time-out, which aborts the handler; its late answer is nothing', async () => {
    let finish: (number: number) => void = () => undefined;
    const { view, signals, runTimers, toView } = connect(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    );
    const code = codeOf(view.request('double', { number: 1 }));
    runTimers();
    expect(await code).toBe('timeout');
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    finish(2);
    await Promise.resolve();
    expect(toView).toEqual([]);
  });

  it('are cancelled by their signal, before or while they run', async () => {
    const { view, signals } = connect(never);
    const controller = new AbortController();
    const code = codeOf(view.request('double', { number: 1 }, { signal: controller.signal }));
    controller.abort();
    expect(await code).toBe('cancelled');
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    expect(await codeOf(view.request('double', { number: 1 }, { signal: AbortSignal.abort() }))).toBe(
      'cancelled',
    );
    expect(signals).toHaveLength(1);
  });

  it('are refused when the host does not know them or their parameters', () => {
    const { host, toView, dropped } = connect();
    host.receive({ type: 'request', id: 1, name: 'toString', data: {} });
    host.receive({ type: 'request', id: 2, name: 'double', data: { number: '1' } });
    expect(toView).toEqual([
      { type: 'error', id: 1, code: 'unknownRequest' },
      { type: 'error', id: 2, code: 'invalid' },
    ]);
    expect(dropped).toHaveLength(2);
  });

  it('reject a result that is not what the contract says', async () => {
    const { view } = connect(never);
    const code = codeOf(view.request('double', { number: 1 }));
    view.receive({ type: 'result', id: 7, data: { number: 'two' } });
    expect(await code).toBe('invalid');
  });

  it('of an earlier load of the view are not answered to a later one', () => {
    const { view, dropped } = connect(never);
    view.receive({ type: 'result', id: 6, data: { number: 1 } });
    view.receive({ type: 'error', id: 8, code: 'failed' });
    expect(dropped).toEqual([]);
  });

  it('are aborted when the host is disposed, and nothing is sent afterwards', async () => {
    const { host, view, signals, toView } = connect(never);
    void codeOf(view.request('double', { number: 1 }));
    host.dispose();
    host.send('shown', { text: 'late' });
    host.receive({ type: 'request', id: 99, name: 'double', data: { number: 1 } });
    await Promise.resolve();
    expect({ aborted: signals.map(({ aborted }) => aborted), toView }).toEqual({
      aborted: [true],
      toView: [],
    });
  });
});

describe('whatever arrives', () => {
  const envelope = fc.oneof(
    fc.anything(),
    fc.record(
      {
        type: fc.oneof(fc.constantFrom('event', 'request', 'cancel', 'result', 'error'), fc.string()),
        name: fc.oneof(
          fc.constantFrom(...Object.keys(composeContract.toHost), ...Object.keys(readerContract.requests)),
          fc.string(),
        ),
        id: fc.oneof(fc.integer(), fc.anything()),
        data: fc.anything(),
      },
      { requiredKeys: [] },
    ),
  );
  const handlers = <T extends object>(
    events: T,
    handle: () => unknown,
  ): { readonly [Name in keyof T]: () => never } =>
    // Every handler is the same one, which no message that is not decoded reaches.
    Object.fromEntries(Object.keys(events).map((name) => [name, handle])) as {
      readonly [Name in keyof T]: () => never;
    };

  it('never makes an end of the real contracts throw', () => {
    const host = createHostEndpoint(composeContract, {
      post: () => undefined,
      events: handlers(composeContract.toHost, () => undefined),
      requests: handlers(composeContract.requests, () => Promise.resolve({ people: [] })),
      onZone: () => undefined,
      onDropped: () => undefined,
      onFailure: (name) => {
        throw new Error(name);
      },
    });
    const view = createViewEndpoint(readerContract, {
      post: () => undefined,
      events: handlers(readerContract.toView, () => undefined),
      onDropped: () => undefined,
      after: () => () => undefined,
      firstRequestId: 1,
    });
    fc.assert(
      fc.property(envelope, (message) => {
        host.receive(message);
        view.receive(message);
      }),
      { numRuns: 1000 },
    );
  });
});
