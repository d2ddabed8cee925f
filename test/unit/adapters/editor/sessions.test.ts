import type * as vscode from 'vscode';
import { describe, expect, it } from 'vitest';
import { environmentToken } from '../../../../src/adapters/editor/environmentToken.ts';
import { editorSessions, type SessionSources } from '../../../../src/adapters/editor/sessions.ts';
import { Emitter } from '../../../../src/app/emitter.ts';

interface Settings {
  readonly user?: string;
  readonly workspace?: string;
}

/** The editor's parts that sessions read: VS Code itself cannot run in this suite. */
class Editor {
  readonly asked: (readonly [
    provider: string,
    scopes: string,
    options: vscode.AuthenticationGetSessionOptions,
  ])[] = [];
  readonly editorTokens = new Map<string, string>();
  readonly secrets = new Map<string, string>();
  readonly lines: string[] = [];
  readonly sessionsChanged = new Emitter<vscode.AuthenticationSessionsChangeEvent>();
  readonly secretsChanged = new Emitter<vscode.SecretStorageChangeEvent>();
  readonly settingsChanged = new Emitter<vscode.ConfigurationChangeEvent>();
  declines = false;
  settings: Settings;
  readonly #environment: Readonly<Record<string, string>>;

  constructor(settings: Settings = {}, environment: Readonly<Record<string, string>> = {}) {
    this.settings = settings;
    this.#environment = environment;
  }

  get sources(): SessionSources {
    const getSession = (
      provider: string,
      scopes: readonly string[],
      options: vscode.AuthenticationGetSessionOptions = {},
    ): Promise<vscode.AuthenticationSession | undefined> => {
      this.asked.push([provider, scopes.join(' '), options]);
      if (this.declines) return Promise.reject(new Error('User did not consent to login.'));
      const accessToken = this.editorTokens.get(`${provider} ${scopes.join(' ')}`);
      if (accessToken === undefined) return Promise.resolve(undefined);
      return Promise.resolve({ id: '1', accessToken, account: { id: '1', label: 'maya' }, scopes });
    };
    const log = (message: string, facts?: unknown): void => {
      this.lines.push(`${message} ${JSON.stringify(facts)}`);
    };
    const configuration = {
      get: () => this.settings.workspace ?? this.settings.user,
      inspect: () => ({ key: '', globalValue: this.settings.user, workspaceValue: this.settings.workspace }),
    };
    return {
      // The overloads of the real ones cannot be written for a stand-in.
      authentication: {
        getSession,
        onDidChangeSessions: this.sessionsChanged.event,
      } as unknown as SessionSources['authentication'],
      workspace: {
        getConfiguration: () => configuration,
        onDidChangeConfiguration: this.settingsChanged.event,
      } as unknown as SessionSources['workspace'],
      secrets: {
        get: (key) => Promise.resolve(this.secrets.get(key)),
        store: (key, value) => {
          this.secrets.set(key, value);
          this.secretsChanged.fire({ key });
          return Promise.resolve();
        },
        delete: (key) => {
          this.secrets.delete(key);
          this.secretsChanged.fire({ key });
          return Promise.resolve();
        },
        // VS Code's own Disposable is a class that only the editor has.
        onDidChange: this.secretsChanged.event,
      },
      environment: this.#environment,
      log: { info: log, warn: log, error: log },
    };
  }
}

const enterprise = 'git.acme.example';

describe('environmentToken', () => {
  const all = {
    GH_TOKEN: 'gh',
    GITHUB_TOKEN: 'github',
    GH_ENTERPRISE_TOKEN: 'ghe',
    GITHUB_ENTERPRISE_TOKEN: 'githube',
    GH_HOST: '127.0.0.1:4000',
  };

  it.each([
    ['github.com', all, 'gh'],
    ['github.com', { ...all, GH_TOKEN: '' }, 'github'],
    ['github.com', { GH_HOST: 'github.com', GH_ENTERPRISE_TOKEN: 'ghe' }, undefined],
    ['127.0.0.1:4000', all, 'ghe'],
    ['127.0.0.1:4000', { ...all, GH_ENTERPRISE_TOKEN: undefined }, 'githube'],
    ['127.0.0.1:4001', all, undefined],
    ['127.0.0.1', all, undefined],
    ['evil.127.0.0.1:4000', all, undefined],
    [enterprise, { ...all, GH_HOST: undefined }, undefined],
    [enterprise, { ...all, GH_HOST: 'GIT.acme.example' }, 'ghe'],
    ['github.com.evil.example', all, undefined],
  ])('for %j', (host, environment, expected) => {
    expect(environmentToken(host, environment)).toBe(expected);
  });
});

