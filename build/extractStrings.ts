import { glob, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import l10nDev from '@vscode/l10n-dev';

/** The committed bundle of all English strings, from which translations are made. */
export const bundlePath = 'l10n/bundle.l10n.json';

/**
 * The text that `l10n/bundle.l10n.json` must have: every string that the sources under `src/` give to
 * `vscode.l10n.t` or to `t` of `@vscode/l10n`, sorted, so that the order of files does not matter.
 */
export async function extractStrings(root: string): Promise<string> {
  const sources: { contents: string; extension: string }[] = [];
  for await (const path of glob('src/**/*.{ts,tsx}', { cwd: root })) {
    sources.push({ contents: await readFile(join(root, path), 'utf8'), extension: extname(path) });
  }
  const strings = await l10nDev.getL10nJson(sources);
  const sorted = Object.entries(strings).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`;
}
