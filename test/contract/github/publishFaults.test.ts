import { describe, expect, it } from 'vitest';
import { cells, runCell } from './faultMatrix.ts';

/** Faults whose outcome differs by what is written; `npm run bench -- outbox` runs every cell. */
const telling = ['reset after the commit', '401', '422'];
const wanted = cells.filter(
  ({ name, write, fault, circumstance }) =>
    circumstance === undefined &&
    (write.name === 'a note to the pull request' ||
      telling.includes(fault[0]) ||
      (fault[0].endsWith('under 200') && name.startsWith('a note that opens a discussion'))),
);

describe('publishing through faults at the socket', () => {
  it.concurrent.each(wanted.map((cell) => [cell.name, cell] as const))(
    '%s',
    { timeout: 90_000 },
    async (_name, cell) => {
      expect((await runCell(cell)).problems).toEqual([]);
    },
  );
});
