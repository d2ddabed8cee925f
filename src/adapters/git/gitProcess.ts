import { simpleGit } from 'simple-git';
import { gitEnvironment } from './gitEnvironment.ts';
import { GitFailureError } from './gitFailureError.ts';
import { withoutCredentials } from './gitNames.ts';

export interface GitCommand {
  readonly args: readonly string[];
  readonly signal?: AbortSignal | undefined;
  /** Exit codes that are answers and not failures, beside 0. */
  readonly answers?: readonly number[];
  /** Milliseconds until the process is ended; 20 s when not given. */
  readonly timeout?: number;
  /** Bytes of output, 64 MiB when not given. */
  readonly bytes?: number;
  /** What is given when there is more output than that: a failure, or the beginning. */
  readonly onOverflow?: 'fail' | 'cut';
  readonly config?: readonly (readonly [string, string])[];
  readonly network?: boolean;
  /** Absolute path of the index to use instead of the working tree's own. */
  readonly indexFile?: string;
}

export interface GitOutput {
  readonly exitCode: number;
  /** Bytes that are not UTF-8 stand as U+FFFD. */
  readonly text: string;
  readonly isCut: boolean;
}

export interface GitProgram {
  /** Absolute path of git. With a bare name, Windows would also look in the repository's folder. */
  readonly path: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const graceMilliseconds = 500;
type Ending = 'timedOut' | 'cancelled' | 'tooMuchOutput';

/**
 * Runs git once in a folder, hardened as `gitEnvironment` says, within limits of time and output.
 * Rejects with `GitFailureError`.
 */
export async function runGit(program: GitProgram, root: string, command: GitCommand): Promise<GitOutput> {
  if (command.signal?.aborted === true) throw new GitFailureError('cancelled');
  const limit = command.bytes ?? 64 * 1024 * 1024;
  const chunks: Buffer[] = [];
  const complaint: Buffer[] = [];
  let size = 0;
  let exitCode = -1;
  let ending: Ending | undefined;
  const abort = new AbortController();
  const end = (reason: Ending): void => {
    ending ??= reason;
    abort.abort();
  };
  const cancel = (): void => {
    end('cancelled');
  };
  command.signal?.addEventListener('abort', cancel, { once: true });
  const timer = setTimeout(end, command.timeout ?? 20_000, 'timedOut');
  const collect = (chunk: Buffer): void => {
    if (ending !== undefined) return;
    chunks.push(chunk);
    size += chunk.length;
    if (size > limit) end('tooMuchOutput');
  };
  try {
    const task = start(program, root, command, {
      signal: abort.signal,
      onExit: (code) => (exitCode = code),
      onOutput: collect,
      onComplaint: (chunk) => {
        if (complaint.length < 20) complaint.push(chunk);
      },
    });
    await Promise.race([task, afterAbort(abort.signal)]).catch(() => undefined);
  } finally {
    clearTimeout(timer);
    command.signal?.removeEventListener('abort', cancel);
  }
  const isCut = ending === 'tooMuchOutput' && command.onOverflow === 'cut';
  if (ending !== undefined && !isCut) throw new GitFailureError(ending);
  if (!isCut && exitCode !== 0 && command.answers?.includes(exitCode) !== true)
    throw failed(exitCode, complaint);
  return { exitCode, text: Buffer.concat(chunks).toString('utf8'), isCut };
}

interface Handlers {
  readonly signal: AbortSignal;
  readonly onExit: (code: number) => void;
  readonly onOutput: (chunk: Buffer) => void;
  readonly onComplaint: (chunk: Buffer) => void;
}

async function start(
  program: GitProgram,
  root: string,
  command: GitCommand,
  handlers: Handlers,
): Promise<void> {
  const { variables, allowed } = gitEnvironment({
    base: program.environment,
    config: command.config ?? [],
    network: command.network ?? false,
    indexFile: command.indexFile,
  });
  const git = simpleGit({
    baseDir: root,
    binary: program.path,
    abort: handlers.signal,
    // The exit alone may come before the last output; it counts only where a grandchild keeps the pipe open.
    completion: { onClose: true, onExit: 2_000 },
    allowEnvironment: [...allowed],
    // The guard against our own settings, all of which turn something off. Arguments stay guarded.
    unsafe: {
      allowUnsafeConfigEnvCount: true,
      allowUnsafeConfigPaths: true,
      allowUnsafeCustomBinary: true,
      allowUnsafeAskPass: true,
      allowUnsafeSshCommand: true,
      allowUnsafeFilter: true,
      allowUnsafeFsMonitor: true,
      allowUnsafeHooksPath: true,
      allowUnsafeProtocolOverride: true,
    },
    errors: (error, result) => {
      handlers.onExit(result.exitCode);
      return error;
    },
  });
  await git
    .env({ ...variables })
    .outputHandler((_command, stdout, stderr) => {
      stdout.on('data', handlers.onOutput);
      stderr.on('data', handlers.onComplaint);
    })
    .raw(['--no-pager', '--literal-pathspecs', ...command.args]);
}

/** Rejects a while after the signal, for a git that does not end at once. */
function afterAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      setTimeout(reject, graceMilliseconds, new GitFailureError('cancelled'));
    });
  });
}

function failed(exitCode: number, complaint: readonly Buffer[]): GitFailureError {
  // Node gives libuv's negative error number where the program could not be started; -1 is our own.
  if (exitCode < -1) return new GitFailureError('gitMissing', exitCode);
  const lines = Buffer.concat(complaint).toString('utf8').trim().split('\n').slice(0, 5);
  const detail = lines
    .map((line) => line.replace(/[a-z][a-z0-9+.-]*:\/\/\S+/gi, withoutCredentials))
    .join('\n');
  return new GitFailureError('failed', exitCode, detail);
}
