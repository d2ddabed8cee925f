import { findSecrets } from '../../src/adapters/secrets/secretScanner.ts';
import { readCorpus, scoreRules, type Corpus } from '../unit/core/note/readiness/noteCorpus.ts';
import type { BenchRow } from './support/bench.ts';

export const name = 'Readiness rules';

/** Precision and recall of every rule on the labelled notes, in percent; a rule that no label names has neither. */
export async function run(): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const corpus of ['blind', 'heldout', 'fresh', 'notes'] as const) {
    for (const row of await rowsOf(corpus)) rows.push({ ...row, measure: `${corpus}: ${row.measure}` });
  }
  return rows;
}

async function rowsOf(corpus: Corpus): Promise<readonly BenchRow[]> {
  const scores = await scoreRules(readCorpus(corpus), (draft) => findSecrets(draft.content));
  return scores.flatMap(({ rule, truePositives, falsePositives, falseNegatives }): readonly BenchRow[] => {
    const found = truePositives + falsePositives.length;
    const meant = truePositives + falseNegatives.length;
    const percent = (of: number): number => (100 * truePositives) / of;
    return [
      ...(found === 0
        ? []
        : [
            {
              measure: `${rule}: precision`,
              value: percent(found),
              unit: '%',
              note: `${truePositives} of ${found} findings`,
            },
          ]),
      ...(meant === 0
        ? []
        : [
            {
              measure: `${rule}: recall`,
              value: percent(meant),
              unit: '%',
              note: `${truePositives} of ${meant} labels`,
            },
          ]),
    ];
  });
}
