import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from './projectRoot.ts';

/** One script of a TypeScript program that is started so often that loading its modules one by one would be the most of it. */
export async function bundleProcess(entry: string): Promise<string> {
  const outfile = join(projectRoot, 'out/processes', `${basename(entry, '.ts')}.mjs`);
  await mkdir(join(projectRoot, 'out/processes'), { recursive: true });
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  return outfile;
}
