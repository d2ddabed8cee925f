import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { describe, expect, it } from 'vitest';

import { statesDigest } from './oracleStates.ts';
import { zoneOracle } from './zoneOracle.ts';

const expected = zoneOracle.rows.map(({ states }) => states);

describe('the states around every transition of 2024 to 2030', () => {
  it("are those of Python's zoneinfo in every zone", () => {
    const named = (states: readonly string[]): unknown =>
      zoneOracle.rows.map(({ zones }, index) => [zones[0], states[index]]);
    expect(named(zoneOracle.rows.map(statesDigest))).toEqual(named(expected));
    expect(new Set(expected).size).toBeGreaterThan(15);
  });

  it.each([
    ['UTC', '2026-11-23', 0, 2026],
    ['America/St_Johns', '2024-02-29', 210, 2024],
    ['Australia/Lord_Howe', '2031-04-05', -660, 2031],
    ['Pacific/Kiritimati', '1999-12-31', -840, 2000],
  ])('do not depend on the machine: TZ=%s on %s', async (zone, today, offset, year) => {
    const program = fileURLToPath(new URL('oracleStatesProgram.ts', import.meta.url));
    const env = {
      ...process.env,
      TZ: zone,
      FAKE_NOW: String(Date.parse(`${today}T12:00Z`)),
      NODE_OPTIONS: '',
    };
    const { stdout } = await promisify(execFile)(process.execPath, [program], { env });
    expect(JSON.parse(stdout)).toEqual({
      year,
      offset,
      states: expected,
    });
  });
});
