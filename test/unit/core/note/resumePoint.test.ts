import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalResumePoint,
  isRepositoryPath,
  maxBreakpoints,
  maxOpenFiles,
} from '../../../../src/core/note/resumePoint.ts';

describe('where somebody stopped, as it comes from a comment', () => {
  it.each([
    '../outside.ts',
    'src/../../outside.ts',
    'src/./a.ts',
    'src/.../a.ts',
    '/etc/passwd',
    '//server/share',
    'C:/Windows/win.ini',
    'C:file.ts',
    'file.ts:stream',
    'src\\keys.ts',
    '.git/config',
    'src/.GIT/hooks/pre-commit',
    'src//a.ts',
    'src/',
    '',
    'a\0b',
    'a\nb',
    'a'.repeat(261),
    'lone \uD800 surrogate',
  ])('takes no file %j', (path) => {
    expect(isRepositoryPath(path)).toBe(false);
    expect(canonicalResumePoint({ files: [{ path, line: 1 }], breakpoints: [] })).toBeUndefined();
  });

  it.each([
    'src/keys/rotate.ts',
    'a',
    '.github/baton.yml',
    'naïve/日本.md',
    'with space/a b.txt',
    '..a/b..c',
  ])('takes %j', (path) => {
    expect(isRepositoryPath(path)).toBe(true);
  });

  it.each([0, -1, 1.5, Number.NaN, Infinity, 1e9, '7', null])('takes no line %j', (line) => {
    expect(canonicalResumePoint({ files: [{ path: 'a.ts', line }] })).toBeUndefined();
  });

  it('keeps the safe entries beside the others, and not too many', () => {
    const files = Array.from({ length: 100 }, (_, index) => ({ path: `src/${index}.ts`, line: index + 1 }));
    const breakpoints = Array.from({ length: 100 }, (_, index) => ({ path: 'a.ts', line: index + 1 }));
    const found = canonicalResumePoint({
      files: [{ path: '../a', line: 1 }, ...files, ...files],
      breakpoints,
      active: 'src/3.ts',
      terminals: ['rm -rf'],
    });
    expect(found?.files).toEqual(files.slice(0, maxOpenFiles));
    expect(found?.breakpoints).toEqual(breakpoints.slice(0, maxBreakpoints));
    expect(found?.active).toBe('src/3.ts');
    expect(Object.keys(found ?? {})).toEqual(['files', 'breakpoints', 'active']);
  });

  it('has nothing in front that is not open', () => {
    const found = canonicalResumePoint({ files: [{ path: 'a.ts', line: 1 }], active: '../b.ts' });
    expect(found).toEqual({ files: [{ path: 'a.ts', line: 1 }], breakpoints: [] });
  });

  it('is safe and stable for any value', () => {
    const entry = fc.oneof(
      fc.record({ path: fc.string(), line: fc.integer() }, { requiredKeys: [] }),
      fc.record({ path: fc.constantFrom('a.ts', 'src/b.ts', '../c'), line: fc.integer({ min: 0, max: 9 }) }),
      fc.anything(),
    );
    const value = fc.oneof(
      fc.anything(),
      fc.record({ files: fc.array(entry), breakpoints: fc.array(entry), active: fc.anything() }),
    );
    fc.assert(
      fc.property(value, (any) => {
        const found = canonicalResumePoint(any);
        expect(canonicalResumePoint(found)).toEqual(found);
        for (const { path } of [...(found?.files ?? []), ...(found?.breakpoints ?? [])])
          expect(isRepositoryPath(path)).toBe(true);
      }),
    );
  });
});
