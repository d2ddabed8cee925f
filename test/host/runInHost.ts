import type { Progress } from '../support/progress.ts';
import { runInElectron } from './runInElectron.ts';
import { runInServer } from './runInServer.ts';

/** A VS Code that can run a test module: the server in a headless browser, or the desktop application. */
export type HostKind = 'server' | 'electron';

export interface HostRun {
  /** The folder of the extension under test: its package.json and what that names must be built. */
  readonly extensionPath: string;
  /** The module whose `run()` is called in the extension host; its promise decides the exit code. */
  readonly testsPath: string;
  /** The folder that the window opens. */
  readonly workspace: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** VSIX files to install besides. */
  readonly extensions?: readonly string[];
  /** Default true. */
  readonly trust?: boolean;
  /** Milliseconds from opening the window to the end of `run()`. Default 5 minutes. */
  readonly timeout?: number;
  readonly progress?: Progress;
  /** Receives the extension host's console line by line. */
  readonly onLine?: (line: string) => void;
}

export interface HostResult {
  /** 0 when `run()` resolved. */
  readonly exitCode: number;
  readonly console: readonly string[];
}

/** The host ended, crashed or hung before `run()` had a result. */
export class HostError extends Error {
  override readonly name = 'HostError';
}

/** Runs a test module in a fresh VS Code of the given kind: own data folder, only the given extensions. */
export function runInHost(host: HostKind, run: HostRun): Promise<HostResult> {
  return host === 'server' ? runInServer(run) : runInElectron(run);
}
