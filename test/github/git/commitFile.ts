import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { setRef } from './bareRepository.ts';

const run = promisify(execFile);

/** Commits one file on top of a branch of a bare repository, without a working tree. Gives the SHA of the commit. */
export async function commitFile(
  directory: string,
  change: {
    readonly branch: string;
    readonly tip: string;
    readonly path: string;
    readonly bytes: Uint8Array;
    readonly message: string;
    readonly author: { readonly name: string; readonly email: string };
    readonly date: string;
  },
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'github-double-'));
  const { name, email } = change.author;
  const env = {
    ...process.env,
    GIT_INDEX_FILE: join(folder, 'index'),
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_AUTHOR_DATE: change.date,
    GIT_COMMITTER_NAME: 'GitHub',
    GIT_COMMITTER_EMAIL: 'noreply@github.com',
    GIT_COMMITTER_DATE: change.date,
  };
  const git = async (...args: readonly string[]): Promise<string> =>
    (await run('git', ['-C', directory, ...args], { env })).stdout.trim();
  try {
    const blob = await writeBlob(directory, change.bytes);
    await git('read-tree', change.tip);
    await git('update-index', '--add', '--cacheinfo', `100644,${blob},${change.path}`);
    const tree = await git('write-tree');
    const sha = await git('commit-tree', tree, '-p', change.tip, '-m', change.message);
    await setRef(directory, `refs/heads/${change.branch}`, sha);
    return sha;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeBlob(directory: string, bytes: Uint8Array): Promise<string> {
  const child = spawn('git', ['-C', directory, 'hash-object', '-w', '--stdin'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.stdin.end(bytes);
  return (await text(child.stdout)).trim();
}
