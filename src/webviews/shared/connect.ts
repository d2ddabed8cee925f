import type { Contract, EventHandlers } from '../../protocol/contract.ts';
import { createViewEndpoint, type ViewEndpoint } from '../../protocol/viewEndpoint.ts';
import { vscodeApi } from './vscodeApi.ts';

/** Connects this webview with its host. Dropped messages go to the webview's console, which the host's log shows. */
export const connect = <C extends Contract>(
  contract: C,
  events: EventHandlers<C['toView']>,
): ViewEndpoint<C> => {
  const endpoint = createViewEndpoint(contract, {
    post: (message) => {
      vscodeApi.postMessage(message);
    },
    events,
    onDropped: ({ name, reason }) => {
      // eslint-disable-next-line no-console -- a webview's only log, and the content is not in it
      console.warn(`Dropped the message ${name}: ${reason}`);
    },
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => {
        clearTimeout(timer);
      };
    },
    firstRequestId: Math.floor(Math.random() * 2 ** 40) + 1,
  });
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    endpoint.receive(event.data);
  });
  // In a remote window the host runs elsewhere, and knows only the zone over there.
  vscodeApi.postMessage({ type: 'zone', zone: Intl.DateTimeFormat().resolvedOptions().timeZone });
  return endpoint;
};
