import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { runCommand } from '../support/runCommand.ts';
import { branchCommits, branchName, uncommittedChange, unpushedCommit } from './sample/branchCommits.ts';
import { applyCommit, type Files, type SampleCommit } from './sample/commit.ts';
import { mainCommits } from './sample/mainCommits.ts';

/**
 * Makes the bare sample repository "acme/keys": six weeks of `main` and a feature branch off it. Contents, people and
 * dates are fixed, so its SHAs are the same everywhere.
 */
export async function createSampleRepository(directory: string): Promise<void> {
  await runCommand('git', ['init', '--quiet', '--bare', '--initial-branch=main', directory]);
  const stream: string[] = [];
  let files: Files = new Map();
  const add = (branch: string, commits: readonly SampleCommit[], parent?: string): void => {
    for (const [index, commit] of commits.entries()) {
      files = applyCommit(files, commit);
      stream.push(importCommit(branch, commit, files, index === 0 ? parent : undefined));
    }
  };
  add('main', mainCommits);
  add(branchName, branchCommits, 'refs/heads/main');
  await fastImport(directory, stream.join(''));
}

/** Leaves a clone as Ben left it: on the branch, one commit ahead of GitHub, one file changed since. */
export async function leaveWorkInProgress(clone: string): Promise<void> {
  const before = [...mainCommits, ...branchCommits].reduce(applyCommit, new Map<string, string>());
  const committed = applyCommit(before, unpushedCommit);
  await writeChanged(clone, before, committed);
  const { author, at, message } = unpushedCommit;
  const env = {
    GIT_AUTHOR_DATE: at,
    GIT_COMMITTER_DATE: at,
    GIT_COMMITTER_NAME: author.name,
    GIT_COMMITTER_EMAIL: author.email,
  };
  const identity = `${author.name} <${author.email}>`;
  await runCommand(
    'git',
    [
      '-C',
      clone,
      '-c',
      'commit.gpgSign=false',
      '-c',
      'core.hooksPath=',
      'commit',
      '-q',
      '-a',
      '-m',
      message,
      '--author',
      identity,
    ],
    { env },
  );
  await writeChanged(clone, committed, applyCommit(committed, uncommittedChange));
}

async function writeChanged(folder: string, before: Files, after: Files): Promise<void> {
  for (const [path, text] of after) {
    if (before.get(path) === text) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** One commit in the language of git-fast-import(1), with the whole tree. */
function importCommit(
  branch: string,
  commit: SampleCommit,
  files: Files,
  parent: string | undefined,
): string {
  const seconds = Math.floor(Date.parse(commit.at) / 1000);
  const zone = commit.at.slice(-6).replace(':', '');
  const who = `${commit.author.name} <${commit.author.email}> ${seconds} ${zone}`;
  const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const lines = [
    `commit refs/heads/${branch}\nauthor ${who}\ncommitter ${who}\n${data(`${commit.message}\n`)}`,
    parent === undefined ? '' : `from ${parent}\n`,
    'deleteall\n',
    ...[...files].map(([path, text]) => `M 100644 inline ${path}\n${data(text)}`),
  ];
  return lines.join('');
}

function fastImport(directory: string, stream: string): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn('git', ['-C', directory, 'fast-import', '--quiet'], {
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.on('error', failed);
    child.on('close', (code) => {
      if (code === 0) done();
      else failed(new Error(`git fast-import ended with ${String(code)}: ${said}`));
    });
    child.stdin.end(stream);
  });
}
