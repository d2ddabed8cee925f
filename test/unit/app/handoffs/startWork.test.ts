import { describe, expect, it } from 'vitest';
import type { GitHistory, ResumeOutcome, ResumeRequest } from '../../../../src/app/ports/gitHistory.ts';
import { placesOriginOf, startWork, type StartWorkPorts } from '../../../../src/app/handoffs/startWork.ts';
import type { EvidenceBase } from '../../../../src/core/note/evidence/evidenceFacts.ts';
import type { NoteHeader, PublishedHeader } from '../../../../src/core/note/note.ts';
import { answering } from '../../../support/answering.ts';
import { gitHubOf, refuses } from '../../../support/gitHubOf.ts';
import { noteBy } from '../../core/note/thread/threadFixtures.ts';
import { checkoutOf, root, workspaceOf } from './checkouts.ts';
import { handoffOf } from './handoffs.ts';
import { repositoryNamed } from './handoffListWorld.ts';
import { pullRequestOf } from '../repository/pullRequests.ts';

const noted = 'a'.repeat(40);
const now = 'b'.repeat(40);
const handoff = (change: Partial<PublishedHeader & NoteHeader> = {}): ReturnType<typeof handoffOf> =>
  handoffOf('ben', noteBy('maya', { to: ['ben'], ...change }));
const switched: ResumeOutcome = { type: 'switched', head: noted, created: true, behind: 0, ahead: 0 };

interface Situation extends Partial<StartWorkPorts> {
  readonly base?: EvidenceBase;
  readonly head?: { readonly owner?: string; readonly branch: string };
  readonly outcome?: ResumeOutcome;
  readonly fileSince?: GitHistory['fileSince'];
}

/** The ports, and what git was told to do. */
function situation({
  head,
  outcome = switched,
  fileSince,
  base = { type: 'noted', commit: noted },
  ...ports
}: Situation = {}): {
  readonly ports: StartWorkPorts;
  readonly told: ResumeRequest[];
} {
  const told: ResumeRequest[] = [];
  const git = answering<GitHistory>('git', {
    head: () => Promise.resolve({ type: 'ok', value: noted }),
    base: () => Promise.resolve({ type: 'ok', value: base }),
    resume: (_root, request) => {
      told.push(request);
      return Promise.resolve(outcome);
    },
    ...(fileSince === undefined ? {} : { fileSince }),
  });
  const gitHub = gitHubOf({
    pullRequests: {
      get: () =>
        Promise.resolve(
          pullRequestOf({ head: { owner: 'acme', branch: 'feature/keys', ...head, commit: noted } }),
        ),
    },
  });
  const workspace = workspaceOf(checkoutOf());
  return { ports: { git, gitHub, workspace, parents: { of: () => undefined }, ...ports }, told };
}

