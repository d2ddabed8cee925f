import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { mayaToken } from '../seed/seedTeam.ts';
import { atlas, commitFile, git, teamGitHub } from '../testing/teamGitHub.ts';

const run = promisify(execFile);

/** git over HTTP must not block this process, which serves it. */
const gitOver = async (folder: string, ...args: readonly string[]): Promise<string> => {
  const env = {
    ...process.env,
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
  };
  const { stderr } = await run('git', ['-C', folder, ...args], { env });
  return stderr;
};

it('clones anonymously, and pushes with a token as the password; the pull request follows', async () => {
  await using team = await teamGitHub();
  const { gitHub, maya, root } = team;
  const clone = join(root, 'clone');
  await gitOver(root, 'clone', '--quiet', `${gitHub.url}/acme/atlas.git`, clone);
  git(clone, ['switch', '--quiet', 'retry-payments']);
  commitFile(clone, 'src/pay.ts', 'export const pay = 2;\n', 'Pay twice');
  await expect(gitOver(clone, 'push', '--quiet', 'origin', 'retry-payments')).rejects.toThrow(
    /could not read Username|Authentication failed/u,
  );
  const address = `${gitHub.url.replace('//', `//maya:${mayaToken}@`)}/acme/atlas.git`;
  await gitOver(clone, 'push', '--quiet', address, 'retry-payments');
  const head = git(clone, ['rev-parse', 'HEAD']).trim();
  const { data } = await maya.rest.pulls.get({ ...atlas, pull_number: 1 });
  expect(data).toMatchObject({ commits: 3, head: { sha: head } });
  await gitOver(clone, 'fetch', '--quiet', 'origin', 'refs/pull/1/head');
  expect(git(clone, ['rev-parse', 'FETCH_HEAD']).trim()).toBe(head);
  await gitOver(clone, 'push', '--quiet', address, '--delete', 'retry-payments');
  expect((await maya.rest.pulls.get({ ...atlas, pull_number: 1 })).data.state).toBe('closed');
  expect(gitHub.violations).toEqual([]);
});

it('refuses the push of a reader, and hides a private repository', async () => {
  await using team = await teamGitHub({ private: true });
  const { gitHub, root } = team;
  gitHub.state.data.tokens.push(
    { token: 'tom', login: 'tomh', scopes: ['repo'] },
    { token: 'none', login: 'li', scopes: [] },
  );
  const as = (token: string): string => `${gitHub.url.replace('//', `//x:${token}@`)}/acme/atlas.git`;
  await expect(
    gitOver(root, 'clone', '--quiet', `${gitHub.url}/acme/atlas.git`, join(root, 'a')),
  ).rejects.toThrow(/could not read/u);
  await expect(gitOver(root, 'clone', '--quiet', as('none'), join(root, 'b'))).rejects.toThrow(/not found/u);
  await gitOver(root, 'clone', '--quiet', as('tom'), join(root, 'c'));
  commitFile(join(root, 'c'), 'x', 'x', 'x');
  await expect(gitOver(join(root, 'c'), 'push', '--quiet', 'origin', 'HEAD')).rejects.toThrow(/403/u);
});
