import { relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addSelection, type AddSelectionPorts } from '../../../src/app/drafts/addSelection.ts';
import { DraftSession } from '../../../src/app/drafts/draftSession.ts';
import { OpenDrafts } from '../../../src/app/drafts/openDrafts.ts';
import type { Head, WorkspaceState } from '../../../src/app/ports/workspace.ts';
import { countingIdentifiers, MovableWorkspace, standingClock } from '../../support/fixedPorts.ts';
import { MemoryDraftStore } from '../../support/memoryDraftStore.ts';
import { silentLog } from '../../support/silentLog.ts';
import { gitSandbox, type GitSandbox } from './gitSandbox.ts';

let box: GitSandbox;
let root: string;
let pushed: string;
beforeAll(async () => {
  box = await gitSandbox();
  const remote = box.init('remote.git', '--bare');
  root = box.init('work');
  pushed = box.commit(root, 'first', { 'src/keys.ts': '1\n2\n3\n', 'README.md': '# Keys\n' });
  box.git(root, 'remote', 'add', 'origin', remote);
  box.git(root, 'push', '--quiet', 'origin', 'main');
  box.git(root, 'remote', 'set-url', 'origin', 'git@github.com:acme/keys.git');
  box.write(root, 'src/fresh.ts', 'x\n');
});
afterAll(() => box[Symbol.asyncDispose]());

interface World extends AddSelectionPorts {
  readonly workspace: MovableWorkspace;
  readonly references: () => string;
}

const on = (head: Head): WorkspaceState => {
  const active = { root, head, remotes: [] };
  return { type: 'open', active, checkouts: [active] };
};
const main = (commit?: string): WorkspaceState =>
  on({ type: 'branch', name: 'main', ...(commit === undefined ? {} : { commit }) });

async function begin(state: WorkspaceState): Promise<World> {
  const workspace = new MovableWorkspace(state);
  const drafts = new MemoryDraftStore();
  const clock = standingClock(1_000);
  const openDrafts = new OpenDrafts(drafts, clock);
  const session = new DraftSession({ workspace, drafts, openDrafts, identifiers: countingIdentifiers() });
  const settled =
    state.type === 'open' ? (state.active.head.type === 'branch' ? 'open' : 'detached') : 'closed';
  await expect.poll(() => session.state.type).toBe(settled);
  return {
    session,
    workspace,
    git: box.history,
    clock,
    log: silentLog,
    pathWithin: (folder, file) => {
      const path = relative(folder, file);
      return path.startsWith('..') ? undefined : path;
    },
    references: () => (session.state.type === 'open' ? session.state.draft.draft.content.references : ''),
  };
}

