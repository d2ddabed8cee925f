import { glob, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import l10nDev from '@vscode/l10n-dev';
import ts from 'typescript';
import { descendants, parseSource } from './parseSource.ts';

/** The committed bundle of all English strings, from which translations are made. */
export const bundlePath = 'l10n/bundle.l10n.json';

/**
 * The text that `l10n/bundle.l10n.json` must have: every string that the sources under `src/` give to
 * `vscode.l10n.t`, to `t` of `@vscode/l10n` or to a `Translate` that is either, sorted, so that the order of files does not
 * matter.
 */
export async function extractStrings(root: string): Promise<string> {
  const sources: { contents: string; extension: string }[] = [];
  for await (const path of glob('src/**/*.{ts,tsx}', { cwd: root })) {
    const text = await readFile(join(root, path), 'utf8');
    if (/\b(?:l10n|Translate)\b/.test(text))
      sources.push({ contents: inKnownForm(path, text), extension: extname(path) });
  }
  const strings = await l10nDev.getL10nJson(sources);
  const sorted = Object.entries(strings).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`;
}

/** l10n-dev reads `l10n.t(…)` only: a `t(…)` that was imported or taken out of `vscode.l10n` is written that way for it. */
function inKnownForm(path: string, text: string): string {
  let known = text;
  const calls = [...descendants(parseSource(path, text))]
    .filter((node) => ts.isCallExpression(node))
    .map((call) => call.expression)
    .filter((called) => ts.isIdentifier(called) && called.text === 't');
  for (const start of calls.map((called) => called.getStart()).sort((a, b) => b - a)) {
    known = `${known.slice(0, start)}l10n.${known.slice(start)}`;
  }
  return `import * as l10n from '@vscode/l10n';\n${known}`;
}
