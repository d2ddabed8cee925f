import fc from 'fast-check';
import { marked } from 'marked';
import type { Token } from 'marked';
import { describe, expect, it } from 'vitest';
import { evidence } from '../../../../../src/core/note/evidence/evidence.ts';
import type {
  Bounded,
  EvidenceFacts,
  GitFacts,
} from '../../../../../src/core/note/evidence/evidenceFacts.ts';
import { evidenceSteps } from '../../../../../src/core/note/evidence/evidenceSteps.ts';
import { codeSpan, linkTo } from '../../../../../src/core/note/evidence/evidenceText.ts';

const sha = (digit: string): string => digit.repeat(40);
const list = <T>(items: readonly T[], total = items.length): Bounded<T> => ({ items, total });
const commit = (digit: string, subject: string) => ({
  sha: sha(digit),
  subject,
  author: 'Maya',
  committedAt: 0,
});

const quiet: GitFacts = {
  branch: 'topic',
  head: sha('a'),
  base: { type: 'mergeBase', commit: sha('b'), ref: 'refs/remotes/origin/main' },
  commits: list([commit('a', 'Rotate keys')]),
  markers: list([]),
  unpushed: { upstream: 'refs/remotes/origin/topic', commits: list([]) },
  shallow: false,
};

const busy: EvidenceFacts = {
  git: {
    ...quiet,
    commits: {
      items: [commit('a', 'Rotate keys'), commit('c', 'a `tick` @acme/all <!-- x')],
      total: 40,
      atLeast: true,
    },
    diff: {
      from: sha('b'),
      to: sha('a'),
      files: 3,
      added: 12,
      removed: 4,
      areas: list([
        { folder: 'src', files: 2, added: 12, removed: 0 },
        { folder: '', files: 1, added: 0, removed: 4 },
      ]),
      paths: list(['src/a', 'src/b', 'c']),
    },
    markers: list([
      { marker: 'TODO', path: 'src/b.ts', line: 10, text: 'TODO: expire', commit: sha('a') },
      { marker: 'FIXME', path: 'src/b.ts', line: 9, text: 'FIXME leaks' },
    ]),
    unpushed: { commits: list([commit('a', 'Rotate keys')]) },
    workingTree: {
      staged: list(['new\nline.txt']),
      unstaged: list(['a.txt'], 12),
      untracked: list([]),
      conflicted: list([]),
      stashes: list([{ sha: sha('d'), subject: 'On topic: half' }]),
      operation: 'cherryPick',
    },
  },
  checks: [
    { name: 'lint', conclusion: 'passed', url: 'https://ci.example/1' },
    { name: 'test (mac)', conclusion: 'failed', url: 'https://ci.example/2' },
  ],
  threads: [
    {
      id: 'T1',
      url: 'https://github.com/a/b/pull/1#r1',
      path: 'src/b.ts',
      line: 4,
      author: 'ben',
      excerpt: 'Why?',
    },
  ],
  diagnostics: [{ path: 'src/b.ts', line: 3, severity: 'error', message: "Type 'x'" }],
};

