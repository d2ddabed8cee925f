import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { activationSize, type OutputSize } from './activationSize.ts';
import { usedCodicons } from './usedCodicons.ts';
import { thirdPartyNotices } from './thirdPartyNotices.ts';

/** Bytes of `extension.js` and every chunk it imports statically, minified (DESIGN.md, "What good means here"). */
export const activationBudget = 120 * 1024;

/** Webviews without which the product is not complete. Any other `src/webviews/NAME/main.tsx` is built as well. */
const requiredWebviews = ['compose', 'reader'];

export interface BundleReport {
  readonly lines: readonly string[];
  /** Sentences for what must not be shipped: a missing entry, a budget exceeded, a licence text that is missing. */
  readonly problems: readonly string[];
}

// Bundled CommonJS packages use what ES modules do not have: require for Node's built-ins, and __filename.
const commonJsBanner = [
  "import { createRequire as batonCreateRequire } from 'node:module';",
  'const require = batonCreateRequire(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname;',
].join('');

function extensionOptions(root: string, dev: boolean): esbuild.BuildOptions {
  return {
    absWorkingDir: root,
    entryPoints: ['src/extension.ts'],
    outdir: 'dist',
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    format: 'esm',
    splitting: true,
    platform: 'node',
    target: 'node22',
    mainFields: ['module', 'main'],
    external: ['vscode'],
    banner: { js: commonJsBanner },
    ...shared(dev),
  };
}

/** How the webviews are built; their tests build the same with another `outdir`. */
export function webviewOptions(root: string, names: readonly string[], dev: boolean): esbuild.BuildOptions {
  return {
    absWorkingDir: root,
    entryPoints: names.map((name) => ({ in: `src/webviews/${name}/main.tsx`, out: name })),
    outdir: 'dist/webviews',
    assetNames: '[name]',
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: 'chrome134',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    plugins: [usedCodicons(root)],
    ...shared(dev),
  };
}

function shared(dev: boolean): esbuild.BuildOptions {
  return {
    minify: !dev,
    sourcemap: dev ? 'linked' : false,
    define: { 'process.env.NODE_ENV': dev ? '"development"' : '"production"' },
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  };
}

/** Names of the folders of `src/webviews` that hold a `main.tsx`. */
async function webviewNames(root: string): Promise<readonly string[]> {
  const folders = await readdir(join(root, 'src/webviews'), { withFileTypes: true });
  const names = folders.filter((folder) => folder.isDirectory()).map((folder) => folder.name);
  const kept = await Promise.all(names.map((name) => exists(join(root, 'src/webviews', name, 'main.tsx'))));
  return names.filter((_, index) => kept[index]).sort();
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Builds everything into `dist/` of the checkout at `root`. Throws esbuild's BuildFailure when a source does not build. */
export async function bundle(root: string, options: { readonly dev: boolean }): Promise<BundleReport> {
  await rm(join(root, 'dist'), { recursive: true, force: true });
  const problems: string[] = [];
  const lines: string[] = [];
  const metafiles: esbuild.Metafile[] = [];

  const webviews = await webviewNames(root);
  for (const name of requiredWebviews.filter((required) => !webviews.includes(required))) {
    problems.push(`src/webviews/${name}/main.tsx does not exist, so this webview was not built.`);
  }
  if (webviews.length > 0) {
    metafiles.push(
      (await esbuild.build({ ...webviewOptions(root, webviews, options.dev), metafile: true })).metafile,
    );
  }

  if (await exists(join(root, 'src/extension.ts'))) {
    const { metafile } = await esbuild.build({ ...extensionOptions(root, options.dev), metafile: true });
    metafiles.push(metafile);
    const activation = activationSize(metafile, 'dist/extension.js');
    lines.push(...describeActivation(activation, options.dev), ...describeLater(metafile, activation));
    if (!options.dev && activation.bytes > activationBudget) {
      problems.push(
        `${kilobytes(activation.bytes)} are loaded at activation, more than ${kilobytes(activationBudget)}. ` +
          'Import the largest package of the list above with await import(…) where it is first needed.',
      );
    }
  } else {
    problems.push('src/extension.ts does not exist, so the extension was not built.');
  }

  const notices = await thirdPartyNotices(root, metafiles, ['@vscode/codicons']);
  await writeFile(join(root, 'dist/THIRD_PARTY_NOTICES.txt'), notices.text);
  problems.push(...notices.problems);
  lines.push(...metafiles.flatMap((metafile) => describeOutputs(metafile)));
  return { lines, problems };
}

/** Rebuilds on change until the process ends. Its lines are those that `.vscode/tasks.json` waits for. */
export async function watch(root: string): Promise<void> {
  await rm(join(root, 'dist'), { recursive: true, force: true });
  let running = 0;
  const announce: esbuild.Plugin = {
    name: 'announce',
    setup(build) {
      build.onStart(() => {
        if (running++ === 0) console.log('[watch] build started');
      });
      build.onEnd(() => {
        if (--running === 0) console.log('[watch] build finished');
      });
    },
  };
  const settings = [extensionOptions(root, true), webviewOptions(root, await webviewNames(root), true)];
  const contexts = await Promise.all(
    settings.map((setting) =>
      esbuild.context({ ...setting, plugins: [...(setting.plugins ?? []), announce] }),
    ),
  );
  await Promise.all(contexts.map((context) => context.watch()));
}

function describeActivation(activation: OutputSize, dev: boolean): readonly string[] {
  const budget = dev ? 'unminified' : `of at most ${kilobytes(activationBudget)}`;
  return [
    `Loaded at activation: ${kilobytes(activation.bytes)} ${budget}, in ${String(activation.files.length)} files`,
    ...activation.contributors
      .slice(0, 8)
      .map(({ name, bytes }) => `  ${kilobytes(bytes).padStart(9)}  ${name}`),
  ];
}

/** What is loaded as soon as the window is ready or a view is opened: not activation, and not free either. */
function describeLater(metafile: esbuild.Metafile, activation: OutputSize): readonly string[] {
  const imports = activation.files.flatMap((file) => metafile.outputs[file]?.imports ?? []);
  return imports
    .filter((imported) => imported.kind === 'dynamic-import' && imported.external !== true)
    .flatMap(({ path }) => {
      const { bytes, files } = activationSize(metafile, path);
      return [`Loaded after activation, with ${path}: ${kilobytes(bytes)} in ${String(files.length)} files`];
    });
}

function describeOutputs(metafile: esbuild.Metafile): readonly string[] {
  return Object.entries(metafile.outputs)
    .filter(([path]) => !path.endsWith('.map'))
    .sort(([, a], [, b]) => b.bytes - a.bytes)
    .map(([path, output]) => `${kilobytes(output.bytes).padStart(9)}  ${path}`);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}
