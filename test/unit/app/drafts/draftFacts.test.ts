import { describe, expect, it } from 'vitest';
import { DraftFacts } from '../../../../src/app/drafts/draftFacts.ts';
import { freshDraft } from '../../../../src/app/drafts/freshDraft.ts';
import { Emitter } from '../../../../src/app/emitter.ts';
import { agreedKeys, publishObjections } from '../../../../src/app/publishing/publishObjections.ts';
import type { Draft, NoteContent } from '../../../../src/core/note/note.ts';
import type { SecretFinding } from '../../../../src/core/note/readiness/readinessFacts.ts';
import { MovableWorkspace, openWorkspace } from '../../../support/fixedPorts.ts';
import { ManualClock, settled } from '../../../support/manualClock.ts';
import { silentLog } from '../../../support/silentLog.ts';

const draftOf = (content: Partial<NoteContent>): Draft => {
  const draft = freshDraft('note-1', 'update', 'feat/rotate');
  return { ...draft, header: { ...draft.header, to: ['maya'] }, content: { ...draft.content, ...content } };
};

/** The word `SECRET` counts as one; `hold` keeps the scanner from answering. */
function world() {
  const clock = new ManualClock(1_000);
  const quiet = { onDidChange: new Emitter<undefined>().event };
  const asked: (readonly string[])[] = [];
  const scanned: NoteContent[] = [];
  let gate: Promise<void> | undefined;
  let fails = false;
  const facts = new DraftFacts({
    workspace: new MovableWorkspace(openWorkspace('feat/rotate')),
    evidence: {
      state: {},
      onDidChange: new Emitter<object>().event,
      watch: () => ({ dispose: () => undefined }),
    },
    target: { target: { type: 'none' }, onDidChange: new Emitter<{ type: 'none' }>().event },
    roster: { ...quiet, availabilityOf: () => undefined, memberOf: () => undefined },
    git: {
      lineCounts: (_root, _commit, paths) => {
        asked.push(paths);
        return Promise.resolve({ type: 'ok', value: new Map(paths.map((path) => [path, null])) });
      },
    },
    findSecrets: async (content): Promise<readonly SecretFinding[]> => {
      scanned.push(content);
      await gate;
      if (fails) throw new Error('no rules');
      const start = content.whereItStands.indexOf('SECRET');
      if (start === -1) return [];
      return [{ section: 'whereItStands', range: { start, end: start + 6 }, kind: 'test' }];
    },
    templates: { repositoryTemplates: () => [] },
    clock,
    log: silentLog,
  });
  return {
    facts,
    clock,
    asked,
    scanned,
    hold: (): (() => void) => {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      gate = promise.then(() => undefined);
      return () => {
        resolve(undefined);
      };
    },
    fail: () => {
      fails = true;
    },
  };
}

const told = { summary: 'Rotated', whereItStands: 'Done, see src/rotate.ts:4.' };

describe('DraftFacts', () => {
  it('answers at once, and tells when secrets and files are known', async () => {
    const { facts, clock } = world();
    let changes = 0;
    facts.onDidChange(() => (changes += 1));
    const draft = draftOf({ ...told, whereItStands: 'SECRET in src/rotate.ts:4' });
    expect(facts.factsFor(draft)).toMatchObject({ secrets: [] });
    await clock.pass(250);
    expect(changes).toBe(2);
    expect(facts.factsFor(draft)).toMatchObject({
      secrets: [{ section: 'whereItStands' }],
      files: new Map([['src/rotate.ts', null]]),
    });
  });

  it('scans once for a storm of keystrokes, and only the last text', async () => {
    const { facts, clock, scanned } = world();
    for (const letters of ['S', 'SE', 'SEC']) facts.factsFor(draftOf({ whereItStands: letters }));
    await clock.pass(250);
    expect(scanned.map(({ whereItStands }) => whereItStands)).toEqual(['SEC']);
  });

  it('keeps findings of unchanged texts while others are typed in, and drops those of changed ones', async () => {
    const { facts, clock } = world();
    const draft = draftOf({ ...told, whereItStands: 'SECRET' });
    facts.factsFor(draft);
    await clock.pass(250);
    const why = { ...draft, content: { ...draft.content, why: 'Typed' } };
    expect(facts.factsFor(why).secrets).toHaveLength(1);
    const cut = { ...draft, content: { ...draft.content, whereItStands: 'SECRE' } };
    expect(facts.factsFor(cut).secrets).toEqual([]);
  });

  it('asks git once for each path at a commit', async () => {
    const { facts, clock, asked } = world();
    const draft = draftOf(told);
    facts.factsFor(draft);
    await clock.pass(150);
    facts.factsFor({ ...draft, content: { ...draft.content, references: 'src/new.ts:1' } });
    await clock.pass(150);
    expect(asked).toEqual([['src/rotate.ts'], ['src/new.ts']]);
  });

  it('settles only when the scanner has answered for that very text', async () => {
    const { facts, hold } = world();
    const go = hold();
    let result: unknown;
    const draft = draftOf({ ...told, whereItStands: 'SECRET' });
    void facts.settled(draft).then((value) => (result = value));
    await settled();
    expect(result).toBeUndefined();
    facts.factsFor(draftOf({ whereItStands: 'typed on' }));
    go();
    await settled();
    expect(result).toMatchObject({ isSearched: true, facts: { secrets: [{ section: 'whereItStands' }] } });
  });
});

describe('publishObjections', () => {
  it('finds a secret that was pasted in the moment before, and asks once for it', async () => {
    const { facts } = world();
    const draft = draftOf({ ...told, whereItStands: 'SECRET' });
    const objections = await publishObjections(facts, draft, new Set());
    expect(objections?.errors.map(({ rule }) => rule)).toEqual(['possibleSecret']);
    const agreed = new Set(objections === undefined ? [] : agreedKeys(objections));
    expect(await publishObjections(facts, draft, agreed)).toBeUndefined();
    const another = draftOf({ ...told, whereItStands: 'and SECRET' });
    expect(await publishObjections(facts, another, agreed)).toBeDefined();
  });

  it('has nothing against a note without errors, whatever is only a warning', async () => {
    expect(await publishObjections(world().facts, draftOf(told), new Set())).toBeUndefined();
  });

  it('says so where the scanner fails, and lets the author decide', async () => {
    const { facts, fail } = world();
    fail();
    const objections = await publishObjections(facts, draftOf(told), new Set());
    expect(objections).toEqual({ errors: [], unsearched: true });
    expect(await publishObjections(facts, draftOf(told), new Set(['unsearched']))).toBeUndefined();
  });
});
