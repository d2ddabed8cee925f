import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundle } from '../../build/bundle.ts';
import { thirdPartyNotices } from '../../build/thirdPartyNotices.ts';
import { projectRoot } from '../support/projectRoot.ts';
import { temporaryDirectory } from '../support/temporaryDirectory.ts';
import { writeTree } from './checks/sourceTree.ts';

const webview = "import './main.css'; import { render } from 'preact'; render(<p />, document.body);";
const base = {
  'package.json': '{"type":"module"}',
  'src/extension.ts': "import 'vscode'; export const activate = () => import('./late.ts');",
  'src/late.ts':
    "import * as vscode from 'vscode'; import { parse } from 'yaml'; export const x = [vscode, parse];",
  'src/webviews/compose/main.tsx': webview,
  'src/webviews/compose/main.css': 'p { color: red }',
  'src/webviews/reader/main.tsx': webview,
  'src/webviews/reader/main.css': 'p { color: red }',
};

async function problemsOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  await using folder = await temporaryDirectory('baton-build-');
  await writeTree(folder.path, files);
  await symlink(join(projectRoot, 'node_modules'), join(folder.path, 'node_modules'));
  return (await bundle(folder.path, { dev: false })).problems;
}

describe('the build', () => {
  it('puts what is imported later into chunks, and names the licences of what is bundled', async () => {
    await using folder = await temporaryDirectory('baton-build-');
    await writeTree(folder.path, base);
    await symlink(join(projectRoot, 'node_modules'), join(folder.path, 'node_modules'));
    const report = await bundle(folder.path, { dev: false });
    expect(report.problems).toEqual([]);
    const read = (file: string): Promise<string> => readFile(join(folder.path, 'dist', file), 'utf8');
    expect((await read('extension.js')).length).toBeLessThan(1500);
    expect(await read('webviews/compose.css')).toContain('red');
    const notices = await read('THIRD_PARTY_NOTICES.txt');
    expect(notices).toMatch(/^yaml \d/m);
    expect(notices).toMatch(/^preact \d/m);
    expect(notices).toMatch(/^@vscode\/codicons \d.*CC-BY-4\.0/m);
    expect(notices).not.toMatch(/^simple-git \d/m);
  });

  it('refuses an extension that loads too much at activation', async () => {
    const heavy =
      "import 'vscode'; import { Octokit } from '@octokit/rest'; import { parse } from 'yaml'; import { simpleGit } from 'simple-git'; export const x = [Octokit, parse, simpleGit];";
    expect(await problemsOf({ ...base, 'src/extension.ts': heavy })).toEqual([
      expect.stringMatching(/KB are loaded at activation, more than 120\.0 KB/),
    ]);
  });

  it.each(['src/extension.ts', 'src/webviews/compose/main.tsx', 'src/webviews/reader/main.tsx'])(
    'refuses to go without %s',
    async (absent) => {
      const files = Object.fromEntries(Object.entries(base).filter(([path]) => path !== absent));
      expect(await problemsOf(files)).toEqual([expect.stringContaining(`${absent} does not exist`)]);
    },
  );

  it('refuses a package that carries no licence, unless its text is kept here', async () => {
    await using folder = await temporaryDirectory('baton-build-');
    await writeTree(folder.path, { 'node_modules/bare/package.json': '{"name":"bare","version":"1.0.0"}' });
    expect((await thirdPartyNotices(folder.path, [], ['bare'])).problems).toHaveLength(2);
    await writeTree(folder.path, { 'build/licences/bare.txt': 'Copyright (c) Ada' });
    const { problems, text } = await thirdPartyNotices(folder.path, [], ['bare']);
    expect(problems).toEqual([expect.stringContaining('does not name its licence')]);
    expect(text).toContain('Copyright (c) Ada');
  });
});