describe('the evidence', () => {
  it('tells everything, each line with its commit, file or address', () => {
    expect(evidence(busy)).toBe(
      [
        '- At least 40 commits up to aaaaaaaaaa, since `origin/main` at bbbbbbbbbb:',
        '  - aaaaaaaaaa `Rotate keys`',
        '  - cccccccccc ``a `tick` @acme/all <!-- x``',
        '  - and at least 38 more before cccccccccc',
        '- 3 files changed (+12 −4) between bbbbbbbbbb and aaaaaaaaaa:',
        '  - `src/` 2 files (+12 −0)',
        '  - top folder, `./` 1 file (+0 −4)',
        '- Cherry-pick in progress on top of aaaaaaaaaa',
        '- Staged, not committed, 1 file on top of aaaaaaaaaa:',
        '  - `new\\nline.txt`',
        '- Changed, not staged, 12 files on top of aaaaaaaaaa:',
        '  - `a.txt`',
        '  - and 11 more on top of aaaaaaaaaa',
        '- 1 stash in this clone only, latest dddddddddd:',
        '  - dddddddddd `On topic: half`',
        '- 1 commit not pushed to any remote, up to aaaaaaaaaa:',
        '  - aaaaaaaaaa `Rotate keys`',
        '- 2 added TODOs and FIXMEs up to aaaaaaaaaa:',
        '  - `src/b.ts:9` `FIXME leaks`, not committed',
        '  - `src/b.ts:10` `TODO: expire`',
        '- 1 check failed on aaaaaaaaaa:',
        '  - [`test (mac)`](https://ci.example/2)',
        '- 1 check passed on aaaaaaaaaa',
        '- 1 unresolved review thread at aaaaaaaaaa:',
        '  - [`src/b.ts:4`](https://github.com/a/b/pull/1#r1) `ben`: `Why?`',
        '- 1 error in changed files at aaaaaaaaaa:',
        "  - `src/b.ts:3` error: `Type 'x'`",
      ].join('\n'),
    );
  });

  it.each([
    [
      'a branch without changes',
      { ...quiet, commits: list([]) },
      '- No commits since `origin/main` at bbbbbbbbbb; head is aaaaaaaaaa',
    ],
    [
      'the last note',
      { ...quiet, base: { type: 'noted', commit: sha('e') } },
      '- 1 commit up to aaaaaaaaaa, since the last note at eeeeeeeeee:\n  - aaaaaaaaaa `Rotate keys`',
    ],
    [
      'a rewritten branch',
      { ...quiet, commits: list([]), base: { type: 'notedGone', noted: sha('f'), commit: sha('b') } },
      "- No commits since bbbbbbbbbb; the last note's commit `ffffffffff` is no longer part of the branch; head is aaaaaaaaaa",
    ],
    [
      'a shallow clone',
      { ...quiet, commits: list([]), shallow: true, base: { type: 'root' } },
      '- No commits from the beginning of the history; head is aaaaaaaaaa, in a shallow clone',
    ],
  ] as const)('is short for %s', (_name, git, expected) => {
    expect(evidence({ git })).toBe(expected);
  });

  it('says that a branch has no commit yet', () => {
    const unborn: GitFacts = {
      branch: 'topic',
      base: { type: 'root' },
      commits: list([]),
      markers: list([]),
      unpushed: { commits: list([]) },
      shallow: false,
    };
    expect(evidence({ git: unborn })).toBe('- No commit yet on `topic`');
  });

  it('is the same for the same facts, in whatever order the server gave them', () => {
    const threads = Array.from({ length: 30 }, (_, index) => ({
      ...busy.threads![0]!,
      id: `T${index}`,
      line: index % 7,
      url: `https://x.example/${index}`,
    }));
    const checks = Array.from({ length: 30 }, (_, index) => ({ ...busy.checks![1]!, name: `c${index}` }));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(threads, { minLength: 30 }),
        fc.shuffledSubarray(checks, { minLength: 30 }),
        (some, others) => {
          expect(evidence({ ...busy, threads: some, checks: others })).toBe(
            evidence({ ...busy, threads, checks }),
          );
          expect(evidenceSteps({ ...busy, threads: some, checks: others })).toEqual(
            evidenceSteps({ ...busy, threads, checks }),
          );
        },
      ),
    );
  });

  it('is bounded', () => {
    const many = <T>(item: T): Bounded<T> =>
      list(
        Array.from({ length: 5_000 }, () => item),
        1e9,
      );
    const long = '`@x '.repeat(10_000);
    const git: GitFacts = {
      ...busy.git,
      commits: many(commit('a', long)),
      markers: many({ marker: 'TODO', path: long, line: 1, text: long }),
      unpushed: { commits: many(commit('a', long)) },
      workingTree: {
        staged: many(long),
        unstaged: many(long),
        untracked: many(long),
        conflicted: many(long),
        stashes: many({ sha: sha('d'), subject: long }),
      },
    };
    const text = evidence({
      git,
      checks: Array.from({ length: 5_000 }, () => ({
        name: long,
        conclusion: 'failed',
        url: 'https://x.example',
      })),
      threads: Array.from({ length: 5_000 }, () => ({
        id: 'x',
        url: 'https://x.example',
        path: long,
        author: long,
        excerpt: long,
      })),
      diagnostics: Array.from({ length: 5_000 }, () => ({
        path: long,
        line: 1,
        severity: 'warning',
        message: long,
      })),
    });
    expect(text.length).toBeLessThan(40_000);
    expect(text).toContain('and 999999990 more');
  });
});

