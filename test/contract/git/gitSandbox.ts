import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SimpleGitHistory } from '../../../src/adapters/git/simpleGitHistory.ts';
import type { GitResult } from '../../../src/app/ports/gitHistory.ts';
import { temporaryDirectory } from '../../support/temporaryDirectory.ts';

export interface GitSandbox extends AsyncDisposable {
  readonly path: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly history: SimpleGitHistory;
  /** A new repository on branch `main` in a folder of that name; gives its path. */
  readonly init: (name: string, ...options: readonly string[]) => string;
  /** Runs git with input and gives its output without the last line end; throws when it fails. */
  readonly git: (root: string, ...args: readonly string[]) => string;
  readonly gitWithInput: (root: string, input: string | Uint8Array, ...args: readonly string[]) => string;
  readonly write: (root: string, path: string, content: string) => void;
  /** Writes the files, commits everything, gives the SHA. */
  readonly commit: (root: string, subject: string, files: Readonly<Record<string, string>>) => string;
  readonly bytes: (root: string, ...args: readonly string[]) => Buffer;
}

/** A folder for real repositories, with its own global git config and no other. */
export async function gitSandbox(): Promise<GitSandbox> {
  const folder = await temporaryDirectory('baton-git-');
  const config = join(folder.path, 'global.gitconfig');
  writeFileSync(
    config,
    '[user]\n name = Maya\n email = maya@example.com\n[init]\n defaultBranch = main\n[protocol "file"]\n allow = always\n',
  );
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  const environment = { ...own, GIT_CONFIG_GLOBAL: config, GIT_CONFIG_NOSYSTEM: '1', HOME: folder.path };
  let seconds = 1_700_000_000;
  const bytes = (root: string, input: string | Uint8Array, args: readonly string[]): Buffer => {
    seconds += 60;
    const dates = { GIT_AUTHOR_DATE: `${seconds} +0100`, GIT_COMMITTER_DATE: `${seconds} +0100` };
    const result = spawnSync('git', args, {
      cwd: root,
      input,
      env: { ...environment, ...dates },
      maxBuffer: 1e9,
    });
    if (result.status !== 0) throw new Error(`git ${args.join(' ')}: ${result.stderr.toString()}`);
    return result.stdout;
  };
  const git = (root: string, ...args: readonly string[]): string =>
    bytes(root, '', args).toString().replace(/\n$/, '');
  const write = (root: string, path: string, content: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  return {
    path: folder.path,
    environment,
    history: new SimpleGitHistory({ path: 'git', environment }),
    init: (name, ...options) => {
      const root = join(folder.path, name);
      git(folder.path, 'init', '--quiet', ...options, root);
      return root;
    },
    git,
    gitWithInput: (root, input, ...args) => bytes(root, input, args).toString().replace(/\n$/, ''),
    write,
    commit: (root, subject, files) => {
      for (const [path, content] of Object.entries(files)) write(root, path, content);
      git(root, 'add', '--all');
      git(root, 'commit', '--quiet', '--allow-empty', '-m', subject);
      return git(root, 'rev-parse', 'HEAD');
    },
    bytes: (root, ...args) => bytes(root, '', args),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

/** The value of a result; throws when it failed. */
export function valueOf<T>(result: GitResult<T>): T {
  if (result.type === 'failed') throw new Error(JSON.stringify(result.failure));
  return result.value;
}
