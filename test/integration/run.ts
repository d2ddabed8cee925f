import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { createDemoWorld } from '../demo/demoWorld.ts';
import { runInHost, type HostKind } from '../host/runInHost.ts';
import { buildExtension } from '../support/buildExtension.ts';
import { createProgress } from '../support/progress.ts';
import { projectRoot } from '../support/projectRoot.ts';
import { temporaryDirectory } from '../support/temporaryDirectory.ts';
import { buildSuites } from './buildSuites.ts';
import { decodeSuiteReport, outcomeLine } from './suiteReport.ts';
import { testWorldEnvironment } from './testWorld.ts';

/**
 * `run.ts [--electron] [--grep TEXT]`: builds the extension and its suites, starts the demo GitHub and a VS Code in
 * Ben's clone, runs the suites there and prints what came of each test. The report stays where `BATON_TEST_REPORT`
 * says. Exit code 0 when every test passed.
 */
async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { electron: { type: 'boolean' }, grep: { type: 'string' } },
  });
  const host: HostKind = values.electron === true ? 'electron' : 'server';
  const progress = createProgress();
  await buildExtension(progress);
  const testsPath = await buildSuites(projectRoot);
  await using directory = await temporaryDirectory('baton-integration-');
  await using stack = new AsyncDisposableStack();
  const world = await createDemoWorld({ directory: directory.path, progress });
  stack.defer(() => world.close());

  const reportPath = process.env['BATON_TEST_REPORT'] ?? join(directory.path, 'report.json');
  await mkdir(dirname(reportPath), { recursive: true });
  await rm(reportPath, { force: true });
  const grep = values.grep === undefined ? {} : { BATON_TEST_GREP: values.grep };
  progress(`Run the suites in VS Code (${host})`);
  const { exitCode, console: lines } = await runInHost(host, {
    extensionPath: projectRoot,
    testsPath,
    workspace: world.ben.clone,
    env: { ...world.ben.env, ...testWorldEnvironment(world), ...grep, BATON_TEST_REPORT: reportPath },
    progress,
  });
  const text = await readFile(reportPath, 'utf8').catch(() => undefined);
  if (text === undefined) {
    console.error(
      `The suites left no report (exit code ${exitCode}). The host's console:\n${lines.join('\n')}`,
    );
    return 1;
  }
  const report = decodeSuiteReport(text);
  for (const test of report.tests) console.log(outcomeLine(test));
  if (report.failed > 0) console.log(`\nThe host's console:\n${lines.join('\n')}`);
  console.log(
    `${report.passed} passed, ${report.failed} failed${report.skipped > 0 ? `, ${report.skipped} skipped` : ''}`,
  );
  return exitCode;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
