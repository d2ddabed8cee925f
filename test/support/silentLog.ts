import type { Log } from '../../src/app/ports/log.ts';

/** For tests that look at no log. */
export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
