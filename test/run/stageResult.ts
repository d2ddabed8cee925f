/** What one stage of `npm test` came to. */
export interface StageResult {
  readonly stage: string;
  readonly passed: number;
  /** Failed tests, and one for each thing that keeps the stage from being believed. */
  readonly failed: number;
  readonly skipped: number;
  /** What a person must read to find the cause; empty when all is well. */
  readonly problems: readonly string[];
}

/** A stage that is one check: it passed when its command ended with 0, else its output says why not. */
export function checkResult(stage: string, exitCode: number, output: string): StageResult {
  return exitCode === 0
    ? { stage, passed: 1, failed: 0, skipped: 0, problems: [] }
    : brokenResult(stage, `ended with ${String(exitCode)}`, output);
}

/** A stage whose results cannot be believed, whatever it printed. */
export function brokenResult(stage: string, problem: string, output: string): StageResult {
  return { stage, passed: 0, failed: 1, skipped: 0, problems: [`${problem}\n${lastLines(output)}`] };
}

function lastLines(output: string): string {
  return output
    .trimEnd()
    .split('\n')
    .slice(-60)
    .map((line) => `    ${line}`)
    .join('\n');
}

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly problems: readonly string[];
}

/**
 * The result of a stage that counts tests. It fails as well when it ran no test at all, and when its command ended
 * with another code than 0 although no test failed (a crash after the tests, an unhandled rejection).
 */
export function testResult(stage: string, exitCode: number, counts: Counts): StageResult {
  const doubts: string[] = [];
  if (counts.passed + counts.failed === 0) doubts.push('ran no test');
  else if (exitCode !== 0 && counts.failed === 0) {
    doubts.push(`ended with ${String(exitCode)} although no test failed`);
  }
  return {
    stage,
    passed: counts.passed,
    failed: counts.failed + doubts.length,
    skipped: counts.skipped,
    problems: [...counts.problems, ...doubts],
  };
}

/** The last line of the run, which other programs read. */
export function totalLine(results: readonly StageResult[]): string {
  const sum = (count: (result: StageResult) => number): string =>
    String(results.reduce((total, result) => total + count(result), 0));
  return `${sum((result) => result.passed)} passed, ${sum((result) => result.failed)} failed`;
}
