import type { Log } from '../ports/log.ts';
import type { Sessions } from '../ports/sessions.ts';
import type { OutboxItem } from './outboxItem.ts';

/** Asks the user for a session once for each host, and only for items that the user of this window acted on. */
export class SessionRequests {
  readonly #ports: { readonly sessions: Sessions; readonly log: Log };
  readonly #touched = new Set<string>();
  readonly #askedHosts = new Set<string>();

  constructor(ports: { readonly sessions: Sessions; readonly log: Log }) {
    this.#ports = ports;
  }

  /** The user acted on that item, of that host where it is known. */
  touched(id: string, host: string | undefined): void {
    this.#touched.add(id);
    if (host !== undefined) this.#askedHosts.delete(host);
  }

  /** The host took a write: the next refusal is another matter. */
  accepted(host: string): void {
    this.#askedHosts.delete(host);
  }

  /** Does nothing for an item that waits for something else than a session. */
  ask({ id, repository: { host }, state }: OutboxItem): void {
    const reason = state.type === 'paused' ? state.reason.type : undefined;
    if (reason !== 'unauthorized' && reason !== 'signedOut') return;
    if (!this.#touched.has(id) || this.#askedHosts.has(host)) return;
    this.#askedHosts.add(host);
    this.#ports.sessions.ask(host, reason === 'unauthorized' ? 'renew' : 'create').catch((error: unknown) => {
      this.#ports.log.error('Asking for a session failed', error);
    });
  }
}
