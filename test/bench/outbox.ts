import { cells, runCell, writes, type CellResult } from '../contract/github/faultMatrix.ts';
import type { BenchRow } from './support/bench.ts';

export const name = 'Outbox through faults at the socket';

/** Worlds at a time: each is mostly waiting, but all share the machine's clock. */
const atOnce = 5;

/** Every write with every fault: how many ended with exactly one copy, how many kept their text, how many wrong. */
export async function run(): Promise<readonly BenchRow[]> {
  const results = new Map<string, CellResult>();
  const queue = [...cells];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let cell = queue.shift(); cell !== undefined; cell = queue.shift()) {
        const result = await runCell(cell);
        results.set(cell.name, result);
        if (result.outcome === 'wrong') console.log(`  wrong: ${cell.name}: ${result.problems.join('; ')}`);
      }
    }),
  );
  return writes.flatMap((write): readonly BenchRow[] => {
    const own = cells.filter((cell) => cell.write === write);
    const count = (outcome: CellResult['outcome']): number =>
      own.filter((cell) => results.get(cell.name)?.outcome === outcome).length;
    return [
      {
        measure: `${write.name}: wrong`,
        value: count('wrong'),
        unit: 'cells',
        bar: 0,
        note: `of ${own.length} cells ${count('one')} ended with exactly one copy, ${count('kept')} kept text and reason`,
      },
    ];
  });
}
