import type { LogOutputChannel } from 'vscode';
import type { Log } from '../../app/ports/log.ts';

/** Writes to an output channel that the user can open, at the level that the user set for it. */
export function outputLog(channel: LogOutputChannel): Log {
  return {
    info: (message, facts) => {
      channel.info(message, ...(facts === undefined ? [] : [facts]));
    },
    warn: (message, facts) => {
      channel.warn(message, ...(facts === undefined ? [] : [facts]));
    },
    error: (message, cause) => {
      channel.error(message, describe(cause));
    },
  };
}

function describe(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const inner = cause.cause === undefined ? '' : `\ncaused by ${describe(cause.cause)}`;
  return `${cause.stack ?? `${cause.name}: ${cause.message}`}${inner}`;
}
