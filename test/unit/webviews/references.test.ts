import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fileOfCode,
  fileOfLink,
  isInnerPath,
  repositoryOf,
  splitReferences,
} from '../../../src/webviews/reader/references.ts';

const repository = 'https://github.com/acme/keys';
const sha = 'a1c9e02f5b6c7d8e9f0a1b2c3d4e5f60718293a4';

describe('references in text', () => {
  it.each([
    ['see src/keys/rotate.ts:40-88.', 'src/keys/rotate.ts:40-88', 'file'],
    ['(rotate.ts:7)', 'rotate.ts:7', 'file'],
    ['page @li, please', '@li', 'mention'],
    ['@acme/keys', '@acme/keys', 'mention'],
    ['closes #198.', '#198', 'link'],
    ['revert a1c9e02, then', 'a1c9e02', 'link'],
  ])('%s', (text, word, type) => {
    expect(splitReferences(text, repository).find((piece) => piece.type !== 'text')).toMatchObject({
      type,
      text: word,
    });
  });

  it.each([
    'at 10:30',
    'defaced',
    '1234567',
    'ben@acme.io',
    '../../etc/passwd.d:1',
    'C:/x.ts:1',
    'a:b',
    '#',
    '@',
  ])('none in %s', (text) => {
    expect(splitReferences(text, repository)).toEqual([{ type: 'text', text }]);
  });

  it('lose no character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(
          splitReferences(text, repository)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  it('take linear time', () => {
    const before = Date.now();
    for (const piece of ['a', 'a.', 'a/', '@a', '#1', '.', ':', 'a-', 'f0'])
      splitReferences(piece.repeat(60_000), repository);
    expect(Date.now() - before).toBeLessThan(1500);
  });
});

describe('links to files', () => {
  it.each([
    [
      `${repository}/blob/${sha}/src/a%20b.ts#L40-L88`,
      { path: 'src/a b.ts', commit: sha, line: 40, endLine: 88 },
    ],
    [`https://github.com/ACME/Keys/blob/${sha}/a.ts`, { path: 'a.ts', commit: sha }],
    ['./docs/x.md#L3', { path: 'docs/x.md', line: 3 }],
    ['docs/x.md', { path: 'docs/x.md' }],
  ])('%s', (href, file) => {
    expect(fileOfLink(href, repository)).toEqual(file);
  });

  it.each([
    `${repository}/blob/main/a.ts`,
    `${repository}/blob/${sha}/..%2f..%2fetc/passwd`,
    `https://evil.example/acme/keys/blob/${sha}/a.ts`,
    '../x',
    '/etc/passwd',
    '//evil.example/x',
    '%2e%2e/x',
    '#top',
    'javascript:alert(1)',
    'a\\..\\b',
    '%ff',
    'C:/x',
  ])('not %s', (href) => {
    expect(fileOfLink(href, repository)).toBeUndefined();
  });

  it('are recognised in code too', () => {
    expect([
      fileOfCode('src/a.ts'),
      fileOfCode('src/a.ts:3'),
      fileOfCode('npm run x'),
      fileOfCode('a.b'),
    ]).toEqual([{ path: 'src/a.ts' }, { path: 'src/a.ts', line: 3 }, undefined, undefined]);
    expect(isInnerPath('a/../b')).toBe(false);
  });

  it('know their repository by any page of it', () => {
    expect(repositoryOf(`${repository}/pull/214#issuecomment-1`)).toBe(repository);
    expect([repositoryOf('javascript:x'), repositoryOf('https://github.com/acme'), repositoryOf('')]).toEqual(
      [undefined, undefined, undefined],
    );
  });
});
