import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cacheDirectory } from '../support/cacheDirectory.ts';
import { createProgress } from '../support/progress.ts';
import { untilSignal } from '../support/untilSignal.ts';
import { startDemo, type Demo, type DemoPersonAtWork } from './startDemo.ts';

const usage = `npm start [-- OPTIONS]

  --repo PATH      hand over on a copy of your own repository instead of the sample
  --keep           keep clones, notes and drafts for the next start
  --host desktop   only the desktop's VS Code;  --host server: only the browser
                   default: the desktop's \`code\` where it is on the PATH, else the browser
`;

async function main(args: readonly string[]): Promise<number> {
  const stop = untilSignal();
  const options = readOptions(args);
  if (options === undefined) {
    process.stderr.write(usage);
    return 2;
  }
  const progress = createProgress();
  const starting = startDemo({ ...options, progress });
  const demo = await Promise.race([starting, stop]);
  // Stopped while starting: what is open already ends with this process.
  if (typeof demo === 'string') return 130;
  progress('Ready');
  console.log(describe(demo));
  await stop;
  progress('Stopping');
  await demo.close();
  return 0;
}

function readOptions(args: readonly string[]): Parameters<typeof startDemo>[0] | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        repo: { type: 'string' },
        keep: { type: 'boolean' },
        host: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
    const { host = 'auto' } = values;
    if (values.help === true || (host !== 'auto' && host !== 'desktop' && host !== 'server'))
      return undefined;
    // npm runs scripts in the package's folder; INIT_CWD is where the person is.
    const repository =
      values.repo === undefined ? undefined : resolve(process.env['INIT_CWD'] ?? '.', values.repo);
    return { host, repository, directory: values.keep === true ? keptDirectory(repository) : undefined };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n`);
    return undefined;
  }
}

function keptDirectory(repository: string | undefined): string {
  if (repository === undefined) return cacheDirectory('demo', 'sample');
  const hash = createHash('sha256').update(repository).digest('hex').slice(0, 8);
  return cacheDirectory('demo', `${basename(repository)}-${hash}`);
}

function describe(demo: Demo): string {
  const { ben, maya } = demo.people;
  const who = (person: DemoPersonAtWork, branch: string): string =>
    [
      `  ${person.person.name} (@${person.person.login}, ${person.person.timeZone}), on ${branch}`,
      `    ${person.url ?? 'in the desktop window that has just opened'}`,
      `    clone: ${person.clone}`,
    ].join('\n');
  return [
    '',
    ...demo.notes.map((note) => `  ${note}`),
    `  GitHub: pull request #${demo.pull.number} of ${demo.repository}, ${demo.pull.head} → ${demo.pull.base}`,
    `    ${demo.pull.url}`,
    '',
    who(ben, demo.pull.head),
    '',
    who(maya, demo.pull.base),
    '',
    '  What to try:',
    `  1. In Ben's window open Baton in the activity bar, write a handoff to @maya and publish it.`,
    `  2. In Maya's window open Baton: the handoff waits for her. Read it, and accept it with a read-back.`,
    `  3. Ben's window shows that it was accepted, by whom and when.`,
    '',
    '  Ctrl-C ends all of it.',
    '',
  ].join('\n');
}

try {
  process.exit(await main(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