describe('editorSessions', () => {
  it('takes the editor, then the secret storage, then the environment, without showing anything', async () => {
    const editor = new Editor({}, { GH_TOKEN: 'from-environment' });
    const sessions = editorSessions(editor.sources);
    const find = async () => {
      const session = await sessions.find('github.com');
      return [session?.source, session?.token(), session?.host];
    };
    expect(await find()).toEqual(['environment', 'from-environment', 'github.com']);
    await sessions.signInWithToken('github.com', ' from-user\n');
    expect(await find()).toEqual(['token', 'from-user', 'github.com']);
    editor.editorTokens.set('github repo', 'from-editor');
    editor.sessionsChanged.fire({ provider: { id: 'github', label: 'GitHub' } });
    expect(await find()).toEqual(['editor', 'from-editor', 'github.com']);
    editor.editorTokens.clear();
    await sessions.signOut('github.com');
    expect(await find()).toEqual(['environment', 'from-environment', 'github.com']);
    expect(editor.asked.every(([, scopes, options]) => scopes === 'repo' && options.silent === true)).toBe(
      true,
    );
  });

  it('asks the editor once, until something changes', async () => {
    const editor = new Editor();
    const sessions = editorSessions(editor.sources);
    await Promise.all([sessions.find('github.com'), sessions.find('github.com')]);
    await sessions.find('github.com');
    expect(editor.asked).toHaveLength(1);
  });

  it.each<[string, Settings, string | undefined]>([
    ["the host in the user's settings", { user: `https://${enterprise}/` }, 'enterprise'],
    ['no setting', {}, undefined],
    ['another host', { user: 'https://other.example' }, undefined],
    ['a host that only a workspace names', { workspace: `https://${enterprise}` }, undefined],
    [
      "a workspace that overrides the user's",
      { user: 'https://other.example', workspace: `https://${enterprise}` },
      undefined,
    ],
    ['no URL', { user: enterprise }, undefined],
  ])('takes the Enterprise session for %s', async (_name, settings, expected) => {
    const editor = new Editor(settings);
    editor.editorTokens.set('github-enterprise repo', 'enterprise');
    const session = await editorSessions(editor.sources).find(enterprise);
    expect(session?.token()).toBe(expected);
  });

  it('gives no other host any token', async () => {
    const editor = new Editor(
      { user: `https://${enterprise}` },
      { GH_TOKEN: 'a', GH_ENTERPRISE_TOKEN: 'b', GH_HOST: enterprise },
    );
    editor.editorTokens.set('github repo', 'c').set('github-enterprise repo', 'd');
    const sessions = editorSessions(editor.sources);
    await sessions.signInWithToken('github.com', 'e');
    await sessions.signInWithToken(enterprise, 'f');
    for (const host of [
      'evil.example',
      'github.com:444',
      `${enterprise}:444`,
      `sub.${enterprise}`,
      'api.github.com',
    ]) {
      expect(await sessions.find(host), host).toBeUndefined();
    }
  });

  it.each([
    ['create', { createIfNone: true }],
    ['renew', { forceNewSession: true }],
    ['choose', { createIfNone: true, clearSessionPreference: true }],
  ] as const)('asks the user to %s', async (how, options) => {
    const editor = new Editor();
    editor.editorTokens.set('github repo', 'asked-for');
    const sessions = editorSessions(editor.sources);
    const changes: unknown[] = [];
    sessions.onDidChange((change) => changes.push(change));
    const session = await sessions.ask('github.com', how);
    expect(session?.token()).toBe('asked-for');
    expect(editor.asked).toEqual([['github', 'repo', options]]);
    expect(changes).toEqual([{ host: 'github.com' }]);
    expect(await sessions.find('github.com')).toBe(session);
  });

  it('takes more scopes only when asked for, and uses them from then on', async () => {
    const editor = new Editor();
    editor.editorTokens.set('github repo', 'least').set('github repo user', 'more');
    const sessions = editorSessions(editor.sources);
    expect((await sessions.find('github.com'))?.token()).toBe('least');
    expect((await sessions.ask('github.com', 'create', ['user']))?.token()).toBe('more');
    editor.sessionsChanged.fire({ provider: { id: 'github', label: 'GitHub' } });
    expect((await sessions.find('github.com'))?.token()).toBe('more');
  });

  it('takes a refusal for an answer, and shows no dialog for a host without a sign-in', async () => {
    const editor = new Editor();
    editor.declines = true;
    const sessions = editorSessions(editor.sources);
    expect(await sessions.ask('github.com', 'create')).toBeUndefined();
    expect(await sessions.ask('127.0.0.1:4000', 'create')).toBeUndefined();
    expect(editor.asked.map(([provider]) => provider)).toEqual(['github']);
  });

  it('reveals no token by printing a session, and logs none', async () => {
    const editor = new Editor();
    editor.editorTokens.set('github repo', 'secret-token');
    const session = await editorSessions(editor.sources).find('github.com');
    const { inspect } = await import('node:util');
    expect(JSON.stringify(session) + inspect(session) + editor.lines.join()).not.toContain('secret-token');
  });
});
