import { createWriteStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startOwnedProcess } from '../support/ownedProcess.ts';
import { createProgress, type Progress } from '../support/progress.ts';
import { runCommand } from '../support/runCommand.ts';
import { hostEnvironment, quietSettings } from './hostEnvironment.ts';
import { installServer } from './installServer.ts';

export interface ServerOptions {
  /** The server's own folder: settings, installed extensions, their storage, logs. Kept after `close`. */
  readonly dataDir: string;
  /** Default: a free one. */
  readonly port?: number;
  /** For the server and its extension hosts. */
  readonly env?: Readonly<Record<string, string>>;
  /** Machine settings, over the quiet ones. Only machine, window and resource settings take effect there. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** VSIX files to install first. */
  readonly extensions?: readonly string[];
  /** False: workspaces are in Restricted Mode until the user trusts them. Default true: no question. */
  readonly trust?: boolean;
  /** True: the page honours an extension development path and a test path. Default false. */
  readonly testDriver?: boolean;
  /** The secret that a browser must show. Default: none, for tests. */
  readonly connectionToken?: string;
  readonly progress?: Progress;
}

export interface RunningServer {
  readonly port: number;
  readonly origin: string;
  readonly logPath: string;
  /** The address that opens a folder. The payload becomes the workbench's environment, see `extensionPayload`. */
  url(folder: string, payload?: Payload): string;
  /** Ends the server with its extension hosts and terminals. */
  close(): Promise<void>;
}

export type Payload = readonly (readonly [string, string])[];

/** The server ended or did not listen in time; the message ends with its log's last lines. */
export class ServerStartError extends Error {
  override readonly name = 'ServerStartError';
}

/** Starts VS Code's server on 127.0.0.1; installs it before when it is missing. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { node, main } = await installServer(options.progress ?? createProgress());
  // No marketplace: nothing is looked up elsewhere, online or not. (A variable of code-server's build of VS Code.)
  const env = hostEnvironment({ EXTENSIONS_GALLERY: '{}', ...options.env });
  const machine = join(options.dataDir, 'data', 'Machine');
  await mkdir(machine, { recursive: true });
  const settings = { ...quietSettings, ...options.settings };
  await writeFile(join(machine, 'settings.json'), JSON.stringify(settings, undefined, 2));
  await installExtensions(options.dataDir, options.extensions ?? [], options.progress);

  const logPath = join(options.dataDir, 'server.log');
  createWriteStream(logPath).end();
  const args = [
    main,
    ...['--host', '127.0.0.1', '--port', String(options.port ?? 0)],
    ...(options.connectionToken === undefined
      ? ['--without-connection-token']
      : ['--connection-token', options.connectionToken]),
    '--accept-server-license-terms',
    '--disable-telemetry',
    '--force-disable-user-env',
    ...((options.trust ?? true) ? ['--disable-workspace-trust'] : []),
    ...(options.testDriver === true ? ['--enable-smoke-test-driver'] : []),
    ...['--server-data-dir', options.dataDir],
  ];
  const server = startOwnedProcess(node, args, { env, logPath });
  const port = await listeningPort(logPath, server.ended).catch(async (error: unknown) => {
    await server.close();
    throw error;
  });
  const origin = `http://127.0.0.1:${port}`;
  return {
    port,
    origin,
    logPath,
    url: (folder, payload) => {
      const url = new URL(origin);
      if (options.connectionToken !== undefined) url.searchParams.set('tkn', options.connectionToken);
      url.searchParams.set('folder', folder);
      if (payload !== undefined) url.searchParams.set('payload', JSON.stringify(payload));
      return url.href;
    },
    close: () => server.close(),
  };
}

/** Installs VSIX files into a server's data folder, as a user's "Install from VSIX" does. */
export async function installExtensions(
  dataDir: string,
  extensions: readonly string[],
  progress: Progress = createProgress(),
): Promise<void> {
  const { node, main } = await installServer(progress);
  const where = ['--server-data-dir', dataDir, '--accept-server-license-terms', '--force'];
  for (const vsix of extensions) {
    const args = [main, '--install-extension', vsix, ...where];
    await runCommand(node, args, { env: hostEnvironment(), timeout: 120_000 });
  }
}

/** What makes the page run an extension from its folder, and a test module in it when one is named. */
export function extensionPayload(server: RunningServer, extensionPath: string, testsPath?: string): Payload {
  const remote = (path: string): string => `vscode-remote://127.0.0.1:${server.port}${path}`;
  return [
    ['extensionDevelopmentPath', remote(extensionPath)],
    ...(testsPath === undefined ? [] : ([['extensionTestsPath', remote(testsPath)]] as const)),
    ['skipWelcome', 'true'],
  ];
}

async function listeningPort(logPath: string, ended: Promise<void>): Promise<number> {
  const server = { alive: true };
  void ended.then(() => {
    server.alive = false;
  });
  const read = (): Promise<string> => readFile(logPath, 'utf8');
  const giveUp = performance.now() + 60_000;
  while (server.alive && performance.now() < giveUp) {
    const port = /Extension host agent listening on (\d+)/.exec(await read())?.[1];
    if (port !== undefined) return Number(port);
    await sleep(50);
  }
  const last = (await read()).trim().split('\n').slice(-20).join('\n');
  throw new ServerStartError(
    `The VS Code server ${server.alive ? 'did not listen within 60 s' : 'ended'}. Its log:\n${last}`,
  );
}
