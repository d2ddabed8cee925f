import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  CODEOWNERS_LIMIT,
  ownerKey,
  parseCodeowners,
  ruleFor,
} from '../../../../../src/core/availability/reviewers/codeowners.ts';
import { matchesOwnerPattern } from '../../../../../src/core/availability/reviewers/ownerPattern.ts';

describe('a CODEOWNERS pattern', () => {
  it.each<readonly [pattern: string, matching: string, other: string]>([
    ['*', 'a a/b a/b/c .github/x', ''],
    ['*.ts', 'a.ts src/a.ts src/deep/a.ts x.ts/readme', 'a.tsx src/a.ts.map'],
    ['src', 'src src/a lib/src lib/src/a/b', 'srcs lib/srcs/a src.ts'],
    ['/src', 'src src/a src/a/b', 'lib/src lib/src/a srcs'],
    ['src/', 'src/a src/a/b lib/src/a', 'src lib/src'],
    ['/build/logs/', 'build/logs/x build/logs/a/b', 'build/logs a/build/logs/x'],
    ['docs/*', 'docs/start.md', 'docs/build/trouble.md docs other/docs/start.md'],
    ['/docs/*', 'docs/start.md', 'docs/build/trouble.md'],
    ['/*', 'a', 'a/b'],
    ['/*/', 'a/b a/b/c', 'a'],
    ['docs/*.md', 'docs/start.md', 'docs/deep/start.md a/docs/start.md'],
    ['docs/*/api', 'docs/v1/api docs/v1/api/x', 'docs/api docs/v1/v2/api'],
    ['src/app', 'src/app src/app/x', 'lib/src/app src/apps'],
    ['**/logs', 'logs logs/x build/logs build/logs/x deep/a/logs/b', 'catalogs build/log'],
    ['**/a/b', 'a/b a/b/c x/y/a/b', 'a/x/b'],
    ['a/**', 'a/b a/b/c', 'a x/a/b'],
    ['a/**/b', 'a/b a/b/c a/x/b a/x/y/b/z', 'x/a/b a/bc'],
    ['a/**/', 'a/b a/b/c', 'a'],
    ['a/**/b/c*', 'a/b/cat a/x/b/c', 'a/b/dog a/x/cat'],
    ['f?o', 'foo x/fao', 'fo fooo'],
    [String.raw`f\?o`, 'f?o', 'foo'],
    [String.raw`f\*o`, 'f*o', 'foo'],
    [String.raw`my\ file`, '', 'my'],
    ['README.md', 'README.md docs/README.md', 'readme.md'],
    ['a*b*c', 'abc a-b-c aXbYbZc', 'ab acb'],
    ['/', '', 'a a/b'],
    ['/apps/github', 'apps/github apps/github/x', 'apps/gitlab'],
  ])('%s', (pattern, matching, other) => {
    const paths = (text: string): string[] => text.split(' ').filter((each) => each !== '');
    expect(paths(matching).filter((path) => !matchesOwnerPattern(pattern, path))).toEqual([]);
    expect(paths(other).filter((path) => matchesOwnerPattern(pattern, path))).toEqual([]);
  });

  it('matches a name with blanks that are escaped', () => {
    const { rules } = parseCodeowners(String.raw`docs/my\ file.md @ana`);
    expect(matchesOwnerPattern(rules[0]!.pattern, 'docs/my file.md')).toBe(true);
  });

  it('answers soon whatever the pattern', () => {
    expect(matchesOwnerPattern('*a'.repeat(2_000), 'a'.repeat(4_000) + 'b')).toBe(false);
    expect(matchesOwnerPattern('**/'.repeat(500) + 'x', 'a/'.repeat(500) + 'y')).toBe(false);
  });

  it('means the same with a trailing ** as with a trailing slash, and the anchor is the only difference of a leading slash', () => {
    const name = fc.stringMatching(/^[ab*?]{1,3}$/);
    const path = fc.array(fc.stringMatching(/^[ab]{1,2}$/), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(name, { minLength: 2, maxLength: 3 }), path, (names, path) => {
        fc.pre(!names.some((each) => each.includes('**')));
        const [pattern, file] = [names.join('/'), path.join('/')];
        expect(matchesOwnerPattern(`${pattern}/`, file)).toBe(matchesOwnerPattern(`${pattern}/**`, file));
        expect(matchesOwnerPattern(`/${pattern}`, file)).toBe(matchesOwnerPattern(pattern, file));
        if (matchesOwnerPattern(`/${pattern}`, file))
          expect(matchesOwnerPattern(`**/${pattern}`, `x/${file}`)).toBe(true);
      }),
    );
  });
});

describe('a CODEOWNERS file', () => {
  const text = [
    '# Owners',
    '*       @global @global',
    '*.js    @js-owner #inline comment',
    '/docs/  docs@example.com @org/docs-team',
    '/docs/private/',
    '!*.md   @nobody',
    '[a-z]   @nobody',
    String.raw`\#x  @nobody`,
    '*.css   @ok not-an-owner',
    '',
  ].join('\r\n');
  const codeowners = parseCodeowners(text);

  it.each([
    ['a.ts', ['@global']],
    ['a.js', ['@js-owner']],
    ['docs/a.js', ['docs@example.com', '@org/docs-team']],
    ['docs/private/a.js', []],
    ['a.css', ['@global']],
  ])('%s belongs to %j: the last match decides', (path, owners) => {
    expect([...new Set(ruleFor(codeowners, path)?.owners.map(ownerKey))]).toEqual(owners);
  });

  it('skips the lines that GitHub skips, and says so', () => {
    expect(codeowners.problems).toEqual([
      { code: 'pattern-unsupported', line: 5, text: '!*.md' },
      { code: 'pattern-unsupported', line: 6, text: '[a-z]' },
      { code: 'pattern-unsupported', line: 7, text: String.raw`\#x` },
      { code: 'owner-invalid', line: 8, text: 'not-an-owner' },
    ]);
    expect(codeowners.rules.map(({ line }) => line)).toEqual([1, 2, 3, 4]);
  });

  it('owns nothing when empty or too large', () => {
    expect(ruleFor(parseCodeowners(''), 'a')).toBeNull();
    const large = parseCodeowners('* @a\n'.repeat(CODEOWNERS_LIMIT / 4));
    expect(large).toMatchObject({ rules: [], problems: [{ code: 'file-too-large' }] });
  });
});
