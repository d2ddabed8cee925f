import { decodeSuiteReport, type SuiteReport } from '../integration/suiteReport.ts';
import { brokenResult, testResult, type StageResult } from './stageResult.ts';

/**
 * The result of the suites in the extension host.
 * @param output what the command printed, for the case in which it left no results
 * @param report the text of their `SuiteReport`, or undefined when they left none
 */
export function suiteResult(
  stage: string,
  exitCode: number,
  output: string,
  report: string | undefined,
): StageResult {
  const decoded = report === undefined ? undefined : decode(report);
  if (decoded === undefined) {
    return brokenResult(stage, `ended with ${String(exitCode)} and left no results`, output);
  }
  // The tests themselves are counted: a report may be cut short or be wrong about its own sums.
  const count = (state: string): number => decoded.tests.filter((test) => test.state === state).length;
  return testResult(stage, exitCode, {
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
    problems: decoded.tests
      .filter((test) => test.state === 'failed')
      .map((test) => `${test.title}\n    ${test.error ?? ''}`),
  });
}

function decode(report: string): SuiteReport | undefined {
  try {
    return decodeSuiteReport(report);
  } catch {
    return undefined;
  }
}
