import { expect } from 'vitest';
import type { Finding } from './sourceTree.ts';

/** Fails when there are findings, with each of them as a line of the message, remedy and all. */
export function expectNothingFound(findings: readonly Finding[]): void {
  const lines = findings.map(({ path, message }) => `${path}: ${message}`);
  expect(findings, `\n${lines.join('\n')}\n`).toEqual([]);
}
