import { beforeEach, describe, expect, it } from 'vitest';
import { previewHours, readHours, shareHours, type MyHoursPorts } from '../../../../src/app/team/myHours.ts';
import type { GitHub } from '../../../../src/app/ports/gitHub.ts';
import type { TeamFileReading } from '../../../../src/app/ports/teamFileSource.ts';
import type { WorkspaceState } from '../../../../src/app/ports/workspace.ts';
import type { TeamFileOrigin } from '../../../../src/app/team/teamFileLookup.ts';
import { emptyForm, type HoursForm } from '../../../../src/core/availability/hours/hoursForm.ts';
import { parseTeamFile } from '../../../../src/core/availability/teamFile/parseTeamFile.ts';
import { week } from '../../core/availability/scheduleOf.ts';

const text = `# Ours
members:
  maya: { zone: Asia/Kolkata } # prefers mornings
  ben:
    zone: Europe/London
    response: 4h
`;

let file: TeamFileReading;
let written: string[];
let state: WorkspaceState;

beforeEach(() => {
  file = { type: 'read', text };
  written = [];
  const active = {
    root: '/a',
    head: { type: 'branch', name: 'main' },
    remotes: [{ name: 'origin', url: 'https://github.com/acme/atlas' }],
  } as const;
  state = { type: 'open', active, checkouts: [active] };
});

function ports(found: string | null = text, origin?: TeamFileOrigin): MyHoursPorts {
  const content = found === null ? undefined : parseTeamFile(found).file;
  return {
    workspace: { state, onDidChange: () => ({ dispose: () => undefined }) },
    roster: { file: found === null ? 'none' : 'read', text: found ?? undefined, origin, content },
    gitHub: {} as GitHub, // saving asks nothing of GitHub
    teamFile: {
      readUnsaved: () => Promise.resolve(file),
      write: (_, changed) => {
        written.push(changed);
        return Promise.resolve(undefined);
      },
    },
  };
}

const mine: HoursForm = { ...emptyForm, zone: 'Europe/Lisbon', hours: week('09:00-17:00'), response: '2h' };
const save = (change: MyHoursPorts, form = mine) =>
  shareHours(change, { login: 'ben', form, way: 'save', message: 'm', description: 'd' });

describe('one’s own hours', () => {
  it('are read from the entry, and are blank for somebody whom the file does not name', () => {
    expect(readHours(ports(), 'BEN')).toMatchObject({
      isNamed: true,
      repository: 'acme/atlas',
      form: { zone: 'Europe/London', response: '4h', hours: null },
      ways: ['pullRequest', 'push', 'save'],
    });
    expect(readHours(ports(), 'li')).toMatchObject({ isNamed: false, form: emptyForm });
    state = { type: 'restricted' };
    expect(readHours(ports(), 'ben')).toEqual({ type: 'place', place: 'restricted' });
  });

  it('are shown as the lines that change, before anything is shared', () => {
    expect(previewHours(ports(), 'ben', mine)).toEqual({
      type: 'changed',
      lines: [
        { change: 'same', text: '  maya: { zone: Asia/Kolkata } # prefers mornings' },
        { change: 'same', text: '  ben:' },
        { change: 'removed', text: '    zone: Europe/London' },
        { change: 'removed', text: '    response: 4h' },
        { change: 'added', text: '    zone: Europe/Lisbon' },
        { change: 'added', text: '    response: 2h' },
        { change: 'added', text: '    hours:' },
        { change: 'added', text: '      mon-fri: 09:00-17:00' },
      ],
    });
    const same = { ...emptyForm, zone: 'Europe/London', response: '4h' };
    expect(previewHours(ports(), 'ben', same)).toEqual({ type: 'unchanged' });
    expect(previewHours(ports(), 'ben', { ...mine, zone: 'Nowhere' })).toMatchObject({ type: 'problems' });
    expect(previewHours(ports('members: ['), 'ben', mine)).toEqual({
      type: 'editFailed',
      failure: { code: 'file-unreadable' },
    });
  });

  it('are saved without touching anybody else', async () => {
    expect(await save(ports())).toEqual({ type: 'saved' });
    expect(written[0]).toContain(
      '# Ours\nmembers:\n  maya: { zone: Asia/Kolkata } # prefers mornings\n  ben:',
    );
    expect(parseTeamFile(written[0] ?? '').file.members.get('ben')?.schedule.zone).toBe('Europe/Lisbon');
  });

  it('never replace a file that is there and cannot be read', async () => {
    file = { type: 'unreadable', failure: { code: 'denied' } };
    expect(await save(ports())).toEqual({ type: 'notSaved', failure: { code: 'denied' } });
    expect(written).toEqual([]);
  });

  it('begin a file with what the default branch has, where the working tree has none', async () => {
    file = { type: 'absent' };
    await save(ports(text, { type: 'defaultBranch' }));
    expect(written[0]).toContain('maya: { zone: Asia/Kolkata }');
    await save(ports(null));
    expect(written[1]).toContain('members:\n  ben:');
  });

  it('are changed in the organization’s file where that is the one that holds, never hidden by one here', async () => {
    const origin = { type: 'gitHub', repository: 'acme/.github', asOf: 0, isCopy: false } as const;
    expect(readHours(ports(text, origin), 'ben')).toMatchObject({
      isOwners: true,
      repository: 'acme/.github',
      ways: ['pullRequest', 'push'],
    });
    expect(await save(ports(text, origin))).toEqual({ type: 'noWorkingTree' });
    expect(written).toEqual([]);
  });
});