/** Every token of Markdown, at any depth. */
function* tokensOf(tokens: readonly Token[]): Generator<Token> {
  for (const token of tokens) {
    yield token;
    if ('tokens' in token) yield* tokensOf(token.tokens ?? []);
    if (token.type === 'list') yield* tokensOf((token as { items: Token[] }).items);
  }
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '`',
        '``',
        '@acme/all',
        '<!--',
        '-->',
        '\n',
        '\r',
        '](',
        '[',
        '<img src=x>',
        '\\',
        ' ',
        '- [ ] ',
        '#1',
        '\u202E',
        '\0',
        'https://evil.example',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

describe('text of others in it', () => {
  it('is one line of inline code that says what the text says', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const span = codeSpan(text);
        expect(span).not.toMatch(/[\r\n\u202E\0]/);
        const tokens = [...tokensOf(marked.lexer(`- ${span}`))];
        expect(
          tokens
            .filter(({ type }) =>
              ['html', 'link', 'image', 'codespan', 'checkbox', 'em', 'strong'].includes(type),
            )
            .map(({ type }) => type),
        ).toEqual(['codespan']);
        expect(span.length).toBeLessThan(2_000);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['a', '`a`'],
    ['', '` `'],
    ['`', '`` ` ``'],
    ['a``b', '`a``b`'],
    [' a ', '`  a  `'],
    ['a\r\nb\tc', '`a\\u{d}\\nb\\tc`'],
    ['\u202Egpj.exe', '`\\u{202e}gpj.exe`'],
    ['\uD800', '`\uFFFD`'],
  ])('writes %j as %s', (text, span) => {
    expect(codeSpan(text)).toBe(span);
  });

  it('links to the web only, and cannot leave the link', () => {
    expect(linkTo('x', 'javascript:alert(1)')).toBe('`x`');
    expect(linkTo('x', 'https:///x')).toBe('`x`');
    fc.assert(
      fc.property(hostile, hostile, (text, rest) => {
        const links = [
          ...tokensOf(marked.lexer(`- ${linkTo(text, `https://a.example/${rest}`)} end`)),
        ].filter(({ type }) => type === 'link');
        expect(links).toHaveLength(1);
        expect((links[0] as { href: string }).href).toMatch(/^https:\/\/a\.example\//);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('proposed steps', () => {
  it('has one for each failing check, open thread and added TODO', () => {
    expect(evidenceSteps(busy).map(({ text }) => text)).toEqual([
      'Repair the failing check [`test (mac)`](https://ci.example/2)',
      'Resolve `ben`’s review thread on [`src/b.ts:4`](https://github.com/a/b/pull/1#r1): `Why?`',
      '`FIXME leaks` in `src/b.ts:9`',
      '`TODO: expire` in `src/b.ts:10`',
    ]);
    expect(evidenceSteps({ git: quiet })).toEqual([]);
  });

  it('keeps dropped what was dropped, also after lines moved and a check ran again', () => {
    const steps = evidenceSteps(busy);
    for (const dropped of steps) {
      const left = evidenceSteps(moved(busy), new Set([dropped.key]));
      expect(left).toHaveLength(steps.length - 1);
      expect(left.map(({ key }) => key)).not.toContain(dropped.key);
    }
    expect(new Set(steps.map(({ key }) => key)).size).toBe(steps.length);
  });

  it('has one step for a matter, and fifty at most', () => {
    const [first] = busy.git.markers.items;
    const twice = { ...busy.git, markers: list([first!, { ...first!, line: 99 }]) };
    expect(evidenceSteps({ git: twice })).toHaveLength(1);
    const many = list(Array.from({ length: 100 }, (_, index) => ({ ...first!, path: `p${index}` })));
    expect(evidenceSteps({ git: { ...quiet, markers: many } })).toHaveLength(50);
  });
});

function moved(facts: EvidenceFacts): EvidenceFacts {
  const markers = facts.git.markers.items.map((marker) => ({
    ...marker,
    line: marker.line + 7,
    commit: sha('9'),
  }));
  return {
    git: { ...facts.git, head: sha('9'), markers: list(markers) },
    checks: facts.checks!.map((check) => ({ ...check, url: `${check.url}9` })),
    threads: facts.threads!.map((thread) => ({ ...thread, line: 80 })),
  };
}
