/**
 * Runs the stages of `npm test`, all of them even when one fails, or only those that the arguments name. Prints each
 * stage's name and time, then the problems, then the total.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../support/projectRoot.ts';
import { brokenResult, totalLine, type StageResult } from './stageResult.ts';
import * as stages from './stages.ts';

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !stages.stageNames.some((known) => known === name));
const isWanted = (name: stages.StageName): boolean => asked.length === 0 || asked.includes(name);
// Both use out/baton.vsix or dist/, which must be those of the sources at hand.
const needsPackage = isWanted('package') || isWanted('integration') || isWanted('e2e');

const all: StageResult[] = [];

async function stage(name: string, work: () => Promise<stages.StageRun>): Promise<void> {
  const started = performance.now();
  const run: stages.StageRun = await work().catch((error: unknown) => {
    const output = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { results: [brokenResult(name, 'could not be run', output)], output };
  });
  await writeFile(join(projectRoot, 'out/test', `${name}.log`), run.output);
  const seconds = `${((performance.now() - started) / 1000).toFixed(1)} s`;
  run.results.forEach((result, index) => {
    const mark = result.failed === 0 ? 'ok  ' : 'FAIL';
    const time = (index === 0 ? seconds : '').padStart(8);
    const skipped = result.skipped === 0 ? '' : `, ${String(result.skipped)} skipped`;
    const counts = `${String(result.passed)} passed, ${String(result.failed)} failed${skipped}`;
    console.log(`${mark} ${result.stage.padEnd(13)} ${time}   ${counts}`);
  });
  for (const note of run.notes ?? []) console.log(`     ${note}`);
  all.push(...run.results);
}

async function staticChecks(): Promise<void> {
  if (isWanted('format')) await stage('format', stages.runFormat);
  if (isWanted('types')) await stage('types', stages.runTypes);
  if (needsPackage) await stage('package', stages.runPackage);
}

if (unknown.length > 0) {
  console.error(`No such stage: ${unknown.join(', ')}. There are: ${stages.stageNames.join(', ')}.`);
  console.log('0 passed, 1 failed');
  process.exitCode = 2;
} else {
  const started = performance.now();
  await mkdir(join(projectRoot, 'out/test'), { recursive: true });
  // Lint needs one core for as long as the others together need the second.
  await Promise.all([isWanted('lint') ? stage('lint', stages.runLint) : undefined, staticChecks()]);
  const projects = stages.vitestProjects.filter(isWanted);
  if (projects.length > 0) await stage('vitest', () => stages.runVitest(projects, false));
  if (isWanted('integration')) await stage('integration', stages.runIntegration);
  if (isWanted('e2e')) await stage('e2e', () => stages.runVitest(['e2e'], true));

  const failed = all.filter((result) => result.failed > 0);
  for (const { stage: name, problems } of failed) {
    for (const problem of problems) console.log(`\n${name}: ${problem.trimEnd()}`);
  }
  console.log(`\n${((performance.now() - started) / 1000).toFixed(0)} s in all`);
  console.log(totalLine(all));
  process.exitCode = failed.length > 0 ? 1 : 0;
}
