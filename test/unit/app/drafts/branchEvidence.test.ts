import { describe, expect, it } from 'vitest';
import type { BranchTarget } from '../../../../src/app/repository/branchTarget.ts';
import { BranchEvidence } from '../../../../src/app/drafts/branchEvidence.ts';
import { Emitter } from '../../../../src/app/emitter.ts';
import type { HandoffListState } from '../../../../src/app/handoffs/handoffList.ts';
import { GitHubFailure } from '../../../../src/app/ports/gitHubFailure.ts';
import type { GitResult } from '../../../../src/app/ports/gitHistory.ts';
import type {
  CheckConclusion,
  DiagnosticFact,
  GitFacts,
} from '../../../../src/core/note/evidence/evidenceFacts.ts';
import { MovableWorkspace, openWorkspace } from '../../../support/fixedPorts.ts';
import { ManualClock, settled } from '../../../support/manualClock.ts';
import { silentLog } from '../../../support/silentLog.ts';

const head = 'a'.repeat(40);
const gitFacts = (branch: string): GitFacts => ({
  branch,
  head,
  base: { type: 'root' },
  commits: { items: [], total: 0 },
  markers: { items: [], total: 0 },
  unpushed: { commits: { items: [], total: 0 } },
  shallow: false,
});

/** A branch with a pull request; what git, checks and the editor say can be changed while it is followed. */
function world() {
  const clock = new ManualClock(1_000);
  const workspace = new MovableWorkspace(openWorkspace('topic'));
  const touched = new Emitter<string>();
  const complained = new Emitter<undefined>();
  const answers: {
    git: (branch: string, signal: AbortSignal) => Promise<GitResult<GitFacts>>;
    checks: CheckConclusion | 'offline' | 'silent';
    errors: readonly DiagnosticFact[];
  } = {
    git: (branch) => Promise.resolve({ type: 'ok', value: gitFacts(branch) }),
    checks: 'passed',
    errors: [],
  };
  const asked = { git: 0, checks: 0 };
  const based = new Emitter<undefined>();
  const base: { branch: string | undefined; readonly onDidChange: typeof based.event } = {
    branch: undefined,
    onDidChange: based.event,
  };
  const onto: (string | undefined)[] = [];
  // Only what the evidence reads of a found target is given.
  const target = {
    type: 'found',
    facts: { repository: { host: 'github.com', owner: 'acme', name: 'keys', id: 7 } },
    pullRequest: { number: 3 },
  } as unknown as BranchTarget;
  const evidence = new BranchEvidence({
    workspace,
    workingTrees: { onDidTouch: touched.event },
    git: {
      facts: (_root, branch, _noted, { signal = new AbortController().signal, onto: into } = {}) => {
        asked.git += 1;
        onto.push(into);
        return answers.git(branch, signal);
      },
    },
    base,
    gitHub: {
      pullRequests: { get: () => Promise.resolve({ head: { commit: head } }) } as never,
      reviewState: {
        unresolvedThreads: () => Promise.resolve([]),
        checks: () => {
          asked.checks += 1;
          if (answers.checks === 'silent') return Promise.withResolvers<never>().promise;
          return answers.checks === 'offline'
            ? Promise.reject(new GitHubFailure({ type: 'offline' }))
            : Promise.resolve([{ name: 'ci', conclusion: answers.checks, url: 'https://x.test' }]);
        },
      },
    },
    target: { target, onDidChange: new Emitter<BranchTarget>().event },
    handoffs: {
      state: {
        waitingOnMe: [],
        snoozed: [],
        waitingOnOthers: [],
        doneLately: [],
      } as unknown as HandoffListState,
      onDidChange: new Emitter<HandoffListState>().event,
    },
    diagnostics: { errorsIn: () => answers.errors, onDidChange: complained.event },
    clock,
    log: silentLog,
  });
  const build = (branch: string): void => {
    base.branch = branch;
    based.fire(undefined);
  };
  return { evidence, clock, workspace, answers, asked, touched, complained, onto, build };
}

