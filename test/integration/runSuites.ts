import { writeFile } from 'node:fs/promises';
import Mocha from 'mocha';
import type { SuiteReport, TestOutcome } from './suiteReport.ts';

/** Names a file (relative to test/integration) and loads it, which declares its suites. */
export type SuiteFile = readonly [file: string, load: () => Promise<unknown>];

/**
 * Runs the suites with Mocha in the extension host and writes a `SuiteReport` to the file that
 * `BATON_TEST_REPORT` names. `BATON_TEST_GREP` limits the run to titles that contain it.
 * @throws when a test failed, which makes VS Code exit with 1.
 */
export async function runSuites(files: readonly SuiteFile[]): Promise<void> {
  const grep = process.env['BATON_TEST_GREP'];
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 30_000,
    forbidOnly: true,
    ...(grep === undefined ? {} : { fgrep: grep }),
  });
  mocha.reporter(SilentReporter);
  const loadErrors: TestOutcome[] = [];
  for (const [file, load] of files) {
    mocha.suite.emit('pre-require', globalThis, file, mocha);
    try {
      await load();
    } catch (error) {
      loadErrors.push({
        title: `${file} loads`,
        state: 'failed',
        milliseconds: 0,
        error: describeError(error),
      });
    }
  }
  const tests = [...loadErrors, ...(await run(mocha))];
  const report: SuiteReport = {
    passed: tests.filter((test) => test.state === 'passed').length,
    failed: tests.filter((test) => test.state === 'failed').length,
    skipped: tests.filter((test) => test.state === 'skipped').length,
    tests,
  };
  const path = process.env['BATON_TEST_REPORT'];
  if (path !== undefined) await writeFile(path, JSON.stringify(report, undefined, 2));
  if (report.failed > 0) throw new Error(`${report.failed} failed`);
}

/** Prints nothing: `runSuites` tells the results itself, once the run is over. */
class SilentReporter extends Mocha.reporters.Base {}

function run(mocha: Mocha): Promise<readonly TestOutcome[]> {
  const outcomes: TestOutcome[] = [];
  return new Promise((done) => {
    const runner = mocha.run(() => {
      done(outcomes);
    });
    const title = (test: Mocha.Runnable): string => test.titlePath().join(' › ');
    runner.on('pass', (test) => {
      outcomes.push({ title: title(test), state: 'passed', milliseconds: test.duration ?? 0 });
    });
    // Also called for a failed hook, whose title names it.
    runner.on('fail', (test, error: unknown) => {
      outcomes.push({
        title: title(test),
        state: 'failed',
        milliseconds: test.duration ?? 0,
        error: describeError(error),
      });
    });
    runner.on('pending', (test) => {
      outcomes.push({ title: title(test), state: 'skipped', milliseconds: 0 });
    });
  });
}

function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
