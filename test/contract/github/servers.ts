import { join } from 'node:path';
import { createEmulator } from 'emulate';
import * as v from 'valibot';
import { systemClock } from '../../../src/adapters/editor/systemClock.ts';
import { createGitHub } from '../../../src/adapters/github/gitHub.ts';
import type { GitHub } from '../../../src/app/ports/gitHub.ts';
import type { RepositoryReference } from '../../../src/app/repository/repositoryReference.ts';
import { benToken, mayaToken } from '../../github/seed/seedTeam.ts';
import type { GitHubOptions } from '../../github/startGitHub.ts';
import { commitFile, git, teamGitHub, type TeamGitHub } from '../../github/testing/teamGitHub.ts';
import { FixedSessions } from './fixedSessions.ts';
import { RecordedLog } from './recordedLog.ts';

/**
 * A server with `acme/atlas`, on it maya's pull request from `retry-payments` into `main`, ben a collaborator, and a
 * branch `next-work` without a pull request.
 */
export interface TestServer {
  readonly reference: RepositoryReference;
  /** The number of the pull request. */
  readonly pull: number;
  /** The product's client, signed in as that person. */
  readonly as: (person: 'maya' | 'ben', options?: { readonly timeout?: number }) => GitHub;
  readonly log: RecordedLog;
  /** What GitHub's own description does not allow in the requests and answers so far. */
  readonly violations: () => readonly unknown[];
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

export interface DoubleServer extends TestServer {
  readonly team: TeamGitHub;
}

const ownerToken = 'ghp_acme_0000000000000000000000000000';
export const tokens = { maya: mayaToken, ben: benToken } as const;

function serverAt(
  origin: string,
  apiUrl: string,
  graphqlUrl: string,
): Pick<TestServer, 'reference' | 'as' | 'log'> {
  const { host } = new URL(origin);
  const log = new RecordedLog();
  return {
    log,
    reference: { host, owner: 'acme', name: 'atlas', webUrl: `${origin}/acme/atlas`, apiUrl, graphqlUrl },
    as: (person, options = {}) =>
      createGitHub({
        sessions: new FixedSessions({ [host]: tokens[person] }),
        clock: systemClock,
        log,
        ...options,
      }),
  };
}

/** The project's own double, with GraphQL and faults. */
export async function startDouble(
  options: Pick<GitHubOptions, 'clock' | 'wait'> = {},
): Promise<DoubleServer> {
  const team = await teamGitHub({ server: options });
  const work = join(team.root, 'seed-work');
  git(work, ['switch', '--quiet', '--create', 'next-work', 'main']);
  commitFile(work, 'src/next.ts', 'export const next = 1;\n', 'Begin the next work');
  git(work, ['push', '--quiet', join(team.root, 'atlas.git'), 'next-work']);
  const { url, apiUrl, graphqlUrl } = team.gitHub;
  return {
    ...serverAt(url, apiUrl, graphqlUrl),
    team,
    pull: team.seed.pull.number,
    violations: () => team.gitHub.violations,
    [Symbol.asyncDispose]: () => team[Symbol.asyncDispose](),
  };
}

/** `emulate` as it is: written by others, REST only, without a folder before its paths. */
export async function startEmulate(): Promise<TestServer> {
  const emulator = await createEmulator({
    service: 'github',
    port: 0,
    seed: {
      tokens: {
        [tokens.maya]: { login: 'maya', scopes: ['repo', 'user'] },
        [tokens.ben]: { login: 'ben', scopes: ['repo', 'user'] },
        [ownerToken]: { login: 'acme', scopes: ['repo', 'user'] },
      },
      github: {
        users: [{ login: 'maya', name: 'Maya Rao' }, { login: 'ben', name: 'Ben Carter' }, { login: 'acme' }],
        repos: [{ owner: 'acme', name: 'atlas', auto_init: true }],
      },
    },
  });
  await seedEmulate(emulator.url);
  return {
    ...serverAt(emulator.url, emulator.url, `${emulator.url}/graphql`),
    pull: 1,
    violations: () => [],
    [Symbol.asyncDispose]: () => emulator.close(),
  };
}

/** The branch and the pull request, through emulate's own API. */
async function seedEmulate(url: string): Promise<void> {
  const call = async (token: string, method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${url}/repos/acme/atlas${path}`, {
      method,
      headers: { authorization: `token ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`emulate: ${method} ${path} ${response.status}`);
    return response.json();
  };
  for (const person of ['maya', 'ben']) {
    await call(ownerToken, 'PUT', `/collaborators/${person}`, { permission: 'push' });
  }
  const { object } = v.parse(
    v.object({ object: v.object({ sha: v.string() }) }),
    await call(ownerToken, 'GET', '/git/ref/heads/main'),
  );
  for (const branch of ['retry-payments', 'next-work']) {
    await call(ownerToken, 'POST', '/git/refs', { ref: `refs/heads/${branch}`, sha: object.sha });
  }
  for (const branch of ['retry-payments', 'next-work']) {
    await call(ownerToken, 'PUT', `/contents/${branch}.ts`, { message: 'Begin', content: 'YQ==', branch });
  }
  await call(tokens.maya, 'POST', '/pulls', {
    title: 'Retry payments',
    head: 'retry-payments',
    base: 'main',
  });
}