describe('starting where somebody stopped', () => {
  it("switches to the pull request's branch as GitHub names it", async () => {
    const { ports, told } = situation({ head: { owner: 'Acme', branch: 'feature/keys-2' } });
    expect(await startWork(ports, handoff())).toEqual({
      type: 'started',
      root,
      branch: 'feature/keys-2',
      head: noted,
      behind: 0,
      ahead: 0,
      lacksNoted: false,
      places: { origin: 'references', files: [], breakpoints: [], gone: [] },
    });
    expect(told).toEqual([{ remote: 'origin', branch: 'feature/keys-2' }]);
  });

  it('says so where the commit of the note is not on the branch, which its author may not have pushed', async () => {
    const outcome = { ...switched, head: now };
    const started = await startWork(situation({ outcome }).ports, handoff());
    expect(started).toMatchObject({ type: 'started', lacksNoted: false });
    const base = { type: 'notedGone', noted } as const;
    const without = await startWork(situation({ outcome, base }).ports, handoff());
    expect(without).toMatchObject({ type: 'started', head: now, lacksNoted: true });
  });

  it("takes a fork's pull request by its number, under the fork's name", async () => {
    const { ports, told } = situation({ head: { owner: 'ana', branch: 'main' } });
    await startWork(ports, handoff());
    expect(told).toEqual([{ remote: 'origin', branch: 'ana/main', pullRequest: 42 }]);
  });

  it('needs no look at GitHub for a note in a discussion', async () => {
    const { ports, told } = situation({ gitHub: gitHubOf({}) });
    const subject = { type: 'discussion', number: 5 } as const;
    const note = noteBy('maya', { to: ['ben'], subject });
    await startWork(ports, handoffOf('ben', note, [], { subject }));
    expect(told).toEqual([{ remote: 'origin', branch: 'feature/keys' }]);
  });

  describe('in a clone of a fork', () => {
    const workspace = workspaceOf(checkoutOf({ origin: 'https://github.example/ana/app' }));
    const parents = { of: () => repositoryNamed('app') };

    it("takes the fork's own branch from the fork", async () => {
      const { ports, told } = situation({ head: { owner: 'Ana', branch: 'keys' }, workspace, parents });
      expect((await startWork(ports, handoff())).type).toBe('started');
      expect(told).toEqual([{ remote: 'origin', branch: 'keys' }]);
    });

    it('says that a remote is missing for a branch of others', async () => {
      const { ports, told } = situation({ head: { owner: 'acme', branch: 'keys' }, workspace, parents });
      expect(await startWork(ports, handoff())).toMatchObject({
        type: 'stopped',
        outcome: { type: 'noSuchRemote' },
      });
      expect(told).toEqual([]);
    });
  });

  it('does not guess the branch when GitHub does not tell it, and takes the copy here when told to', async () => {
    const gitHub = gitHubOf({ pullRequests: { get: refuses({ type: 'offline' }) } });
    const { ports, told } = situation({ gitHub });
    expect(await startWork(ports, handoff())).toMatchObject({
      type: 'stopped',
      outcome: { type: 'fetchFailed', localBranch: true },
    });
    expect(told).toEqual([]);
    expect((await startWork(ports, handoff(), { offline: true })).type).toBe('started');
    expect(told).toEqual([{ remote: 'origin', branch: 'feature/keys', offline: true }]);
  });

  it('gives back what stands in the way, and whether the branch is checked out already', async () => {
    const outcome = { type: 'untrackedInTheWay', paths: ['notes.txt'] } as const;
    const current = checkoutOf(undefined, { head: { type: 'branch', name: 'feature/keys' } });
    const { ports } = situation({ outcome, workspace: workspaceOf(current) });
    expect(await startWork(ports, handoff())).toEqual({
      type: 'stopped',
      root,
      branch: 'feature/keys',
      isCurrent: true,
      outcome,
    });
  });

  it('does nothing where the repository is not open', async () => {
    const { ports, told } = situation({ workspace: workspaceOf() });
    expect(await startWork(ports, handoff())).toEqual({ type: 'notOpen' });
    expect(told).toEqual([]);
  });

  const resume = {
    files: [
      { path: 'src/keys.ts', line: 40 },
      { path: 'src/old.ts', line: 3 },
    ],
    breakpoints: [{ path: 'src/keys.ts', line: 44 }],
    active: 'src/keys.ts',
  };

  it('opens the files at their lines when the branch is where it was', async () => {
    const { ports } = situation();
    expect(await startWork(ports, handoff({ resume }))).toMatchObject({
      places: { files: resume.files, breakpoints: resume.breakpoints, active: resume.files[0], gone: [] },
    });
  });

  it('follows files and lines through what was committed since, and names those that are gone', async () => {
    const { ports } = situation({
      outcome: { ...switched, head: now },
      fileSince: (_root, commit, path) => {
        expect(commit).toBe(noted);
        return Promise.resolve({
          type: 'ok',
          value:
            path === 'src/old.ts'
              ? { type: 'gone' }
              : {
                  type: 'present',
                  path: 'src/keys/verify.ts',
                  changes: [{ oldStart: 10, oldCount: 0, newStart: 11, newCount: 5 }],
                },
        });
      },
    });
    const result = await startWork(ports, handoff({ resume }));
    expect(result).toMatchObject({
      places: {
        files: [{ path: 'src/keys/verify.ts', line: 45 }],
        breakpoints: [{ path: 'src/keys/verify.ts', line: 49 }],
        active: { path: 'src/keys/verify.ts', line: 45 },
        gone: ['src/old.ts'],
      },
    });
  });

  describe('without files that its author had open', () => {
    const note = noteBy('maya', { to: ['ben'] });
    const withReferences = (references: string): ReturnType<typeof handoffOf> =>
      handoffOf('ben', {
        ...note,
        content: { ...note.content, whereItStands: 'See `src/other.ts:1`', references },
      });
    const there =
      (...known: readonly string[]): GitHistory['fileSince'] =>
      (_root, commit, path) => {
        if (!known.includes(`${commit[0] ?? ''} ${path}`))
          return Promise.resolve({
            type: 'ok',
            value: { type: commit === noted ? 'commitUnknown' : 'notThere' },
          });
        const changes = commit === noted ? [{ oldStart: 10, oldCount: 0, newStart: 11, newCount: 5 }] : [];
        return Promise.resolve({ type: 'ok', value: { type: 'present', path, changes } });
      };

    it('opens those that it says to look at, at their lines, each once, the first one in front', async () => {
      const fileSince = there('a src/rotate.ts', 'a src/verify.ts');
      const references =
        '- `src/rotate.ts:40-60`\n- [`src/verify.ts`](https://github.example/x.ts)\n- `src/rotate.ts:90`\n- `src/none.ts:1`';
      const result = await startWork(situation({ fileSince }).ports, withReferences(references));
      const files = [
        { path: 'src/rotate.ts', line: 45 },
        { path: 'src/verify.ts', line: 1 },
      ];
      expect(result).toMatchObject({ places: { files, active: files[0], gone: [], origin: 'references' } });
    });

    it('takes the lines as they are named where the commit of the note is not here', async () => {
      const fileSince = there('b src/rotate.ts');
      const outcome = { ...switched, head: now };
      const result = await startWork(
        situation({ fileSince, outcome }).ports,
        withReferences('- `src/rotate.ts:40-60`'),
      );
      const file = { path: 'src/rotate.ts', line: 40 };
      expect(result).toMatchObject({ places: { files: [file], active: file } });
    });

    it('says beforehand whose files those are, if there are any', () => {
      const file = { path: 'src/a.ts', line: 1 };
      const originWith = (resume: PublishedHeader['resume'], references: string) =>
        placesOriginOf({
          header: { ...note.header, ...(resume === undefined ? {} : { resume }) },
          content: { ...note.content, references },
        });
      expect(originWith({ files: [file], breakpoints: [] }, '- `src/b.ts`')).toBe('tabs');
      expect(originWith({ files: [], breakpoints: [file] }, '- `src/b.ts`')).toBe('references');
      expect(originWith({ files: [], breakpoints: [file] }, '')).toBeUndefined();
      expect(originWith(undefined, '- https://github.example/x')).toBeUndefined();
    });

    it('opens five at most', async () => {
      const paths = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `src/${name}.ts`);
      const fileSince = there(...paths.map((path) => `a ${path}`));
      const references = paths.map((path) => `- \`${path}\``).join('\n');
      const result = await startWork(situation({ fileSince }).ports, withReferences(references));
      expect(result).toMatchObject({
        places: { files: paths.slice(0, 5).map((path) => ({ path, line: 1 })) },
      });
    });
  });
});
