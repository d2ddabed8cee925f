import { existsSync, readFileSync } from 'node:fs';
import { sync as writeFileAtomicSync } from 'write-file-atomic';
import { emptyState } from './stateData.ts';
import type { StateData } from './stateData.ts';

/** Reads a state file; `null` where there is none. Throws for one of another version or that is no JSON. */
export function readStateFile(path: string): StateData | null {
  if (!existsSync(path)) return null;
  const data: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (typeof data !== 'object' || data === null || !('version' in data) || data.version !== 1) {
    throw new Error(
      `${path} is not a state file of this version of the GitHub double: delete it to start afresh`,
    );
  }
  return { ...emptyState(), ...(data as StateData) }; // written by writeStateFile alone
}

/** Replaces the state file as a whole, so that a crash leaves the old or the new one. */
export function writeStateFile(path: string, data: StateData): void {
  writeFileAtomicSync(path, JSON.stringify(data));
}
