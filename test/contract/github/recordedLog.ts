import type { Log } from '../../../src/app/ports/log.ts';

/** A log that a test can search, serialised as the output channel would show it. */
export class RecordedLog implements Log {
  readonly lines: string[] = [];

  info(message: string, facts?: Readonly<Record<string, unknown>>): void {
    this.lines.push(`info ${message} ${JSON.stringify(facts)}`);
  }

  warn(message: string, facts?: Readonly<Record<string, unknown>>): void {
    this.lines.push(`warn ${message} ${JSON.stringify(facts)}`);
  }

  error(message: string, cause: unknown): void {
    const stack = cause instanceof Error ? `${cause.stack ?? ''} ${String(cause.cause)}` : String(cause);
    this.lines.push(`error ${message} ${stack}`);
  }
}
