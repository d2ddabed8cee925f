import { spawn } from 'node:child_process';

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Milliseconds after which the command is ended. */
  readonly timeout?: number;
}

export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that could not be started, ended with another code than 0, or took too long. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly code: number;
  constructor(command: string, result: CommandResult) {
    const said = (result.stderr.trim() || result.stdout.trim()).split('\n');
    const shown = said.length <= 24 ? said : [...said.slice(0, 12), '…', ...said.slice(-12)];
    super(`${command} ended with ${result.code}:\n${shown.join('\n')}`);
    this.code = result.code;
  }
}

/**
 * Runs a command to its end and collects its output. Code 127 when it is not found, 124 on a timeout.
 * Our own GIT_ variables are not handed on: inside a git hook they would turn every git command to that repository.
 */
export function tryCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((done) => {
    let stdout = '';
    let stderr = '';
    let late = false;
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...withoutGitVariables(), ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const end = (): void => void child.kill('SIGKILL');
    process.once('exit', end);
    const timer =
      options.timeout === undefined
        ? undefined
        : setTimeout(() => {
            late = true;
            end();
          }, options.timeout);
    const finish = (code: number): void => {
      process.off('exit', end);
      clearTimeout(timer);
      done({ code, stdout, stderr });
    };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', (error) => {
      stderr += error.message;
      finish(127);
    });
    child.on('close', (code) => {
      finish(late ? 124 : (code ?? 1));
    });
  });
}

function withoutGitVariables(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
}

/** As `tryCommand`, and throws a `CommandError` unless the code is 0. Gives stdout. */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  const result = await tryCommand(command, args, options);
  if (result.code !== 0) throw new CommandError([command, ...args].join(' '), result);
  return result.stdout;
}
