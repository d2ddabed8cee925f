import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hostEnvironment, quietSettings } from '../host/hostEnvironment.ts';
import { isAlive } from '../support/fileLock.ts';
import { findOnPath } from '../support/findOnPath.ts';
import { runCommand } from '../support/runCommand.ts';
import type { Seat } from './seat.ts';

/**
 * The desktop VS Code's command. Inside a terminal of VS Code that is connected elsewhere, `code` is another program,
 * which opens files in that window and knows no data folder of its own: there is none then.
 */
export function findDesktopCode(): string | undefined {
  const isRemoteTerminal = process.env['VSCODE_IPC_HOOK_CLI'] !== undefined;
  return isRemoteTerminal ? undefined : findOnPath('code');
}

export interface DesktopOptions {
  readonly vsix: string;
  /** For the instance's data and extensions. */
  readonly directory: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Opens a person's clone in a desktop VS Code of their own: own settings, own extensions, own environment. */
export async function openDesktop(
  code: string,
  seat: Seat,
  options: DesktopOptions,
): Promise<{ close(): Promise<void> }> {
  const { vsix, directory } = options;
  const userData = join(directory, 'user');
  const where = [`--user-data-dir=${userData}`, `--extensions-dir=${join(directory, 'extensions')}`];
  // VS Code refuses to start as root with its sandbox.
  const own = [...where, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const env = hostEnvironment(seat.env);
  await mkdir(join(userData, 'User'), { recursive: true });
  await writeFile(
    join(userData, 'User', 'settings.json'),
    JSON.stringify({ ...quietSettings, ...options.settings }, undefined, 2),
  );
  await runCommand(code, [...own, '--install-extension', vsix, '--force'], { env, timeout: 120_000 });
  const quiet = [
    '--disable-workspace-trust',
    '--disable-telemetry',
    '--skip-welcome',
    '--skip-release-notes',
    '--disable-updates',
  ];
  await runCommand(code, [...own, ...quiet, '--new-window', seat.clone], { env, timeout: 60_000 });
  return { close: () => endInstance(join(userData, 'code.lock')) };
}

/** The command returns at once; the instance writes its process id into its data folder (Linux and macOS). */
async function endInstance(lockFile: string): Promise<void> {
  const pid = Number(await readFile(lockFile, 'utf8').catch(() => ''));
  if (!(pid > 0) || !isAlive(pid)) return;
  process.kill(pid, 'SIGTERM');
  for (let waited = 0; waited < 50 && isAlive(pid); waited++) await sleep(100);
  if (isAlive(pid)) process.kill(pid, 'SIGKILL');
}
