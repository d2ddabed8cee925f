import type { Instant } from '../../core/instant.ts';

export interface Clock {
  /** The machine's wall clock. It may be wrong and may jump. */
  now(): Instant;
  /** Milliseconds of a clock that never jumps, for time-outs and waiting times. */
  monotonic(): number;
  /** Resolves after so many milliseconds of the monotonic clock; rejects with the signal's reason when aborted. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** The IANA name of the zone in which the user reads times. */
  zone(): string;
}
