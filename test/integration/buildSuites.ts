import { globSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/** No test was found: a run of nothing must not look like a success. */
export class NoTestsError extends Error {
  override readonly name = 'NoTestsError';
}

/**
 * Bundles every `*.test.ts` of this folder (and below) with the runner into `out/test/integration/index.cjs`, the
 * module that the extension host runs. CommonJS, since `require('vscode')` needs no loader hook there. Gives its path.
 */
export async function buildSuites(root: string): Promise<string> {
  const folder = join(root, 'test', 'integration');
  const files = globSync('**/*.test.ts', { cwd: folder }).sort();
  if (files.length === 0) throw new NoTestsError('There is no *.test.ts in test/integration.');
  const loaders = files.map(
    (file) => `[${JSON.stringify(file)}, () => import(${JSON.stringify(`./${file}`)})],`,
  );
  const outfile = join(root, 'out', 'test', 'integration', 'index.cjs');
  await build({
    stdin: {
      contents: [
        `import { runSuites } from './runSuites.ts';`,
        `export const run = () => runSuites([${loaders.join('\n')}]);`,
      ].join('\n'),
      resolveDir: folder,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}
