/** Makes `out/baton.vsix` (vsce runs the production build first) and checks what is in it. Exit code 1 on a problem. */
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import vsce from '@vscode/vsce';
import { checkPackagedFiles } from './checkPackagedFiles.ts';

const root = join(import.meta.dirname, '..');
const packagePath = join(root, 'out/baton.vsix');

await mkdir(join(root, 'out'), { recursive: true });
await rm(packagePath, { force: true });
await vsce.createVSIX({
  cwd: root,
  packagePath,
  dependencies: false,
  rewriteRelativeLinks: false,
  allowMissingRepository: true,
});
const files = await vsce.listFiles({ cwd: root, packageManager: vsce.PackageManager.None });
const { size } = await stat(packagePath);
const problems = checkPackagedFiles(files, size);

for (const problem of problems) console.error(`error: ${problem}`);
if (problems.length === 0) {
  console.log(
    `out/baton.vsix: ${(size / 1024).toFixed(1)} KB, ${String(files.length)} files, all of them expected`,
  );
}
process.exitCode = problems.length > 0 ? 1 : 0;
