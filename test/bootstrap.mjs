// Runs on the system's Node (20 or later) with nothing installed: installs the dependencies, then runs a
// TypeScript file under the Node 24 that is one of them. `node test/bootstrap.mjs FILE.ts [arguments]`.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const windows = process.platform === 'win32';
const node24 = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');

/** Whether what npm installed (node_modules/.package-lock.json) is what package-lock.json asks for. */
function isInstalled() {
  const installedLock = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedLock) || !existsSync(node24)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const found = JSON.parse(readFileSync(installedLock, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional === true || found[path]?.version === entry.version,
  );
}

/** Installs the dependencies when they are missing or differ from the lock file. Rejects with npm's exit code. */
export async function ensureInstalled() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20)
    throw new Error(
      `Baton needs Node 20 or later, this is ${process.version}. Install it from your system or nodejs.org.`,
    );
  if (isInstalled()) return;
  const started = Date.now();
  const elapsed = () => `${Math.round((Date.now() - started) / 1000)} s`;
  console.error('Installing the dependencies (npm ci) …');
  const beat = setInterval(() => console.error(`  … still installing, ${elapsed()}`), 10_000);
  try {
    const code = await run(
      windows ? 'npm.cmd' : 'npm',
      ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
      {
        shell: windows,
      },
    );
    if (code !== 0) throw new Error(`npm ci ended with ${code}: its messages above say why.`);
    if (!existsSync(node24))
      throw new Error('npm ci ran without install scripts, so Node 24 is missing. Run `npm rebuild node`.');
  } finally {
    clearInterval(beat);
  }
  console.error(`Dependencies installed in ${elapsed()}.`);
}

/** Runs a TypeScript file under Node 24; resolves with its exit code (128 + n when signal n ended it). */
export function runTypeScript(file, args) {
  const path = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`;
  return run(node24, [file, ...args], { env: { ...process.env, PATH: path } });
}

function run(command, args, options) {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { stdio: 'inherit', cwd: root, ...options });
    const pass = (signal) => child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, pass);
    // npm ends its shell and not us when it is itself ended: we notice that our parent is another one.
    const parent = process.ppid;
    const orphaned = setInterval(() => process.ppid !== parent && pass('SIGTERM'), 500);
    orphaned.unref();
    child.on('error', failed);
    child.on('exit', (code, signal) => {
      clearInterval(orphaned);
      for (const each of signals) process.off(each, pass);
      done(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/** Installs, runs, and gives the exit code to the caller's process. Failures are one sentence on stderr. */
export async function bootstrap(file, args) {
  try {
    await ensureInstalled();
    process.exitCode = await runTypeScript(resolve(file), args);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [file, ...args] = process.argv.slice(2);
  if (file === undefined) {
    console.error('usage: node test/bootstrap.mjs FILE.ts [arguments]');
    process.exitCode = 2;
  } else {
    await bootstrap(file, args);
  }
}