describe('addSelection', () => {
  const keys = () => `${root}/src/keys.ts`;
  const blob = (commit: string) => `https://github.com/acme/keys/blob/${commit}`;

  it('adds each selection with its permalink, and none twice', async () => {
    const world = await begin(main(pushed));
    const selections = [{ file: keys(), lines: { first: 1, last: 2 } }, { file: `${root}/README.md` }];
    expect(await addSelection(world, selections)).toEqual({
      type: 'done',
      added: [
        { label: 'src/keys.ts:1-2', link: 'linked' },
        { label: 'README.md', link: 'linked' },
      ],
      already: [],
      outside: [],
    });
    const written = [
      `- [\`src/keys.ts:1-2\`](${blob(pushed)}/src/keys.ts#L1-L2)`,
      `- [\`README.md\`](${blob(pushed)}/README.md)`,
    ].join('\n');
    expect(world.references()).toBe(written);
    expect(await addSelection(world, selections)).toMatchObject({
      added: [],
      already: ['src/keys.ts:1-2', 'README.md'],
    });
    expect(world.references()).toBe(written);
  });

  it('changes nothing else of the draft', async () => {
    const world = await begin(main(pushed));
    if (world.session.state.type !== 'open') throw new Error('unreachable');
    const { draft } = world.session.state;
    const before = { ...draft.draft, choices: { evidence: 'leftOut' as const } };
    draft.replace({ ...before, content: { ...before.content, why: 'Because', references: 'See `a`' } });
    await addSelection(world, [{ file: keys(), lines: { first: 3, last: 3 } }]);
    expect(draft.draft).toEqual({
      ...before,
      content: {
        ...before.content,
        why: 'Because',
        references: `See \`a\`\n\n- [\`src/keys.ts:3\`](${blob(pushed)}/src/keys.ts#L3)`,
      },
    });
  });

  it.each([
    ['a file', 'src/fresh.ts', 1],
    ['lines', 'src/keys.ts', 9],
  ])('adds %s that the commit does not have without a permalink', async (_, path, line) => {
    const world = await begin(main(pushed));
    const result = await addSelection(world, [
      { file: `${root}/${path}`, lines: { first: line, last: line } },
    ]);
    expect(result).toMatchObject({ added: [{ label: `${path}:${line}`, link: 'notCommitted' }] });
    expect(world.references()).toBe(`- \`${path}:${line}\``);
  });

  it('adds without a permalink on a branch without commits', async () => {
    const world = await begin(main());
    await addSelection(world, [{ file: keys() }]);
    expect(world.references()).toBe('- `src/keys.ts`');
  });

  it('says that the link of an unpushed commit works later', async () => {
    const unpushed = box.git(root, 'commit-tree', '-p', pushed, '-m', 'next', `${pushed}^{tree}`);
    const world = await begin(main(unpushed));
    expect(await addSelection(world, [{ file: keys() }])).toMatchObject({ added: [{ link: 'notPushed' }] });
    expect(world.references()).toContain(`${blob(unpushed)}/src/keys.ts`);
  });

  it('quotes the lines on wish, also below a reference that stands there', async () => {
    const world = await begin(main(pushed));
    const lines = { first: 1, last: 1 };
    await addSelection(world, [{ file: `${root}/src/fresh.ts`, lines }]);
    const snippet = { text: 'x', language: 'typescript' };
    expect(await addSelection(world, [{ file: `${root}/src/fresh.ts`, lines, snippet }])).toMatchObject({
      added: [{ label: 'src/fresh.ts:1' }],
    });
    expect(world.references()).toBe('- `src/fresh.ts:1`\n\n```typescript\nx\n```');
  });

  it('leaves out files of no repository and tells them', async () => {
    const world = await begin(main(pushed));
    const outside = `${box.path}/elsewhere.ts`;
    expect(await addSelection(world, [{ file: outside }])).toEqual({
      type: 'done',
      added: [],
      already: [],
      outside: [outside],
    });
    expect(world.references()).toBe('');
  });

  it.each<['loading' | 'detached' | 'noRepository', WorkspaceState]>([
    ['loading', { type: 'loading' }],
    ['noRepository', { type: 'noRepository' }],
    ['noRepository', { type: 'restricted' }],
  ])('has no draft to add to: %s', async (reason, state) => {
    expect(await addSelection(await begin(state), [{ file: keys() }])).toEqual({ type: 'noDraft', reason });
  });

  it('has no draft to add to on a detached HEAD', async () => {
    const world = await begin(on({ type: 'detached', commit: pushed }));
    expect(await addSelection(world, [{ file: keys() }])).toEqual({ type: 'noDraft', reason: 'detached' });
  });

  it('waits for a repository that is being opened', async () => {
    const world = await begin({ type: 'loading' });
    const waiting = { ...world.clock, wait: () => new Promise<void>(() => undefined) };
    const result = addSelection({ ...world, clock: waiting }, [{ file: keys() }]);
    world.workspace.move(main(pushed));
    expect(await result).toMatchObject({ type: 'done', added: [{ label: 'src/keys.ts' }] });
  });

  it('adds nothing to the draft of a branch that was checked out meanwhile', async () => {
    const world = await begin(main(pushed));
    const git: AddSelectionPorts['git'] = {
      lineCounts: (...args) => world.git.lineCounts(...args),
      permalink: async (...args) => {
        world.workspace.move(on({ type: 'branch', name: 'other', commit: pushed }));
        await expect
          .poll(() => world.session.state.type === 'open' && world.session.state.branch)
          .toBe('other');
        return world.git.permalink(...args);
      },
    };
    expect(await addSelection({ ...world, git }, [{ file: keys() }])).toMatchObject({ type: 'noDraft' });
    expect(world.references()).toBe('');
  });
});
