import type { Clock } from '../ports/clock.ts';
import type { OutboxStore } from '../ports/outboxStore.ts';
import type { StorageFailure } from '../ports/storageFailure.ts';

/** Milliseconds after which the claim of a window that does not prolong it lapses. */
const claimLength = 90_000;
/** Milliseconds after which a claim that is held is prolonged. */
const claimRenewal = 20_000;

/** This window's right to send, which one window at a time has. */
export class SendingClaim {
  readonly #store: OutboxStore;
  readonly #clock: Clock;
  readonly #owner: string;
  #isHeld = false;
  #failure: StorageFailure | undefined;

  /** `owner` names this window among all that share the store. */
  constructor({ store, clock }: { readonly store: OutboxStore; readonly clock: Clock }, owner: string) {
    this.#store = store;
    this.#clock = clock;
    this.#owner = owner;
  }

  get isHeld(): boolean {
    return this.#isHeld;
  }

  /** Why the last claim could not be written. */
  get failure(): StorageFailure | undefined {
    return this.#failure;
  }

  /** Takes or prolongs it; tells whether it is held then. Never rejects. */
  async take(): Promise<boolean> {
    const claim = await this.#store.claim(this.#owner, claimLength);
    this.#failure = claim.type === 'failed' ? claim.failure : undefined;
    this.#isHeld = claim.type === 'granted';
    return this.#isHeld;
  }

  /** Does the work and prolongs the claim while it lasts. Rejects as the work does. */
  async during(work: () => Promise<void>): Promise<void> {
    const working = new AbortController();
    const prolonging = this.#prolong(working.signal);
    try {
      await work();
    } finally {
      working.abort();
      await prolonging;
    }
  }

  /** Lets another window send. Never rejects. */
  async release(): Promise<void> {
    this.#isHeld = false;
    await this.#store.release(this.#owner);
  }

  async #prolong(signal: AbortSignal): Promise<void> {
    for (;;) {
      await this.#clock.wait(claimRenewal, signal).catch(() => undefined);
      if (signal.aborted) return;
      await this.take();
    }
  }
}
