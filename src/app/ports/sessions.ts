import type { Event } from './event.ts';

/** How a session was found: VS Code's own sign-in, a token that the user gave Baton, or the environment. */
export type SessionSource = 'editor' | 'token' | 'environment';

/** A sign-in to one host. */
export interface Session {
  /** As in `RepositoryReference.host`. The token goes to this host and to no other. */
  readonly host: string;
  readonly source: SessionSource;
  /** The account's name, where it is known without asking the server. */
  readonly account?: string;
  /** A function, so that printing or serialising a session cannot reveal the token. */
  readonly token: () => string;
}

/** `create`: sign in if needed. `renew`: the server refused the token. `choose`: another account. All may show a dialog. */
export type AskForSession = 'create' | 'renew' | 'choose';

export interface Sessions {
  /** The session for a host without showing anything; `undefined` where there is none. */
  find(host: string): Promise<Session | undefined>;
  /** Asks the user; only ever on the user's own action. `undefined` where the user declines or the host has no sign-in. */
  ask(host: string, how: AskForSession, scopes?: readonly string[]): Promise<Session | undefined>;
  /** Keeps a token for this host in the secret storage. */
  signInWithToken(host: string, token: string): Promise<void>;
  /** Forgets the token that was kept for this host; the editor's own sign-in is left to the editor. */
  signOut(host: string): Promise<void>;
  /** The host whose session may have changed; every host when absent. */
  readonly onDidChange: Event<{ readonly host?: string }>;
}
