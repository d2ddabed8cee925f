import type { Instant } from '../../core/instant.ts';
import { Emitter } from '../emitter.ts';
import type { Disposable } from '../ports/event.ts';

/** A clock that differs by no more than this is right enough for working hours, in milliseconds. */
const tolerance = 120_000;
/** Two differences are the same when they agree within this; a stale answer of a proxy agrees with nothing. */
const agreement = 30_000;

/**
 * Compares this machine's clock with the `Date` of servers' answers (RFC 9110 section 6.6.1, whole seconds). One odd
 * answer says nothing; two that agree do.
 */
export class ClockCheck implements Disposable {
  readonly #changed = new Emitter<undefined>();
  #last: number | undefined;
  #ahead: number | undefined;

  readonly onDidChange = this.#changed.event;

  /** Milliseconds by which this machine is ahead of the servers (negative: behind); undefined while it is right. */
  get ahead(): number | undefined {
    return this.#ahead;
  }

  /** `server`: what the answer says; `here`: this machine's clock when it arrived. */
  observe(server: Instant, here: Instant): void {
    const difference = here - server;
    const isConfirmed = this.#last !== undefined && Math.abs(difference - this.#last) <= agreement;
    this.#last = difference;
    const isWrong = Math.abs(difference) > tolerance;
    if (isWrong && !isConfirmed) return;
    const ahead = isWrong ? difference : undefined;
    const isSame =
      ahead === undefined || this.#ahead === undefined
        ? ahead === this.#ahead
        : Math.abs(ahead - this.#ahead) <= agreement;
    if (isSame) return;
    this.#ahead = ahead;
    this.#changed.fire(undefined);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
