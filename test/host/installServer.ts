import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { cacheDirectory } from '../support/cacheDirectory.ts';
import { isAlive, withFileLock } from '../support/fileLock.ts';
import type { Progress } from '../support/progress.ts';
import { runCommand } from '../support/runCommand.ts';
import { ensureCompiler } from './systemPackages.ts';

/** The npm package that carries VS Code's server build, and the VS Code that is in it. */
export const codeServerVersion = '4.139.1';
export const vscodeVersion = '1.139.1';
/** VS Code's server needs this line of Node; the archive also has the headers that native modules are built with. */
const nodeVersion = '24.21.0';
/** Raised when the steps below change, so that what an older recipe installed is not taken for this one's. */
const recipe = 1;

/**
 * The native modules that the server cannot do without: its log, and the extension host's watch on its parent.
 * node-pty and the file watcher ship prebuilt. sqlite3, kerberos and the rest are loaded lazily, for the agent host,
 * Kerberos proxies and Windows, so neither their long builds nor libkrb5-dev are needed.
 */
const nativeModules = ['@vscode/spdlog', '@vscode/native-watchdog'] as const;

export interface InstalledServer {
  /** Node 24's executable. */
  readonly node: string;
  /** The server's `server-main.js`. */
  readonly main: string;
}

/**
 * The VS Code server, installed in the cache folder when it is not there yet. It is made in a temporary folder beside
 * its place and renamed into it, so a broken install is never taken for a whole one.
 * @throws CommandError when npm or the compiler fails; MissingPackagesError when the compiler is missing.
 */
export async function installServer(progress: Progress): Promise<InstalledServer> {
  const home = cacheDirectory();
  const key = `vscode-server-${codeServerVersion}-node-${nodeVersion}-${process.platform}-${process.arch}-r${recipe}`;
  const place = join(home, key);
  if (!existsSync(place)) {
    const waiting = (): void => {
      progress('Another run is installing the VS Code server: waiting for it');
    };
    await withFileLock(join(home, `${key}.lock`), waiting, async () => {
      if (existsSync(place)) return;
      await removeAbandoned(home);
      const temporary = join(home, `.installing-${process.pid}`);
      try {
        await installInto(temporary, progress);
        // Loses only against another whole install, which is as good.
        await rename(temporary, place).catch((error: unknown) => {
          if (!existsSync(place)) throw error;
        });
      } finally {
        await rm(temporary, { recursive: true, force: true });
      }
      progress(`The VS Code server is in ${place}`);
    });
  }
  return { node: nodeIn(place), main: join(serverIn(place), 'out', 'server-main.js') };
}

const nodePackageIn = (place: string): string =>
  join(place, 'node_modules', `node-${process.platform}-${process.arch}`);
const nodeIn = (place: string): string => join(nodePackageIn(place), 'bin', 'node');
const serverIn = (place: string): string => join(place, 'node_modules', 'code-server', 'lib', 'vscode');

async function installInto(place: string, progress: Progress): Promise<void> {
  await ensureCompiler(progress);
  await rm(place, { recursive: true, force: true });
  await mkdir(place, { recursive: true });
  await writeFile(join(place, 'package.json'), '{ "private": true }\n');
  // No install scripts: code-server's own refuses to run outside its release, and most native modules are not needed.
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  progress(
    `Download VS Code ${vscodeVersion} (code-server@${codeServerVersion}) and Node ${nodeVersion}, about 100 MB`,
  );
  const parts = [
    `code-server@${codeServerVersion}`,
    `node-${process.platform}-${process.arch}@${nodeVersion}`,
  ];
  await runCommand('npm', ['install', ...quiet, ...parts], { cwd: place });

  const env = {
    PATH: `${join(nodePackageIn(place), 'bin')}${delimiter}${process.env['PATH'] ?? ''}`,
    npm_config_nodedir: nodePackageIn(place),
    JOBS: 'max',
  };
  const server = serverIn(place);
  progress('Download the libraries of VS Code and of its built-in extensions');
  // Not `npm ci`: it refuses VS Code's own lock file as out of step with its package.json.
  await runCommand('npm', ['install', '--omit=dev', ...quiet], { cwd: server, env });
  await runCommand('npm', ['install', '--omit=dev', ...quiet], { cwd: join(server, 'extensions'), env });
  progress(`Build the native modules ${nativeModules.join(' and ')} (about 30 s)`);
  await runCommand('npm', ['rebuild', '--loglevel=error', ...nativeModules], { cwd: server, env });
  progress('Check that the server starts');
  await runCommand(nodeIn(place), [join(server, 'out', 'server-main.js'), '--version'], {
    env,
    timeout: 60_000,
  });
  await runCommand(nodeIn(place), nativeModules.flatMap((name) => ['-r', name]).concat('-e', ''), {
    cwd: server,
    env,
  });
}

async function removeAbandoned(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    const owner = /^\.installing-(\d+)$/.exec(name)?.[1];
    if (owner !== undefined && !isAlive(Number(owner)))
      await rm(join(home, name), { recursive: true, force: true });
  }
}
