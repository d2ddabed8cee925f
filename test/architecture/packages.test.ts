import { homedir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { checkPackagedFiles, packageBudget } from '../../build/checkPackagedFiles.ts';
import { activationSize } from '../../build/activationSize.ts';
import { projectRoot } from '../support/projectRoot.ts';
import { checkLicences, checkLock, checkPlaces } from './checks/checkPackages.ts';
import { expectNothingFound } from './checks/expectNothingFound.ts';
import { readSourceTree, treeOf } from './checks/sourceTree.ts';

const tree = await readSourceTree(projectRoot);
/** A folder directly below the root has a name that occurs in ordinary text. */
const ownPlaces = [projectRoot, homedir()].filter((place) => place.split(/[/\\]/).length > 2);

describe('the packages', () => {
  it.each([checkLicences, checkLock].map((check) => [check.name, check] as const))(
    '%s finds nothing',
    (_, check) => {
      expectNothingFound(check(tree));
    },
  );

  it('no file names a place of this machine or a registry', () => {
    expectNothingFound(checkPlaces(tree, ownPlaces));
  });
});

describe('what the checks of the packages find', () => {
  const lock = (entry: object): ReturnType<typeof treeOf> =>
    treeOf({
      'package-lock.json': JSON.stringify({
        packages: { '': {}, 'node_modules/x': { integrity: 'sha512-x', ...entry } },
      }),
    });

  it.each([
    ['MIT', {}, 0],
    ['(MPL-2.0 OR GPL-3.0)', {}, 0],
    ['(MIT AND ISC)', {}, 0],
    ['(MIT AND GPL-3.0)', {}, 1],
    ['AGPL-3.0', {}, 1],
    ['CC-BY-4.0', {}, 1],
    [undefined, {}, 1],
    ['GPL-3.0', { dev: true }, 0],
  ])('the licence %s %o', (license, entry, count) => {
    expect(checkLicences(lock({ license, ...entry }))).toHaveLength(count);
  });

  it.each([
    [{ integrity: 'sha512-x' }, 0],
    [{ resolved: 'https://example.org/x.tgz' }, 1],
    [{ integrity: undefined }, 1],
  ])('the entry of the lock file %o', (entry, count) => {
    expect(checkLock(lock(entry))).toHaveLength(count);
  });

  it.each([
    [['', 'root', 'x.ts'].join('/'), 1],
    [`"${['', 'work', 'main'].join('/')}"`, 1],
    [['', 'home', 'somebody', 'x'].join('/'), 1],
    [['C:', 'Users', 'somebody'].join('\\'), 1],
    [`https://${['registry', 'npmjs', 'org'].join('.')}/x`, 1],
    ['/own/checkout/x.ts', 1],
    ['src/work/main.ts', 0],
    ['https://github.com/work/main', 0],
    ['/tmp/x', 0],
  ])('the place %s', (text, count) => {
    expect(checkPlaces(treeOf({ 'README.md': `see ${text}` }), ['/own/checkout'])).toHaveLength(count);
  });
});

describe('the VSIX', () => {
  const files = [
    'package.json',
    'package.nls.json',
    'README.md',
    'LICENSE',
    'dist/extension.js',
    'dist/chunks/application-ABCD1234.js',
    'dist/webviews/compose.js',
    'dist/webviews/compose.css',
    'dist/webviews/reader.js',
    'dist/webviews/reader.css',
    'dist/webviews/codicon.ttf',
    'dist/THIRD_PARTY_NOTICES.txt',
    'media/baton.svg',
  ];

  it('holds what it must, within its budget', () => {
    expect(checkPackagedFiles(files, packageBudget)).toEqual([]);
    expect(checkPackagedFiles(files, packageBudget + 1)).toHaveLength(1);
  });

  it.each(files.filter((file) => !file.includes('chunks')))('is refused without %s', (absent) => {
    const rest = files.filter((file) => file !== absent);
    expect(checkPackagedFiles(rest, 1)).toHaveLength(1);
  });

  it.each([
    'src/extension.ts',
    'dist/extension.js.map',
    '.env',
    'test/run.mjs',
    'node_modules/x/index.js',
    'dist/x.vsix',
  ])('is refused with %s', (further) => {
    expect(checkPackagedFiles([...files, further], 1)).toHaveLength(1);
  });
});

describe('the size at activation', () => {
  it('counts what is imported statically, at any depth, once, and nothing that is imported later', () => {
    const output = (bytes: number, input: string, imports: readonly (readonly [string, string])[]) => ({
      bytes,
      inputs: { [input]: { bytesInOutput: bytes } },
      exports: [],
      imports: imports.map(([kind, path]) => ({ kind: kind as 'import-statement', path })),
    });
    const size = activationSize(
      {
        inputs: {},
        outputs: {
          'dist/extension.js': output(1, 'src/extension.ts', [
            ['import-statement', 'dist/a.js'],
            ['import-statement', 'dist/b.js'],
            ['dynamic-import', 'dist/late.js'],
          ]),
          'dist/a.js': output(10, 'node_modules/@x/y/a.js', [['import-statement', 'dist/b.js']]),
          'dist/b.js': output(100, 'node_modules/@x/y/b.js', []),
          'dist/late.js': output(1000, 'src/late.ts', [['import-statement', 'dist/b.js']]),
        },
      },
      'dist/extension.js',
    );
    expect(size.bytes).toBe(111);
    expect(size.contributors[0]).toEqual({ name: '@x/y', bytes: 110 });
  });
});
