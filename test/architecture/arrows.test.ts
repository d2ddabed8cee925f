import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import config from '../../.dependency-cruiser.mjs';
import { projectRoot } from '../support/projectRoot.ts';
import { temporaryDirectory } from '../support/temporaryDirectory.ts';
import { checkArrows } from './checks/checkArrows.ts';
import { expectNothingFound } from './checks/expectNothingFound.ts';
import { writeTree } from './checks/sourceTree.ts';

const empty = 'export const a = 1;\n';
const manifest = {
  name: 'x',
  dependencies: { valibot: '1', 'simple-git': '1' },
  devDependencies: { vitest: '1' },
};
/** Files that import nothing, so that imports of them lead somewhere. */
const base: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify(manifest),
  'src/core/a.ts': empty,
  'src/app/a.ts': empty,
  'src/app/ports/p.ts': empty,
  'src/protocol/a.ts': empty,
  'src/adapters/git/a.ts': empty,
  'src/adapters/git/b.ts': empty,
  'src/adapters/github/a.ts': empty,
  'src/ui/views/a.ts': empty,
  'src/application.ts': empty,
  'src/webviews/compose/a.tsx': empty,
  'src/webviews/reader/a.tsx': empty,
  'src/webviews/shared/a.tsx': empty,
  'test/support/a.ts': empty,
};

async function rulesBroken(files: Record<string, string>): Promise<readonly string[]> {
  await using folder = await temporaryDirectory('baton-arrows-');
  await writeTree(folder.path, { ...base, ...files });
  await symlink(join(projectRoot, 'node_modules'), join(folder.path, 'node_modules'));
  const findings = await checkArrows(folder.path);
  return [...new Set(findings.map((finding) => finding.rule))];
}

const violations: readonly (readonly [rule: string, path: string, statement: string])[] = [
  ['core-is-pure', 'src/core/x.ts', "import '../app/a.ts'"],
  ['core-is-pure', 'src/core/x.ts', "import { readFile } from 'node:fs'"],
  ['core-is-pure', 'src/core/x.ts', "import { randomUUID } from 'crypto'"],
  ['core-is-pure', 'src/core/x.ts', "import { simpleGit } from 'simple-git'"],
  ['core-is-pure', 'src/core/x.ts', "const fs = await import('node:fs')"],
  ['core-is-pure', 'src/core/x.ts', "import type { a } from '../protocol/a.ts'"],
  ['app-sees-core', 'src/app/x.ts', "import '../adapters/git/a.ts'"],
  ['app-sees-core', 'src/app/x.ts', "import '../ui/views/a.ts'"],
  ['app-sees-core', 'src/app/x.ts', "import 'node:path'"],
  ['protocol-sees-core', 'src/protocol/x.ts', "import '../app/a.ts'"],
  ['protocol-sees-core', 'src/protocol/x.ts', "import 'node:events'"],
  ['adapters-see-app', 'src/adapters/git/x.ts', "import '../../ui/views/a.ts'"],
  ['adapters-are-apart', 'src/adapters/git/x.ts', "import '../github/a.ts'"],
  ['ui-sees-app', 'src/ui/x.ts', "import '../adapters/git/a.ts'"],
  ['ui-sees-app', 'src/ui/x.ts', "import '../webviews/shared/a.tsx'"],
  ['ui-has-no-backdoor', 'src/ui/x.ts', "import { spawn } from 'node:child_process'"],
  ['ui-has-no-backdoor', 'src/ui/x.ts', "import { simpleGit } from 'simple-git'"],
  ['webviews-see-protocol', 'src/webviews/compose/x.tsx', "import '../../app/a.ts'"],
  ['webviews-are-apart', 'src/webviews/compose/x.tsx', "import '../reader/a.tsx'"],
  ['shared-is-below', 'src/webviews/shared/x.tsx', "import '../reader/a.tsx'"],
  ['webviews-run-in-the-browser', 'src/webviews/compose/x.tsx', "import 'node:path'"],
  ['vscode-has-two-rooms', 'src/adapters/git/x.ts', "import * as vscode from 'vscode'"],
  ['composition-is-the-root', 'src/ui/x.ts', "import '../application.ts'"],
  ['product-has-no-tests', 'src/adapters/git/x.ts', "import '../../../test/support/a.ts'"],
  ['product-has-its-packages', 'src/adapters/git/x.ts', "import 'vitest'"],
  ['product-has-its-packages', 'src/adapters/git/x.ts', "import 'ajv'"],
  ['imports-resolve', 'src/adapters/git/x.ts', "import './absent.ts'"],
];

describe('the arrows of the house', () => {
  it('hold in the product', async () => {
    expectNothingFound(await checkArrows(projectRoot));
  });

  it('allow what the house is made of', async () => {
    const files = {
      'src/core/x.ts': "import { a } from './a.ts'; import * as v from 'valibot'; export const x = [a, v];",
      'src/app/x.ts': "import '../core/x.ts'; import './ports/p.ts';",
      'src/protocol/x.ts': "import '../core/x.ts'; import 'valibot';",
      'src/adapters/git/x.ts':
        "import '../../app/x.ts'; import './b.ts'; import 'simple-git'; import 'node:fs';",
      'src/adapters/editor/x.ts': "import 'vscode'; import '../../app/x.ts';",
      'src/ui/x.ts': "import 'vscode'; import '../app/x.ts'; import '../protocol/x.ts'; import 'node:path';",
      'src/webviews/compose/x.tsx':
        "import '../shared/a.tsx'; import '../../protocol/x.ts'; import './x.css';",
      'src/extension.ts': "import 'vscode'; import './ui/x.ts'; import('./application.ts');",
    };
    expect(await rulesBroken(files)).toEqual([]);
  });

  it.each(violations)('%s: %s may not say %s', async (rule, path, statement) => {
    expect(await rulesBroken({ [path]: `${statement};\nexport const x = 1;\n` })).toContain(rule);
  });

  it('no-cycles: two files may not import each other, not even types', async () => {
    const files = {
      'src/core/x.ts': "import type { Y } from './y.ts'; export interface X { y: Y }",
      'src/core/y.ts': "import type { X } from './x.ts'; export interface Y { x: X }",
    };
    expect(await rulesBroken(files)).toEqual(['no-cycles']);
  });

  it('are all shown to be kept by this test, and teach the remedy', () => {
    const shown = new Set([...violations.map(([rule]) => rule), 'no-cycles']);
    const rules = config.forbidden ?? [];
    expect(rules.map((rule) => rule.name).filter((name) => !shown.has(name ?? ''))).toEqual([]);
    for (const rule of rules) expect(rule.comment?.length).toBeGreaterThan(40);
  });
});
