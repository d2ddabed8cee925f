import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheDirectory } from '../support/cacheDirectory.ts';
import { projectRoot } from '../support/projectRoot.ts';
import { runProcess, type ProcessResult } from './runProcess.ts';
import { checkResult, type StageResult } from './stageResult.ts';
import { suiteResult } from './suiteResult.ts';
import { vitestResults } from './vitestReport.ts';

/** Vitest projects that need no window, in the order in which they are reported. */
export const vitestProjects = ['architecture', 'unit', 'github', 'contract', 'webview'] as const;

/** Every stage by the name under which `npm test -- NAME` runs it alone. */
export const stageNames = [
  'format',
  'lint',
  'types',
  'package',
  ...vitestProjects,
  'integration',
  'e2e',
] as const;

export type StageName = (typeof stageNames)[number];

export interface StageRun {
  readonly results: readonly StageResult[];
  /** Everything that was printed, for the log. */
  readonly output: string;
  /** Lines worth seeing when all is well. */
  readonly notes?: readonly string[];
}

const minutes = 60_000;
const results = join(projectRoot, 'out/test');
/** Each checkout has its own, so that two of them do not spoil each other's caches. */
const caches = cacheDirectory('checks', createHash('sha256').update(projectRoot).digest('hex').slice(0, 12));

function run(args: readonly string[], options: { live?: boolean; env?: Record<string, string> } = {}) {
  return runProcess(args, { cwd: projectRoot, live: false, timeout: 30 * minutes, ...options });
}

/** Whether every file is as Prettier would write it. */
export async function runFormat(): Promise<StageRun> {
  const cache = ['--cache', '--cache-strategy', 'content', '--cache-location', join(caches, 'prettier')];
  const ended = await run(['node_modules/prettier/bin/prettier.cjs', '--check', '.', ...cache]);
  return { results: [checkResult('format', ended.code, ended.output)], output: ended.output };
}

/** ESLint with type information. A file is linted again when it changed; a fresh machine lints everything. */
export async function runLint(): Promise<StageRun> {
  const cache = ['--cache', '--cache-strategy', 'content', '--cache-location', join(caches, 'eslint')];
  const ended = await run(['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0', ...cache]);
  return { results: [checkResult('lint', ended.code, ended.output)], output: ended.output };
}

/** TypeScript over the whole, then over the rooms that see neither Node (core) nor Node but the DOM (webviews). */
export async function runTypes(): Promise<StageRun> {
  const runs: ProcessResult[] = [];
  for (const project of ['tsconfig.json', 'src/core/tsconfig.json', 'src/webviews/tsconfig.json']) {
    const info = join(caches, `${project.replaceAll('/', '.')}.tsbuildinfo`);
    const incremental = ['--noEmit', '--incremental', '--tsBuildInfoFile', info];
    runs.push(await run(['node_modules/typescript/bin/tsc', '-p', project, ...incremental]));
  }
  const code = runs.find((each) => each.code !== 0)?.code ?? 0;
  const output = runs.map((each) => each.output).join('');
  return { results: [checkResult('types', code, output)], output };
}

/** Production build and `out/baton.vsix`, with the budgets of both. */
export async function runPackage(): Promise<StageRun> {
  const ended = await run(['build/packageVsix.ts']);
  return {
    results: [checkResult('package', ended.code, ended.output)],
    output: ended.output,
    notes: ended.output
      .split('\n')
      .filter((line) => /^(Loaded (at|after) activation|out\/baton\.vsix)\b/.test(line)),
  };
}

/**
 * The given Vitest projects in one process, which shares the cores among them; those that start VS Code one file after
 * the other.
 */
export async function runVitest(projects: readonly string[], live: boolean): Promise<StageRun> {
  const report = join(results, `vitest-${projects.join('-')}.json`);
  await prepare(report);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const only = projects.flatMap((project) => ['--project', project]);
  const inTurn = projects.includes('e2e') ? ['--no-file-parallelism'] : [];
  const ended = await run(
    ['node_modules/vitest/vitest.mjs', 'run', '--passWithNoTests', ...only, ...inTurn, ...reporters],
    {
      live,
    },
  );
  return {
    results: vitestResults(projectRoot, projects, ended.code, ended.output, await read(report)),
    output: ended.output,
  };
}

/** The Mocha suites inside a real VS Code. */
export async function runIntegration(): Promise<StageRun> {
  const report = join(results, 'integration.json');
  await prepare(report);
  const ended = await run(['test/integration/run.ts'], { live: true, env: { BATON_TEST_REPORT: report } });
  return {
    results: [suiteResult('integration', ended.code, ended.output, await read(report))],
    output: ended.output,
  };
}

/** Removes what an earlier run left, which would otherwise be taken for this run's results. */
async function prepare(report: string): Promise<void> {
  await mkdir(results, { recursive: true });
  await rm(report, { force: true });
}

function read(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}
