import type { ServerResponse } from 'node:http';
import { badGateway, faultReply } from '../faults.ts';
import type { FaultKind } from '../faults.ts';
import { send } from './exchange.ts';
import type { HttpReply, HttpRequest } from './exchange.ts';

/**
 * Carries one request out, with a fault where there is one. `process` does the work and gives the answer;
 * `closing` tells that the double shuts down. Gives the status sent, 0 for a reset.
 */
export async function serveExchange(
  request: HttpRequest,
  response: ServerResponse,
  fault: FaultKind | null,
  process: () => Promise<HttpReply>,
  host: {
    readonly now: () => number;
    readonly closing: AbortSignal;
    /** Lets so many milliseconds pass, for a fault that takes its time. */
    readonly pause: (milliseconds: number) => Promise<void>;
    readonly decorate: (reply: HttpReply) => HttpReply;
  },
): Promise<number> {
  const answer = (reply: HttpReply): number => {
    const decorated = host.decorate(reply);
    send(response, request, decorated);
    return decorated.status;
  };
  const reset = (): number => {
    response.socket?.resetAndDestroy();
    return 0;
  };
  const { pause } = host;

  if (fault === null) return answer(await process());
  switch (fault.kind) {
    case 'resetBefore':
      return reset();
    case 'resetAfter':
      await process();
      return reset();
    case 'stall':
      await pause(fault.ms);
      return response.socket?.destroyed !== false || host.closing.aborted ? reset() : answer(await process());
    case 'slowAnswer': {
      const reply = await process();
      await pause(fault.ms);
      return answer(reply);
    }
    case 'lateCommit': {
      const status = fault.answer === 'reset' ? reset() : answer(badGateway());
      await pause(fault.ms);
      if (!host.closing.aborted) await process();
      return status;
    }
    case 'badGatewayAfter':
      await process();
      return answer(badGateway());
    default: {
      const reply = faultReply(fault, host.now());
      return reply === null ? reset() : answer(reply);
    }
  }
}
