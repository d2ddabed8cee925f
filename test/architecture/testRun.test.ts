import { describe, expect, it } from 'vitest';
import { checkResult, totalLine } from '../run/stageResult.ts';
import { suiteResult } from '../run/suiteResult.ts';
import { vitestResults } from '../run/vitestReport.ts';

const root = '/checkout';

interface FileOptions {
  readonly status?: string;
  readonly tests?: readonly string[];
}

const file = (path: string, { status = 'passed', tests = [] }: FileOptions): object => ({
  name: `${root}/${path}`,
  status,
  message: status === 'failed' ? 'cannot be loaded' : '',
  assertionResults: tests.map((state) => ({ status: state, fullName: state, failureMessages: ['because'] })),
});
const report = (...files: readonly object[]): string => JSON.stringify({ testResults: files });

describe('the results of Vitest', () => {
  const passing = file('test/unit/a.test.ts', { tests: ['passed', 'passed', 'skipped'] });

  it('are counted for each project by the folder of its files', () => {
    const failing = file('test/contract/b.test.ts', { status: 'failed', tests: ['passed', 'failed'] });
    const results = vitestResults(root, ['unit', 'contract'], 1, '', report(passing, failing));
    expect(results).toMatchObject([
      { stage: 'unit', passed: 2, failed: 0, skipped: 1, problems: [] },
      { stage: 'contract', passed: 1, failed: 1, skipped: 0 },
    ]);
    expect(results[1]?.problems[0]).toContain('because');
    expect(totalLine(results)).toBe('3 passed, 1 failed');
  });

  it.each<[string, number, string | undefined]>([
    ['no test was run', 0, report()],
    ['only skipped tests were found', 0, report(file('test/unit/a.test.ts', { tests: ['skipped'] }))],
    ['a file does not load', 1, report(passing, file('test/unit/b.test.ts', { status: 'failed' }))],
    ['the process failed after all tests passed', 1, report(passing)],
    ['the report is missing', 0, undefined],
    ['the report is cut short', 0, report(passing).slice(0, -2)],
  ])('fail when %s', (_, exitCode, text) => {
    const failed = vitestResults(root, ['unit'], exitCode, 'printed', text);
    expect(failed.reduce((sum, result) => sum + result.failed, 0)).toBe(1);
    expect(failed.flatMap((result) => result.problems)).toHaveLength(1);
  });
});

describe('the results of the suites in VS Code', () => {
  const suites = (...states: readonly string[]): string =>
    JSON.stringify({
      passed: 100,
      failed: 0,
      skipped: 0,
      tests: states.map((state) => ({ title: 'a title', state, milliseconds: 1, error: 'because' })),
    });

  it('are those of the tests, whatever the sums say', () => {
    const result = suiteResult('integration', 1, '', suites('passed', 'failed', 'skipped'));
    expect(result).toMatchObject({ passed: 1, failed: 1, skipped: 1 });
    expect(result.problems[0]).toContain('because');
  });

  it.each<[string, number, string | undefined]>([
    ['no test was run', 0, suites()],
    ['the host crashed after all tests passed', 1, suites('passed')],
    ['the report is missing', 0, undefined],
    ['the report is not one', 0, '{}'],
  ])('fail when %s', (_, exitCode, text) => {
    expect(suiteResult('integration', exitCode, 'printed', text).failed).toBe(1);
  });
});

describe('a check', () => {
  it('passes with the exit code 0 only, and shows what it printed', () => {
    expect(checkResult('lint', 0, '')).toMatchObject({ passed: 1, failed: 0 });
    const failed = checkResult('lint', 2, 'printed');
    expect(failed).toMatchObject({ passed: 0, failed: 1 });
    expect(failed.problems[0]).toContain('printed');
  });
});
