import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import vsce from '@vscode/vsce';

export const emptyExtensionId = 'baton-bench.empty';

/** What an extension is compared with: one that does nothing but what the given manifest and source add. */
export interface EmptyExtension {
  readonly manifest: Readonly<Record<string, unknown>>;
  /** The ES module that VS Code loads. */
  readonly source: string;
}

/** Packages it in `folder` and gives the path of the VSIX. */
export async function packageEmptyExtension(
  folder: string,
  { manifest, source }: EmptyExtension,
): Promise<string> {
  const cwd = join(folder, 'empty');
  await mkdir(cwd);
  const [publisher, name] = emptyExtensionId.split('.');
  const whole = {
    name,
    publisher,
    version: '1.0.0',
    type: 'module',
    engines: { vscode: '^1.134.0' },
    main: './extension.js',
    ...manifest,
  };
  await writeFile(join(cwd, 'package.json'), JSON.stringify(whole));
  await writeFile(join(cwd, 'extension.js'), source);
  await writeFile(join(cwd, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24"/>');
  await writeFile(join(cwd, 'LICENSE'), 'MIT\n');
  const packagePath = join(folder, 'empty.vsix');
  await vsce.createVSIX({ cwd, packagePath, dependencies: false, allowMissingRepository: true });
  return packagePath;
}
