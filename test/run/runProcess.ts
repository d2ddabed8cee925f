import { spawn } from 'node:child_process';

export interface ProcessOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Shows the output while it comes, for stages that take minutes and run alone. */
  readonly live: boolean;
  /** Milliseconds after which the process is ended. */
  readonly timeout: number;
}

export interface ProcessResult {
  /** The exit code, 124 after a time-out, 128 when a signal ended it. */
  readonly code: number;
  /** Standard output and error in the order in which they came. */
  readonly output: string;
}

/** Runs a script under the Node that runs us. On a time-out the process is asked to end, after 10 s it is killed. */
export function runProcess(args: readonly string[], options: ProcessOptions): Promise<ProcessResult> {
  return new Promise((done) => {
    let output = '';
    let late = false;
    const child = spawn(process.execPath, args, {
      cwd: options.cwd,
      env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: '1', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const collect = (text: string): void => {
      output += text;
      if (options.live) process.stdout.write(text);
    };
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);

    let killing: NodeJS.Timeout | undefined;
    const timer = setTimeout(() => {
      late = true;
      collect(`\nended after ${String(options.timeout / 60_000)} minutes\n`);
      child.kill('SIGTERM');
      killing = setTimeout(() => child.kill('SIGKILL'), 10_000);
    }, options.timeout);
    const finish = (code: number): void => {
      clearTimeout(timer);
      clearTimeout(killing);
      done({ code: late ? 124 : code, output });
    };
    child.on('error', (error) => {
      collect(error.message);
      finish(127);
    });
    child.on('close', (code) => {
      finish(code ?? 128);
    });
  });
}
