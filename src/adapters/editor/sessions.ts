import type * as vscode from 'vscode';
import { Emitter } from '../../app/emitter.ts';
import type { Disposable } from '../../app/ports/event.ts';
import type { Log } from '../../app/ports/log.ts';
import type { AskForSession, Session, Sessions } from '../../app/ports/sessions.ts';
import { environmentToken } from './environmentToken.ts';

export interface SessionSources {
  readonly authentication: Pick<typeof vscode.authentication, 'getSession' | 'onDidChangeSessions'>;
  readonly workspace: Pick<typeof vscode.workspace, 'getConfiguration' | 'onDidChangeConfiguration'>;
  readonly secrets: Pick<vscode.SecretStorage, 'get' | 'store' | 'delete' | 'onDidChange'>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
}

/** Reading and commenting on private repositories takes all of `repo`: GitHub has no narrower OAuth scope for it. */
const leastScopes = ['repo'];
const secretPrefix = 'baton.token.';

/**
 * Sessions in this order: VS Code's own sign-in, a token in the secret storage, the environment. A token is only ever
 * returned for the host that it was given for.
 */
export function editorSessions(sources: SessionSources): Sessions & Disposable {
  const { authentication, workspace, secrets, environment, log } = sources;
  const changed = new Emitter<{ readonly host?: string }>();
  const found = new Map<string, Promise<Session | undefined>>();
  /** Scopes that the user granted beyond the least, by host, in this window. */
  const granted = new Map<string, readonly string[]>();

  const forget = (host?: string): void => {
    if (host === undefined) found.clear();
    else found.delete(host);
    changed.fire(host === undefined ? {} : { host });
  };
  const providerOf = (host: string): string | undefined =>
    host === 'github.com' ? 'github' : host === enterpriseHost(workspace) ? 'github-enterprise' : undefined;

  const editorSession = async (
    host: string,
    scopes: readonly string[],
    options: vscode.AuthenticationGetSessionOptions,
  ): Promise<Session | undefined> => {
    const provider = providerOf(host);
    if (provider === undefined) return undefined;
    try {
      const session = await authentication.getSession(provider, scopes, options);
      if (session === undefined) return undefined;
      const { accessToken, account } = session;
      return { host, source: 'editor', account: account.label, token: () => accessToken };
    } catch {
      // It rejects when the user declines and when there is no such provider; the cause may name the account.
      log.info('The editor gave no session', { host, provider });
      return undefined;
    }
  };

  const search = async (host: string): Promise<Session | undefined> => {
    const more = granted.get(host);
    const editor =
      (more === undefined ? undefined : await editorSession(host, more, { silent: true })) ??
      (await editorSession(host, leastScopes, { silent: true }));
    if (editor !== undefined) return editor;
    const stored = await secrets.get(secretPrefix + host);
    if (stored !== undefined && stored !== '') return { host, source: 'token', token: () => stored };
    const token = environmentToken(host, environment);
    return token === undefined ? undefined : { host, source: 'environment', token: () => token };
  };

  const subscriptions = [
    authentication.onDidChangeSessions(({ provider }) => {
      if (provider.id === 'github') forget('github.com');
      if (provider.id === 'github-enterprise') forget();
    }),
    secrets.onDidChange(({ key }) => {
      if (key.startsWith(secretPrefix)) forget(key.slice(secretPrefix.length));
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('github-enterprise')) forget();
    }),
  ];

  return {
    find: (host) => {
      const known = found.get(host);
      if (known !== undefined) return known;
      const searching = search(host).catch((error: unknown) => {
        log.error('The secret storage could not be read', error);
        found.delete(host);
        return undefined;
      });
      found.set(host, searching);
      return searching;
    },
    ask: async (host, how, scopes = []) => {
      const wanted = [...new Set([...leastScopes, ...(granted.get(host) ?? []), ...scopes])].toSorted();
      const session = await editorSession(host, wanted, asking(how));
      if (session === undefined) return undefined;
      if (wanted.length > leastScopes.length) granted.set(host, wanted);
      found.set(host, Promise.resolve(session));
      changed.fire({ host });
      return session;
    },
    signInWithToken: async (host, token) => {
      await secrets.store(secretPrefix + host, token.trim());
      forget(host);
    },
    signOut: async (host) => {
      await secrets.delete(secretPrefix + host);
      forget(host);
    },
    onDidChange: changed.event,
    dispose: () => {
      for (const subscription of subscriptions) subscription.dispose();
      changed.dispose();
    },
  };
}

function asking(how: AskForSession): vscode.AuthenticationGetSessionOptions {
  switch (how) {
    case 'create':
      return { createIfNone: true };
    case 'renew':
      return { forceNewSession: true };
    case 'choose':
      return { createIfNone: true, clearSessionPreference: true };
  }
}

/**
 * The host of the user's Enterprise Server. A workspace may override the setting, and the editor's session is then
 * for the workspace's host: that is not a host that the user named, so there is none.
 */
function enterpriseHost(workspace: SessionSources['workspace']): string | undefined {
  const configuration = workspace.getConfiguration('github-enterprise');
  const uri: unknown = configuration.get('uri');
  if (typeof uri !== 'string' || uri !== configuration.inspect('uri')?.globalValue) return undefined;
  return URL.canParse(uri) ? new URL(uri).host : undefined;
}