describe('BranchEvidence', () => {
  it('counts again from what the branch goes into once that is known', async () => {
    const { evidence, clock, onto, build } = world();
    evidence.watch();
    await clock.pass(1_000);
    build('feat/keys');
    await clock.pass(1_000);
    expect(onto).toEqual([undefined, 'feat/keys']);
  });

  it('asks nothing while nobody watches, and what changed meanwhile once somebody does', async () => {
    const { evidence, clock, asked, touched } = world();
    touched.fire('/work/keys');
    await clock.pass(10_000);
    expect(asked).toEqual({ git: 0, checks: 0 });
    evidence.watch();
    await clock.pass(1_000);
    expect(asked).toEqual({ git: 1, checks: 1 });
    expect(evidence.state.facts?.git.branch).toBe('topic');
    expect(evidence.state.facts?.checks).toMatchObject([{ name: 'ci' }]);
  });

  it('asks git once for a storm of touches, and not for another working tree', async () => {
    const { evidence, clock, asked, touched } = world();
    evidence.watch();
    await clock.pass(1_000);
    for (let count = 0; count < 20; count += 1) touched.fire('/work/keys');
    touched.fire('/elsewhere');
    await clock.pass(400);
    expect(asked.git).toBe(2);
  });

  it('shows nothing of the branch that was left, and takes no answer that belongs to it', async () => {
    const { evidence, clock, workspace, answers } = world();
    evidence.watch();
    const late = Promise.withResolvers<GitResult<GitFacts>>();
    let signal: AbortSignal | undefined;
    answers.git = (branch, given) => {
      if (branch !== 'topic') return Promise.resolve({ type: 'ok', value: gitFacts(branch) });
      signal = given;
      return late.promise;
    };
    await clock.pass(400);
    workspace.move(openWorkspace('other'));
    expect(evidence.state.facts).toBeUndefined();
    expect(signal?.aborted).toBe(true);
    late.resolve({ type: 'ok', value: gitFacts('topic') });
    await clock.pass(1_000);
    expect(evidence.state.facts?.git.branch).toBe('other');
  });

  it('polls pending checks once a minute, however often they were asked for meanwhile', async () => {
    const { evidence, clock, answers, asked } = world();
    answers.checks = 'pending';
    evidence.watch();
    await clock.pass(1_000);
    for (let count = 0; count < 5; count += 1) {
      evidence.refreshReview();
      await clock.pass(1_000);
    }
    expect(asked.checks).toBe(6);
    for (let second = 0; second <= 61; second += 1) await clock.pass(1_000);
    expect(asked.checks).toBe(7);
    answers.checks = 'passed';
    await clock.pass(60_000);
    await clock.pass(1_000);
    expect(asked.checks).toBe(8);
    await clock.pass(300_000);
    expect(asked.checks).toBe(8);
  });

  it('stops polling when nobody watches any more', async () => {
    const { evidence, clock, answers, asked } = world();
    answers.checks = 'pending';
    const watching = evidence.watch();
    await clock.pass(1_000);
    watching.dispose();
    watching.dispose();
    await clock.pass(61_000);
    await clock.pass(1_000);
    expect(asked.checks).toBe(1);
    evidence.watch();
    await clock.pass(1_000);
    expect(asked.checks).toBe(2);
  });

  it('tells why a part is missing, and keeps the other parts', async () => {
    const { evidence, clock, answers } = world();
    answers.checks = 'offline';
    evidence.watch();
    await clock.pass(1_000);
    expect(evidence.state).toMatchObject({ checksMissing: { type: 'offline' }, facts: { threads: [] } });
    expect(evidence.state.facts?.checks).toBeUndefined();
    answers.git = () => Promise.resolve({ type: 'failed', failure: { code: 'timedOut' } });
    await evidence.refresh();
    expect(evidence.state.failure).toBeDefined();
    expect(evidence.state.facts).toBeUndefined();
  });

  it('follows the editor’s errors without asking git again', async () => {
    const { evidence, clock, answers, asked, complained } = world();
    evidence.watch();
    await clock.pass(1_000);
    answers.errors = [{ path: 'a.ts', line: 1, severity: 'error', message: 'no' }];
    complained.fire(undefined);
    await clock.pass(300);
    expect(evidence.state.facts?.diagnostics).toHaveLength(1);
    expect(asked.git).toBe(1);
  });

  it('gives fresh facts after five seconds even where GitHub never answers', async () => {
    const { evidence, clock, answers } = world();
    answers.checks = 'silent';
    let facts: unknown;
    void evidence.fresh().then((value) => (facts = value));
    await settled();
    expect(facts).toBeUndefined();
    await clock.pass(5_000);
    expect(facts).toMatchObject({ git: { branch: 'topic' } });
  });
});
