import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../support/projectRoot.ts';
import { runCommand } from '../support/runCommand.ts';
import { format } from 'prettier';
import type { Bench, BenchRow } from './support/bench.ts';

/**
 * `npm run bench [-- NAME …]`: runs every bench of this folder, or those whose file is named, and writes their
 * figures to RESULTS.md. Sections of benches that were not run stay. Exit code 1 when a bar is missed.
 */
async function main(names: readonly string[]): Promise<number> {
  const folder = join(projectRoot, 'test', 'bench');
  const files = globSync('*.ts', { cwd: folder }).filter((file) => file !== 'run.ts');
  const chosen = files
    .filter((file) => names.length === 0 || names.includes(file.replace(/\.ts$/, '')))
    .sort();
  if (chosen.length === 0) {
    console.error(`No such bench. There are: ${files.map((file) => file.replace(/\.ts$/, '')).join(', ')}.`);
    return 2;
  }
  const path = join(folder, 'RESULTS.md');
  const sections = readSections(await readFile(path, 'utf8').catch(() => ''));
  const machine = await describeMachine();
  let missed = 0;
  for (const file of chosen) {
    // A bench is any module of the folder that exports a name and a run; the check below decides.
    const bench = (await import(pathToFileURL(join(folder, file)).href)) as Partial<Bench>;
    if (bench.name === undefined || bench.run === undefined)
      throw new Error(`test/bench/${file} must export name and run.`);
    console.log(`\n${bench.name}`);
    const rows = await bench.run();
    for (const row of rows)
      console.log(
        `  ${row.measure}: ${formatValue(row)}${isMissed(row) ? `, over the bar of ${row.bar} ${row.unit}` : ''}`,
      );
    missed += rows.filter(isMissed).length;
    sections.set(bench.name, `${machine}\n\n${table(rows)}`);
  }
  const text = [...sections]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, body]) => `## ${name}\n\n${body}\n`);
  const page = `# Bench results\n\nWritten by \`npm run bench\`.\n\n${text.join('\n')}`;
  await writeFile(path, await format(page, { parser: 'markdown' }));
  console.log(
    `\n${missed === 0 ? 'Every bar is met' : `${missed} bars are missed`}. Written to test/bench/RESULTS.md`,
  );
  return missed === 0 ? 0 : 1;
}

const isMissed = (row: BenchRow): boolean => row.bar !== undefined && !(row.value <= row.bar);
const formatValue = (row: BenchRow): string => `${row.value.toFixed(row.value < 100 ? 1 : 0)} ${row.unit}`;

function table(rows: readonly BenchRow[]): string {
  const line = (row: BenchRow): string => {
    const bar = row.bar === undefined ? '' : `≤ ${row.bar} ${row.unit}${isMissed(row) ? ', missed' : ''}`;
    return `| ${row.measure} | ${formatValue(row)} | ${bar} | ${row.note ?? ''} |`;
  };
  return ['| measure | value | bar | how |', '| --- | ---: | --- | --- |', ...rows.map(line)].join('\n');
}

function readSections(text: string): Map<string, string> {
  const parts = text.split(/^## /m).slice(1);
  return new Map(
    parts.map((part) => {
      const end = part.indexOf('\n');
      return [part.slice(0, end).trim(), part.slice(end).trim()];
    }),
  );
}

async function describeMachine(): Promise<string> {
  const git = (...args: readonly string[]): Promise<string> =>
    runCommand('git', ['-C', projectRoot, ...args]).catch(() => '');
  const commit = (await git('rev-parse', '--short', 'HEAD')).trim();
  const changed =
    (await git('status', '--porcelain', '--', 'src')).trim() === '' ? '' : ' with uncommitted changes in src';
  const cpu = cpus()[0]?.model.trim() ?? 'unknown CPU';
  const memory = Math.round(totalmem() / 2 ** 30);
  const date = new Date().toISOString().slice(0, 10);
  return `${date}, commit ${commit}${changed}. ${cpu}, ${availableParallelism()} cores, ${memory} GB, Node ${process.versions.node}, ${process.platform}.`;
}

process.exitCode = await main(process.argv.slice(2));
