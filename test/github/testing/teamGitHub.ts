import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Octokit } from '@octokit/rest';
import { benToken, mayaToken, seedTeam } from '../seed/seedTeam.ts';
import type { TeamSeed } from '../seed/seedTeam.ts';
import { startGitHub } from '../startGitHub.ts';
import type { GitHub, GitHubOptions } from '../startGitHub.ts';

/** Runs git in a folder, as a person where one is told, and gives its output. */
export function git(folder: string, args: readonly string[], person = 'maya'): string {
  const identity = [
    '-c',
    `user.name=${person}`,
    '-c',
    `user.email=${person}@example.com`,
    '-c',
    'commit.gpgsign=false',
  ];
  const env = {
    ...process.env,
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
  };
  return execFileSync('git', ['-C', folder, ...identity, ...args], {
    encoding: 'utf8',
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Writes a file of a working tree and commits it. */
export function commitFile(
  folder: string,
  path: string,
  content: string,
  message: string,
  person = 'maya',
): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
  git(folder, ['add', '--all'], person);
  git(folder, ['commit', '--quiet', '-m', message], person);
}

/** A bare repository with `main` (two commits) and `retry-payments` (two more, by maya and ben). */
export function atlasRepository(root: string): string {
  const bare = join(root, 'atlas.git');
  const work = join(root, 'seed-work');
  mkdirSync(work, { recursive: true });
  git(root, ['init', '--quiet', '--bare', '--initial-branch=main', bare]);
  git(work, ['init', '--quiet', '--initial-branch=main']);
  commitFile(work, 'README.md', '# Atlas\n', 'Begin');
  commitFile(work, '.github/baton.yml', 'members: {}\n', 'Say who is here', 'ben');
  git(work, ['switch', '--quiet', '--create', 'retry-payments']);
  commitFile(work, 'src/pay.ts', 'export const pay = 1;\n', 'Retry payments');
  commitFile(work, 'src/pay.ts', 'export const pay = 1;\nexport const retry = 3;\n', 'Count retries', 'ben');
  git(work, ['push', '--quiet', bare, 'main', 'retry-payments']);
  return bare;
}

export interface TeamGitHub {
  readonly gitHub: GitHub;
  readonly seed: TeamSeed;
  readonly root: string;
  readonly maya: Octokit;
  readonly ben: Octokit;
  /** A client without a token. */
  readonly nobody: Octokit;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

/** The double with the team's seed, on a port of its own, in a folder that goes with it. */
export async function teamGitHub(
  options: { readonly private?: boolean; readonly server?: GitHubOptions } = {},
): Promise<TeamGitHub> {
  const root = mkdtempSync(join(tmpdir(), 'github-double-'));
  const seed = await seedTeam({
    gitDirectory: atlasRepository(root),
    branch: 'retry-payments',
    title: 'Retry payments',
    private: options.private ?? false,
  });
  const gitHub = await startGitHub({ seed: seed.data, ...options.server });
  const dispose = async (): Promise<void> => {
    await gitHub.close();
    rmSync(root, { recursive: true, force: true });
  };
  const maya = client(gitHub, mayaToken);
  const ben = client(gitHub, benToken);
  return { gitHub, seed, root, maya, ben, nobody: client(gitHub), [Symbol.asyncDispose]: dispose };
}

/** Octokit's own client, quiet, pointed at the double. */
export function client(gitHub: Pick<GitHub, 'apiUrl'>, token?: string): Octokit {
  const log = {
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: () => undefined,
  };
  return new Octokit({ baseUrl: gitHub.apiUrl, log, ...(token === undefined ? {} : { auth: token }) });
}

/** A bare request, for what Octokit would not send. */
export async function call(
  gitHub: Pick<GitHub, 'apiUrl'>,
  path: string,
  options: {
    readonly token?: string;
    readonly method?: string;
    readonly body?: string;
    readonly headers?: Record<string, string>;
  } = {},
): Promise<Response> {
  return fetch(gitHub.apiUrl + path, {
    method: options.method ?? 'GET',
    headers: {
      'user-agent': 'test',
      ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
      ...options.headers,
    },
    ...(options.body === undefined ? {} : { body: options.body }),
  });
}

/** The address of the team's repository in Octokit's words. */
export const atlas = { owner: 'acme', repo: 'atlas' } as const;
