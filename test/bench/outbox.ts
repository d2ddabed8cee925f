import { cells, runCell, writes, type CellResult } from '../contract/github/faultMatrix.ts';
import { startFaultServer } from '../contract/github/faultWorld.ts';
import type { BenchRow } from './support/bench.ts';

export const name = 'Outbox through faults at the socket';

/** Every write with every fault: how many ended with exactly one copy, how many kept their text, how many wrong. */
export async function run(): Promise<readonly BenchRow[]> {
  await using server = await startFaultServer();
  const results = new Map<string, CellResult>();
  for (const cell of cells) {
    const result = await runCell(server, cell);
    results.set(cell.name, result);
    if (result.outcome === 'wrong') console.log(`  wrong: ${cell.name}: ${result.problems.join('; ')}`);
  }
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
        note: `of ${own.length} cells ${count('one')} ended with exactly one copy, ${count('kept')} kept text and reason${count('none') === 0 ? '' : `, ${count('none')} had nothing to do`}`,
      },
    ];
  });
}
