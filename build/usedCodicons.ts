import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import subsetFont from 'subset-font';

/** The characters that a stylesheet gives to icons: `content: '\ea60'`. */
export function iconCharacters(css: string): string {
  const codes = [...css.matchAll(/content:\s*'\\([\da-f]{4,6})'/gi)].map(([, code]) =>
    Number(`0x${code ?? ''}`),
  );
  return String.fromCodePoint(...codes);
}

/** Ships of the codicon font only what `icons.css` uses: a twentieth of it. */
export const usedCodicons = (root: string): Plugin => ({
  name: 'used-codicons',
  setup: (build) => {
    build.onLoad({ filter: /codicon\.ttf$/ }, async ({ path }) => {
      const css = await readFile(join(root, 'src/webviews/shared/icons.css'), 'utf8');
      const contents = await subsetFont(await readFile(path), iconCharacters(css), { targetFormat: 'sfnt' });
      return { contents, loader: 'file' };
    });
  },
});
