import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { cacheDirectory } from '../../support/cacheDirectory.ts';
import type { Progress } from '../../support/progress.ts';
import { runCommand } from '../../support/runCommand.ts';

export const files = 100_000;
export const commits = 5_000;
const version = 3;
/** Every commit changes one file, these many files in turn. */
const changedFiles = 2_500;

/**
 * A repository of 100,000 checked-out files whose branch `topic` is 5,000 commits ahead of `origin/main`, one in fifty
 * of which adds a TODO. Made once, in the cache folder; gives its path.
 */
export async function largeRepository(progress: Progress): Promise<string> {
  const folder = cacheDirectory('bench', `evidence-${version}`);
  if (
    await stat(folder).then(
      () => true,
      () => false,
    )
  )
    return folder;
  progress(`Making a repository of ${files} files and ${commits} commits`);
  const making = `${folder}.${process.pid}`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { recursive: true });
  const git = (...args: readonly string[]): Promise<string> => runCommand('git', ['-C', making, ...args]);
  await git('init', '--quiet', '--initial-branch=main');
  const child = spawn('git', ['-C', making, 'fast-import', '--quiet'], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const closed = once(child, 'close');
  await pipeline(Readable.from(history()), child.stdin);
  await closed;
  if (child.exitCode !== 0) throw new Error(`git fast-import ended with ${child.exitCode}`);
  await git('update-ref', 'refs/remotes/origin/main', 'main');
  await git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
  await git('update-ref', 'refs/remotes/origin/topic', 'topic~3');
  await git('config', 'remote.origin.url', 'https://github.example/acme/large.git');
  await git('config', 'remote.origin.fetch', '+refs/heads/*:refs/remotes/origin/*');
  await git('config', 'branch.topic.remote', 'origin');
  await git('config', 'branch.topic.merge', 'refs/heads/topic');
  await git('switch', '--quiet', 'topic');
  await rename(making, folder);
  return folder;
}

const pathOf = (file: number): string => `area${file % 40}/part${Math.floor(file / 40) % 50}/file${file}.ts`;
const contentOf = (file: number, change: number, hasMarker: boolean): string => {
  const lines = Array.from({ length: 40 }, (_, line) => `export const value${line} = ${file * 100 + line};`);
  for (let index = 1; index <= change; index += 1)
    lines.splice((index * 13) % 40, 0, `export const added${index} = ${index};`);
  if (hasMarker) lines.splice(7, 0, `// TODO(ben): look at ${file}`);
  return `${lines.join('\n')}\n`;
};

/** The stream of git-fast-import(1). */
function* history(): Generator<string> {
  const commit = (ref: string, count: number, subject: string): string =>
    `commit ${ref}\ncommitter Maya <maya@example.com> ${1_700_000_000 + count * 60} +0000\n${data(subject)}`;
  const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;
  for (let part = 0; part < 10; part += 1) {
    yield commit('refs/heads/main', part, `Part ${part}`);
    for (let file = part; file < files; file += 10)
      yield `M 100644 inline ${pathOf(file)}\n${data(contentOf(file, 0, false))}`;
  }
  yield 'reset refs/heads/topic\nfrom refs/heads/main\n\n';
  for (let count = 1; count <= commits; count += 1) {
    const file = (count * 37) % changedFiles;
    const change = Math.ceil(count / changedFiles) * 25;
    yield commit('refs/heads/topic', count + 10, `Change ${count} of file ${file}`);
    yield `M 100644 inline ${pathOf(file)}\n${data(contentOf(file, change, count % 50 === 0))}`;
  }
}
