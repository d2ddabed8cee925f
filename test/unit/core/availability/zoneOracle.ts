import { readFileSync } from 'node:fs';

/** What zoneOracle.py says; times in epoch minutes, offsets in minutes. See there. */
export interface ZoneOracle {
  readonly release: string;
  readonly probes: readonly number[];
  readonly step: number;
  readonly span: number;
  readonly override: readonly (readonly [number, number])[];
  readonly schedules: readonly {
    readonly hours: readonly (readonly [number, number])[];
    readonly focus: readonly (readonly [number, number])[];
    readonly away: number | null;
    readonly override: number | null;
  }[];
  readonly rows: readonly {
    readonly zones: readonly string[];
    readonly offset: number;
    readonly transitions: readonly (readonly [number, number, readonly number[]])[];
    readonly states: string;
  }[];
}

// The file is this repository's own, written by zoneOracle.py; its shape is not decoded again.
export const zoneOracle = JSON.parse(
  readFileSync(new URL('zoneOracle.json', import.meta.url), 'utf8'),
) as ZoneOracle;

export const oracleFrom = Date.UTC(2024, 0, 1);
export const oracleTo = Date.UTC(2031, 0, 1);
