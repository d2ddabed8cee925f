import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundlePath, extractStrings } from '../../build/extractStrings.ts';
import { projectRoot } from '../support/projectRoot.ts';
import { temporaryDirectory } from '../support/temporaryDirectory.ts';
import { checkTranslations, checkUntranslated } from './checks/checkStrings.ts';
import { expectNothingFound } from './checks/expectNothingFound.ts';
import { readSourceTree, treeOf, writeTree } from './checks/sourceTree.ts';

const tree = await readSourceTree(projectRoot);
const extracted = await extractStrings(projectRoot);

describe('the strings that people read', () => {
  it('are in the bundle exactly as the sources have them: else run "npm run l10n"', async () => {
    const committed = await readFile(join(projectRoot, bundlePath), 'utf8');
    expect(JSON.parse(committed)).toEqual(JSON.parse(extracted));
  });

  it('are literals that translators see', () => {
    expectNothingFound(checkTranslations(tree, extracted));
  });

  it('all go through t', () => {
    expectNothingFound(checkUntranslated(tree));
  });
});

describe('the extraction', () => {
  it.each([
    ['vscode.l10n.t', 'a.ts', "import * as vscode from 'vscode'; vscode.l10n.t('One {0}', 1);", 'One {0}'],
    ['t taken out of vscode.l10n', 'a.ts', "const { t } = vscode.l10n; const x = t('Two');", 'Two'],
    [
      't of @vscode/l10n',
      'a.tsx',
      "import { t } from '@vscode/l10n'; const x = <p>{t('Three')}</p>;",
      'Three',
    ],
    ['t within t', 'a.ts', "const { t } = vscode.l10n; t('Outer {0}', t('Inner'))", 'Inner'],
    [
      'a message with a comment',
      'a.ts',
      "const { t } = vscode.l10n; t({ message: 'Four', comment: ['a number'] })",
      'Four/a number',
    ],
  ])('finds the message of %s', async (_, file, text, key) => {
    await using folder = await temporaryDirectory('baton-strings-');
    await writeTree(folder.path, { [`src/ui/${file}`]: text });
    expect(Object.keys(JSON.parse(await extractStrings(folder.path)) as object)).toContain(key);
  });

  it('does not depend on the order of the files', async () => {
    const texts = ["vscode.l10n.t('One');", "vscode.l10n.t('Two');"] as const;
    await using first = await temporaryDirectory('baton-strings-');
    await using second = await temporaryDirectory('baton-strings-');
    await writeTree(first.path, { 'src/a.ts': texts[0], 'src/b.ts': texts[1] });
    await writeTree(second.path, { 'src/a.ts': texts[1], 'src/b.ts': texts[0] });
    expect(await extractStrings(first.path)).toBe(await extractStrings(second.path));
  });
});

describe('what the checks of the strings find', () => {
  it.each([
    ["t('Known')", 0],
    ["vscode.l10n.t('Known')", 0],
    ['t(`Known`)', 0],
    ["t({ message: 'Told', comment: 'why' })", 0],
    ["t('Absent')", 1],
    ['t(name)', 1],
    ['t(`Known ${name}`)', 1],
    ["t('Kno' + 'wn')", 1],
    ['set.t(name)', 0],
  ])('%s', (call, count) => {
    const found = checkTranslations(treeOf({ 'src/ui/a.ts': call }), '{"Known":"Known","Told/why":"Told"}');
    expect(found).toHaveLength(count);
  });

  it.each([
    ['src/ui/a.ts', "vscode.window.showErrorMessage('It failed.')", 1],
    ['src/ui/a.ts', "vscode.window.showErrorMessage(t('It failed.'))", 0],
    ['src/ui/a.ts', "item.tooltip = 'Waits for you'", 1],
    ['src/ui/a.ts', "pick({ placeHolder: 'Choose one' })", 1],
    ['src/ui/a.ts', "item.contextValue = 'Waits for you'", 0],
    ['src/webviews/a.tsx', 'const a = <p>Hello there</p>;', 1],
    ['src/webviews/a.tsx', 'const a = <p>{x}: · @</p>;', 0],
    ['src/webviews/a.tsx', 'const a = <input aria-label="Summary" />;', 1],
    ['src/webviews/a.tsx', 'const a = <input class="Summary" />;', 0],
  ])('%s: %s', (path, text, count) => {
    expect(checkUntranslated(treeOf({ [path]: text }))).toHaveLength(count);
  });
});
