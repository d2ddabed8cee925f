import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fileTeamFileCopies } from '../../../src/adapters/storage/fileTeamFileCopies.ts';
import type { TeamFileReading, TeamFileSource } from '../../../src/app/ports/teamFileSource.ts';
import type { Checkout } from '../../../src/app/ports/workspace.ts';
import { TeamFileLookup } from '../../../src/app/team/teamFileLookup.ts';
import { commitFile, git } from '../../github/testing/teamGitHub.ts';
import { ManualClock } from '../../support/manualClock.ts';
import { FixedSessions } from './fixedSessions.ts';
import { type DoubleServer, startDouble } from './servers.ts';

const file = '.github/baton.yml';
const start = Date.UTC(2026, 10, 24, 9);
const hour = 3_600_000;

let server: DoubleServer;
let here: string | undefined;
let fetched: string | undefined;
let clock: ManualClock;
const opened: TeamFileLookup[] = [];

const read = (): Promise<TeamFileReading> =>
  Promise.resolve(here === undefined ? { type: 'absent' } : { type: 'read', text: here });
const teamFile: TeamFileSource = {
  read,
  readDefaultBranch: () => Promise.resolve(fetched),
  readUnsaved: read,
  write: () => Promise.resolve(undefined),
  onDidChange: () => ({ dispose: () => undefined }),
};

beforeEach(async () => {
  server = await startDouble();
  [here, fetched] = [undefined, undefined];
  clock = new ManualClock(start);
});
afterEach(async () => {
  for (const lookup of opened.splice(0)) lookup.dispose();
  await server[Symbol.asyncDispose]();
});

function lookup(): TeamFileLookup {
  const created = new TeamFileLookup({
    teamFile,
    files: server.as('maya').files,
    copies: fileTeamFileCopies(join(server.team.root, 'copies')),
    sessions: new FixedSessions(),
    clock,
    log: server.log,
  });
  opened.push(created);
  return created;
}

const checkout = (): Checkout => ({
  root: '/nowhere',
  head: { type: 'branch', name: 'main' },
  remotes: [{ name: 'origin', url: `${server.reference.webUrl}.git` }],
});

/** Takes the team file out of acme/atlas, and gives the organisation one. */
function moveToOrganisation(text: string): void {
  const { state } = server.team.gitHub;
  const work = join(server.team.root, 'seed-work');
  git(work, ['switch', '--quiet', 'main']);
  git(work, ['rm', '--quiet', file]);
  git(work, ['commit', '--quiet', '-m', 'Move the team file']);
  git(work, ['push', '--quiet', join(server.team.root, 'atlas.git'), 'main']);
  const bare = join(server.team.root, 'organisation.git');
  const [atlas] = state.data.repositories;
  if (atlas === undefined) throw new Error('The repository is missing');
  git(server.team.root, ['init', '--quiet', '--bare', '--initial-branch=main', bare]);
  commitFile(work, file, text, 'Say who works when');
  git(work, ['push', '--quiet', bare, 'main']);
  state.data.repositories.push({
    ...atlas,
    id: state.newId(),
    name: '.github',
    gitDirectory: bare,
    formerNames: [],
  });
}

it('takes the working tree first, then the default branch as fetched, and asks nobody', async () => {
  [here, fetched] = ['members: { maya: {} }\n', 'members: { ben: {} }\n'];
  const files = lookup();
  expect(await files.find(checkout())).toEqual({ text: here, origin: { type: 'workingTree' } });
  const text = fetched;
  here = undefined;
  expect(await files.find(checkout())).toEqual({ text, origin: { type: 'defaultBranch' } });
  expect(server.team.gitHub.requests).toEqual([]);
});

it('takes the default branch on GitHub where it was not fetched', async () => {
  expect(await lookup().find(checkout())).toEqual({
    text: 'members: {}\n',
    origin: { type: 'gitHub', repository: 'acme/atlas', asOf: start, isCopy: false },
  });
});

it('falls back to the organisation, asks once an hour and conditionally, and lasts without a connection', async () => {
  const text = 'members: { sofia: {} }\n';
  moveToOrganisation(text);
  const files = lookup();
  const origin = { type: 'gitHub', repository: 'acme/.github', asOf: start, isCopy: false };
  expect(await files.find(checkout())).toEqual({ text, origin });
  const { requests, faults } = server.team.gitHub;
  const used = requests.length;
  expect(await files.find(checkout())).toEqual({ text, origin });
  expect(requests.length).toBe(used);

  await clock.pass(hour);
  expect(await files.find(checkout())).toEqual({ text, origin: { ...origin, asOf: start + hour } });
  expect(requests.slice(used).map(({ status }) => status)).toEqual([404, 304]);

  faults.add({ match: { path: /contents/ }, times: 9, fault: { kind: 'badGateway' } });
  expect(await lookup().find(checkout())).toEqual({
    text,
    origin: { ...origin, asOf: start + hour, isCopy: true },
  });
});

it('finds none where there is none', async () => {
  moveToOrganisation('members: {}\n');
  server.team.gitHub.state.data.repositories.splice(1);
  expect(await lookup().find(checkout())).toBeUndefined();
  expect(await lookup().find({ ...checkout(), remotes: [] })).toBeUndefined();
  expect(server.violations()).toEqual([]);
});
