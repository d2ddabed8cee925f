import { createHash } from 'node:crypto';
import { existsSync, globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Progress } from './progress.ts';
import { projectRoot } from './projectRoot.ts';
import { runCommand } from './runCommand.ts';

const inputs = [
  'src/**',
  'build/**',
  'media/**',
  'l10n/**',
  'package*.json',
  'esbuild.config.mjs',
  'README.md',
  'LICENSE',
  '.vscodeignore',
];

/**
 * The packaged extension `out/baton.vsix`, packaged again when something that goes into it has changed since.
 * `BATON_VSIX` names another VSIX to use as it is, for instance a released one.
 * @throws CommandError with the build's own messages.
 */
export async function packageExtension(progress: Progress): Promise<string> {
  const given = process.env['BATON_VSIX'];
  if (given !== undefined && given !== '') return resolve(given);
  const vsix = join(projectRoot, 'out', 'baton.vsix');
  const stamp = `${vsix}.inputs`;
  const current = await hashInputs();
  const packaged = existsSync(vsix) ? await readFile(stamp, 'utf8').catch(() => '') : '';
  if (packaged !== current) {
    progress('Build and package the extension');
    await runCommand('npm', ['run', '--silent', 'package'], { cwd: projectRoot });
    await writeFile(stamp, current);
  }
  return vsix;
}

/** Builds `dist/`, what the extension is when it runs from the checkout. */
export async function buildExtension(progress: Progress): Promise<void> {
  progress('Build the extension');
  await runCommand('npm', ['run', '--silent', 'build'], { cwd: projectRoot });
}

async function hashInputs(): Promise<string> {
  const files = globSync(inputs, { cwd: projectRoot, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const hash = createHash('sha256');
  for (const file of files) {
    hash
      .update(`${file}\0`)
      .update(await readFile(file))
      .update('\0');
  }
  return hash.digest('hex');
}
