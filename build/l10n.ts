/** Writes `l10n/bundle.l10n.json` from the sources. With `--check` it writes nothing and says whether it is up to date. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { bundlePath, extractStrings } from './extractStrings.ts';

const root = join(import.meta.dirname, '..');
const path = join(root, bundlePath);
const wanted = await extractStrings(root);

if (process.argv.includes('--check')) {
  const present = await readFile(path, 'utf8').catch(() => '');
  if (present !== wanted) {
    console.error(`error: ${bundlePath} is not what the sources say. Run "npm run l10n".`);
    process.exitCode = 1;
  }
} else {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, wanted);
  console.log(`${bundlePath}: ${String(Object.keys(JSON.parse(wanted) as object).length)} strings`);
}
