import { Emitter } from '../../../src/app/emitter.ts';
import type { AskForSession, Session, Sessions } from '../../../src/app/ports/sessions.ts';

/** Sessions that a test sets by hand, and what was asked of the user. */
export class FixedSessions implements Sessions {
  readonly tokens = new Map<string, string>();
  readonly asked: { readonly host: string; readonly how: AskForSession }[] = [];
  readonly #changed = new Emitter<{ readonly host?: string }>();
  readonly onDidChange = this.#changed.event;

  constructor(tokens: Readonly<Record<string, string>> = {}) {
    for (const [host, token] of Object.entries(tokens)) this.tokens.set(host, token);
  }

  find(host: string): Promise<Session | undefined> {
    const token = this.tokens.get(host);
    return Promise.resolve(token === undefined ? undefined : { host, source: 'token', token: () => token });
  }

  ask(host: string, how: AskForSession): Promise<Session | undefined> {
    this.asked.push({ host, how });
    return this.find(host);
  }

  signInWithToken(host: string, token: string): Promise<void> {
    this.tokens.set(host, token);
    this.#changed.fire({ host });
    return Promise.resolve();
  }

  signOut(host: string): Promise<void> {
    this.tokens.delete(host);
    this.#changed.fire({ host });
    return Promise.resolve();
  }
}
