import { describe, expect, it } from 'vitest';
import { projectRoot } from '../support/projectRoot.ts';
import * as checks from './checks/checkSource.ts';
import { expectNothingFound } from './checks/expectNothingFound.ts';
import { readSourceTree, treeOf } from './checks/sourceTree.ts';

const tree = await readSourceTree(projectRoot);

describe('the source', () => {
  it('is read from the checkout', () => {
    expect([...tree.keys()].filter((path) => path.startsWith('src/')).length).toBeGreaterThan(20);
    expect(tree.get('package.json')).toContain('"name": "baton"');
  });

  it.each(
    [
      checks.checkFileSizes,
      checks.checkCompositionRoot,
      checks.checkEscapes,
      checks.checkFileNames,
      checks.checkCommandRegistration,
      checks.checkNotifications,
    ].map((check) => [check.name, check] as const),
  )('%s finds nothing', (_, check) => {
    expectNothingFound(check(tree));
  });
});

describe('what the checks of the source find', () => {
  it('notifications that could carry a link', () => {
    const text = 'void vscode.window.showWarningMessage(summary);';
    expect(
      checks.checkNotifications(treeOf({ 'src/ui/a.ts': text, 'src/ui/notices/showMessage.ts': text })),
    ).toHaveLength(1);
  });

  const lines = (count: number): string => 'export {};\n'.repeat(count);

  it('files that are too long', () => {
    const found = checks.checkFileSizes(
      treeOf({
        'src/core/a.ts': lines(300),
        'src/core/b.ts': lines(301),
        'src/webviews/c.css': lines(301),
        'src/extension.ts': lines(121),
        'test/d.ts': lines(900),
      }),
    );
    expect(found.map((finding) => finding.path)).toEqual([
      'src/core/b.ts',
      'src/webviews/c.css',
      'src/extension.ts',
    ]);
  });

  it.each(['if (a) b();', 'const c = a ? b : d;', 'switch (a) { default: b(); }'])(
    'a decision in the composition root: %s',
    (text) => {
      expect(checks.checkCompositionRoot(treeOf({ 'src/extension.ts': text }))).toHaveLength(1);
    },
  );

  it.each([
    ['any as a type', 'const a: any = 1;', 1],
    ['any in an array', 'const a: any[] = [];', 1],
    ['a cast to any', 'const a = b as any;', 1],
    ['the word any in text', "// any\nconst a = 'any';", 0],
    ['eslint-disable for everything', '/* eslint-disable */', 1],
    ['eslint-disable without a reason', '// eslint-disable-next-line no-console', 1],
    [
      'eslint-disable with a reason',
      '// eslint-disable-next-line no-console -- the log of a command line',
      0,
    ],
  ])('%s', (_, text, count) => {
    expect(checks.checkEscapes(treeOf({ 'src/core/a.ts': text }))).toHaveLength(count);
  });

  it.each([
    ['src/core/utils.ts', 1],
    ['src/ui/outboxManager.ts', 1],
    ['src/ui/helpers.ts', 1],
    ['src/core/index.ts', 1],
    ['src/core/note/note.ts', 0],
  ])('names that say nothing: %s', (path, count) => {
    expect(checks.checkFileNames(treeOf({ [path]: '' }))).toHaveLength(count);
  });

  it('commands that are registered elsewhere', () => {
    const text = "vscode.commands.registerCommand('baton.x', x);";
    const found = checks.checkCommandRegistration(
      treeOf({ 'src/ui/commands/a.ts': text, 'src/ui/views/b.ts': `\n${text}`, 'src/extension.ts': text }),
    );
    expect(found.map((finding) => finding.path)).toEqual(['src/ui/views/b.ts:2', 'src/extension.ts:1']);
  });
});
