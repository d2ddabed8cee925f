import { SimpleGitHistory } from '../../src/adapters/git/simpleGitHistory.ts';
import type { GitStage } from '../../src/app/ports/gitHistory.ts';
import { evidence } from '../../src/core/note/evidence/evidence.ts';
import { evidenceSteps } from '../../src/core/note/evidence/evidenceSteps.ts';
import type { GitFacts } from '../../src/core/note/evidence/evidenceFacts.ts';
import { createProgress } from '../support/progress.ts';
import { commits, files, largeRepository } from './evidence/largeRepository.ts';
import { median, type BenchRow } from './support/bench.ts';

export const name = 'Evidence';

const rounds = 9;

/** The evidence of a branch of 5,000 commits in a repository of 100,000 files, and how soon it stops when cancelled. */
export async function run(): Promise<readonly BenchRow[]> {
  const root = await largeRepository(createProgress());
  const history = new SimpleGitHistory({ path: 'git', environment: process.env });
  const stages = new Map<GitStage, number[]>();
  const collect = async (): Promise<{ readonly took: number; readonly facts: GitFacts }> => {
    const start = performance.now();
    const result = await history.facts(root, 'topic', undefined, {
      onProgress: ({ stage }) => stages.set(stage, [...(stages.get(stage) ?? []), performance.now() - start]),
    });
    if (result.type === 'failed') throw new Error(JSON.stringify(result.failure));
    const facts = { git: result.value };
    if (evidence(facts) === '' || evidenceSteps(facts).length === 0) throw new Error('there is no evidence');
    return { took: performance.now() - start, facts: result.value };
  };
  const { facts } = await collect();
  if (facts.commits.total !== commits || facts.unpushed.commits.total !== 3)
    throw new Error(JSON.stringify(facts.commits));
  if (facts.markers.total === 0 || facts.diff === undefined) throw new Error('no changes were found');
  stages.clear();
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push((await collect()).took);
  const cancelled: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const controller = new AbortController();
    const running = history.facts(root, 'topic', undefined, { signal: controller.signal });
    await new Promise((resolve) => setTimeout(resolve, 40 + round * 20));
    const start = performance.now();
    controller.abort();
    if ((await running).type !== 'failed') throw new Error('it was over before it was cancelled');
    cancelled.push(performance.now() - start);
  }
  const input = `${facts.diff.files} files changed, ${facts.markers.total} TODOs, ${files} files`;
  const ends = [...stages].map(([stage, ended]) => `${stage} ${median(ended).toFixed(0)}`).join(', ');
  return [
    {
      measure: `evidence of a branch of ${commits} commits`,
      value: median(times),
      unit: 'ms',
      bar: 1_000,
      note: `median of ${rounds}, slowest ${Math.max(...times).toFixed(0)}; ${input}; stages ended at (ms): ${ends}`,
    },
    {
      measure: 'from cancelling to the end',
      value: median(cancelled),
      unit: 'ms',
      note: `median of ${rounds}, slowest ${Math.max(...cancelled).toFixed(0)}`,
    },
  ];
}
