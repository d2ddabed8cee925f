import { relative, sep } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import * as v from 'valibot';
import { brokenResult, testResult, type Counts, type StageResult } from './stageResult.ts';

const schema = v.object({
  testResults: v.array(
    v.object({
      name: v.string(),
      status: v.string(),
      message: v.optional(v.string()),
      assertionResults: v.array(
        v.object({
          status: v.string(),
          fullName: v.string(),
          failureMessages: v.nullish(v.array(v.string())),
        }),
      ),
    }),
  ),
});

type File = v.InferOutput<typeof schema>['testResults'][number];

/**
 * The results of one Vitest process that ran several projects, one result for each of them. A project's tests are
 * those under `test/PROJECT/`.
 * @param output what the process printed, for the case in which its results cannot be believed
 * @param report the text of Vitest's JSON report, or undefined when the process left none
 */
export function vitestResults(
  root: string,
  projects: readonly string[],
  exitCode: number,
  output: string,
  report: string | undefined,
): readonly StageResult[] {
  const files = report === undefined ? undefined : decode(report);
  if (files === undefined) {
    const problem = `Vitest ended with ${String(exitCode)} and left no results`;
    return projects.map((project) => brokenResult(project, problem, output));
  }
  const results = projects.map((project) => {
    const own = files.filter((file) => relative(root, file.name).split(sep)[1] === project);
    return testResult(project, 0, countFiles(root, own));
  });
  const crashed = exitCode !== 0 && results.every((result) => result.failed === 0);
  return crashed
    ? [...results, brokenResult('vitest', `ended with ${String(exitCode)} although no test failed`, output)]
    : results;
}

function decode(report: string): readonly File[] | undefined {
  try {
    return v.parse(schema, JSON.parse(report)).testResults;
  } catch {
    return undefined;
  }
}

function countFiles(root: string, files: readonly File[]): Counts {
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  const problems: string[] = [];
  for (const file of files) {
    const path = relative(root, file.name);
    for (const test of file.assertionResults) {
      if (test.status === 'passed') passed += 1;
      else if (test.status === 'failed') {
        failed += 1;
        problems.push(`${path} › ${test.fullName}\n${indent(test.failureMessages?.join('\n') ?? '')}`);
      } else skipped += 1;
    }
    // A file that does not load has no tests to fail; an error in a hook may leave all of them passed.
    const toldByTests = file.assertionResults.some((test) => test.status === 'failed');
    if (file.status === 'failed' && !toldByTests) {
      failed += 1;
      problems.push(`${path}\n${indent(file.message ?? '')}`);
    }
  }
  return { passed, failed, skipped, problems };
}

function indent(text: string): string {
  return (
    stripVTControlCharacters(text)
      .split('\n')
      // Vitest's and Node's own frames say nothing about the cause.
      .filter((line) => !/^\s+at .*(node:internal\/|\/node_modules\/vitest\/)|^\s+at new Promise /.test(line))
      .slice(0, 40)
      .map((line) => `    ${line}`)
      .join('\n')
  );
}
