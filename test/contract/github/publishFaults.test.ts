import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cells, runCell } from './faultMatrix.ts';
import { type FaultServer, startFaultServer } from './faultWorld.ts';

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
  let server: FaultServer;

  beforeAll(async () => {
    server = await startFaultServer();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it.each(wanted.map((cell) => [cell.name, cell] as const))('%s', async (_name, cell) => {
    expect((await runCell(server, cell)).problems).toEqual([]);
  });
});
