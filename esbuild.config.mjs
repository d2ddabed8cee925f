/**
 * Builds `dist/`: the extension as ES modules in lazily loaded chunks, one script and stylesheet per webview, the
 * codicon font, and the licence texts of everything bundled. `--dev`: readable, with source maps. `--watch`: rebuilds.
 */
const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  console.error(
    `This script needs Node 24 and was run by ${process.version}. Run "npm run build": npm puts the project's own Node first.`,
  );
  process.exit(1);
}

const { bundle, watch } = await import('./build/bundle.ts');
const root = import.meta.dirname;
const dev = process.argv.includes('--dev') || process.argv.includes('--watch');

if (process.argv.includes('--watch')) {
  await watch(root);
} else {
  const report = await bundle(root, { dev });
  for (const line of report.lines) console.log(line);
  for (const problem of report.problems) console.error(`error: ${problem}`);
  process.exitCode = report.problems.length > 0 ? 1 : 0;
}
