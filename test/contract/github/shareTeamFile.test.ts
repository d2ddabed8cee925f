import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editMember } from '../../../src/core/availability/teamFile/editMember.ts';
import type { MemberEntry } from '../../../src/core/availability/teamFile/formatMember.ts';
import { emptyWeek } from '../../../src/core/availability/schedule.ts';
import {
  shareTeamFile,
  type ShareTeamFilePorts,
  type ShareWay,
} from '../../../src/app/team/shareTeamFile.ts';
import { mergePullRequest } from '../../github/state/pullRequests.ts';
import { type DoubleServer, startDouble, startEmulate, tokens } from './servers.ts';

const file = '.github/baton.yml';
const entryIn = (zone: string): MemberEntry => ({
  name: 'Maya Rao',
  zone,
  hours: null,
  focus: emptyWeek,
  overrides: [],
  away: [],
  responseTime: null,
});
const change = (zone: string, login = 'maya') => ({
  edit: (text: string) => editMember(text, login, entryIn(zone)),
  login,
  message: `Set ${login}'s hours`,
  description: 'Working hours, for handoffs.',
});
const savedNowhere: ShareTeamFilePorts['teamFile'] = {
  readUnsaved: () => Promise.resolve({ type: 'read', text: 'version: 1\n' }),
  write: () => Promise.resolve({ code: 'readOnly' }),
};

describe('sharing the team file', () => {
  let server: DoubleServer;
  beforeAll(async () => {
    server = await startDouble();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const share = (zone: string, way: ShareWay, who: 'maya' | 'ben' = 'maya') => {
    const { reference } = server;
    const ports = { gitHub: server.as(who), teamFile: savedNowhere };
    return shareTeamFile(ports, { root: '/nowhere', reference }, change(zone, who), way);
  };
  const textOn = async (branch: string): Promise<string | undefined> =>
    (await server.as('maya').files.read(server.reference, file, branch))?.text;

  it('opens one pull request, and adds later changes to it', async () => {
    const first = await share('Asia/Kolkata', 'pullRequest');
    expect(first).toMatchObject({ type: 'pullRequest', isNew: true });
    expect(await textOn('main')).toBe('members: {}\n');
    expect(await textOn('baton/hours-maya')).toContain('zone: Asia/Kolkata');
    const again = await share('Asia/Tokyo', 'pullRequest');
    expect(again).toEqual({ ...first, isNew: false });
    expect(await share('Asia/Tokyo', 'pullRequest')).toEqual({ type: 'unchanged' });
    expect(await textOn('baton/hours-maya')).toContain('zone: Asia/Tokyo');
  });

  it('changes nothing in an archived repository', async () => {
    const [repository] = server.team.gitHub.state.data.repositories;
    if (repository === undefined) throw new Error('The repository is missing');
    repository.archived = true;
    try {
      expect(await share('Asia/Dubai', 'push')).toEqual({ type: 'mayNotWrite' });
      expect(await share('Asia/Dubai', 'pullRequest')).toEqual({ type: 'mayNotWrite' });
    } finally {
      repository.archived = false;
    }
  });

  it('begins another branch once the pull request is merged', async () => {
    const open = await share('Asia/Seoul', 'pullRequest');
    if (open.type !== 'pullRequest') throw new Error(open.type);
    await server.team.maya.rest.pulls.list({ owner: 'acme', repo: 'atlas' });
    const { state } = server.team.gitHub;
    const [repository] = state.data.repositories;
    const viewer = state.token(tokens.maya) ?? null;
    if (repository === undefined) throw new Error('The repository is missing');
    await mergePullRequest(state, viewer, repository, state.requirePull(repository, open.number));
    expect(await textOn('main')).toContain('zone: Asia/Seoul');
    expect(await share('Asia/Seoul', 'pullRequest')).toEqual({ type: 'unchanged' });
    const next = await share('Asia/Manila', 'pullRequest');
    expect(next).toMatchObject({ type: 'pullRequest', isNew: true });
    expect(await textOn('baton/hours-maya-2')).toContain('zone: Asia/Manila');
  });

  it('goes on where it was cut short, with one pull request in the end', async () => {
    server.team.gitHub.faults.add({
      match: { method: 'POST', path: /\/pulls$/ },
      fault: { kind: 'resetAfter' },
    });
    expect(await share('Europe/London', 'pullRequest', 'ben')).toMatchObject({ type: 'failed' });
    expect(await share('Europe/Paris', 'pullRequest', 'ben')).toMatchObject({
      type: 'pullRequest',
      isNew: false,
    });
    const { data } = await server.team.maya.rest.pulls.list({ owner: 'acme', repo: 'atlas' });
    expect(data.filter(({ head }) => head.ref.startsWith('baton/hours-ben'))).toHaveLength(1);
  });

  it('pushes one commit onto the default branch, on top of what others changed', async () => {
    expect(await share('Europe/London', 'push', 'ben')).toEqual({ type: 'pushed', branch: 'main' });
    const text = await textOn('main');
    expect(text).toContain('ben:');
    expect(text).toContain('maya:');
    expect(await share('Europe/London', 'push', 'ben')).toEqual({ type: 'unchanged' });
  });

  it('says that a protected branch refuses it', async () => {
    const match = { method: 'PUT', path: /contents/ };
    server.team.gitHub.faults.add({ match, times: 2, fault: { kind: 'unprocessable' } });
    expect(await share('Europe/Rome', 'push', 'ben')).toEqual({ type: 'refused' });
  });

  it('says what stands in the way', async () => {
    expect(await share('Europe/Rome', 'save')).toEqual({
      type: 'notSaved',
      failure: { code: 'readOnly' },
    });
    const ports = { gitHub: server.as('maya'), teamFile: savedNowhere };
    const nowhere = { root: '/nowhere', reference: undefined };
    expect(await shareTeamFile(ports, nowhere, change('Asia/Tokyo'), 'push')).toEqual({ type: 'noRemote' });
    const invalid = {
      ...change('Asia/Tokyo'),
      edit: (text: string) => editMember(text, '-', entryIn('UTC')),
    };
    expect(await shareTeamFile(ports, { ...nowhere, reference: server.reference }, invalid, 'push')).toEqual({
      type: 'editFailed',
      failure: { code: 'login-invalid', login: '-' },
    });
  });

  it('does nothing that GitHub would not understand', () => {
    expect(server.violations()).toEqual([]);
  });
});

it('shares on a server with REST only', async () => {
  await using server = await startEmulate();
  const ports = { gitHub: server.as('maya'), teamFile: savedNowhere };
  const place = { root: '/nowhere', reference: server.reference };
  expect(await shareTeamFile(ports, place, change('Asia/Kolkata'), 'pullRequest')).toMatchObject({
    type: 'pullRequest',
    isNew: true,
  });
  expect(await shareTeamFile(ports, place, change('Asia/Kolkata'), 'push')).toEqual({
    type: 'pushed',
    branch: 'main',
  });
});
