import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface OwnedProcess {
  /** The id of the process group's leader. */
  readonly pid: number;
  /** Resolves when the command and everything it started has ended. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

export interface OwnedProcessOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** The file that receives what the command prints. */
  readonly logPath: string;
}

/**
 * Starts a long-running command that cannot outlive us: it runs under `guard.mjs` in its own process group, and the
 * guard ends the group when its input closes. Ctrl-C in our terminal does not reach it; `close` does.
 */
export function startOwnedProcess(
  command: string,
  args: readonly string[],
  options: OwnedProcessOptions,
): OwnedProcess {
  const guard = fileURLToPath(new URL('guard.mjs', import.meta.url));
  const log = openSync(options.logPath, 'a');
  const child = spawn(process.execPath, [guard, command, ...args], {
    detached: true,
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['pipe', log, log],
  });
  closeSync(log);
  const ended = new Promise<void>((done) => {
    child.on('exit', () => {
      done();
    });
    child.on('error', () => {
      done();
    });
  });
  // The guard may be gone already when its input is closed.
  child.stdin?.on('error', () => undefined);
  return {
    pid: child.pid ?? 0,
    ended,
    close: async () => {
      child.stdin?.end();
      await ended;
    },
  };
}
