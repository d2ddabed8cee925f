import { describe, expect, it } from 'vitest';
import { findSecrets } from '../../../../../src/adapters/secrets/secretScanner.ts';
import type { EvidenceFacts } from '../../../../../src/core/note/evidence/evidenceFacts.ts';
import { type Draft, emptyContent, type NoteContent } from '../../../../../src/core/note/note.ts';
import { checkReadiness, countPassed } from '../../../../../src/core/note/readiness/checkReadiness.ts';
import { proseOf } from '../../../../../src/core/note/readiness/noteText.ts';
import { ruleIds } from '../../../../../src/core/note/readiness/problem.ts';
import { referencedPaths } from '../../../../../src/core/note/readiness/referenceRules.ts';
import { staleness } from '../../../../../src/core/note/evidence/staleness.ts';
import { builtInTemplates, isTemplateText } from '../../../../../src/core/note/draft/templates.ts';
import { fallback } from '../codec/draftLaws.ts';
import { readCorpus, scoreRules } from './noteCorpus.ts';
import { noteBy } from '../thread/threadFixtures.ts';

const update = (content: Partial<NoteContent>): Draft => ({
  header: { ...fallback, kind: 'update', to: ['ben'] },
  content: { ...emptyContent, summary: 'News', whereItStands: 'Done.', ...content },
});
const foundIn = (text: string, rule: string): readonly string[] =>
  checkReadiness(update({ whereItStands: text }))
    .filter((problem) => problem.rule === rule)
    .map(({ range }) => text.slice(range?.start, range?.end));

describe('the labelled notes', () => {
  it('are judged as a careful reader does', async () => {
    const scores = await scoreRules(readCorpus('notes'), (draft) => findSecrets(draft.content));
    expect(scores.map(({ rule }) => rule)).toEqual(ruleIds);
    expect(scores.flatMap(({ falsePositives }) => falsePositives)).toEqual([]);
    expect(scores.flatMap(({ falseNegatives }) => falseNegatives)).toEqual([]);
    const untried = scores.filter(({ truePositives }) => truePositives === 0).map(({ rule }) => rule);
    expect(untried).toEqual(['tooLong']);
  });
});

const noGit: EvidenceFacts['git'] = {
  branch: 'topic',
  base: { type: 'root' },
  commits: { items: [], total: 0 },
  markers: { items: [], total: 0 },
  shallow: false,
  unpushed: { commits: { items: [], total: 0 } },
};

describe('single rules', () => {
  it.each([
    ['relativeTime', 'Ship it tomorrow, or by Monday.', ['tomorrow', 'by Monday']],
    ['relativeTime', 'Within two hours of a failure; the tomorrowland theme; `EOD`; Friday 2026-11-27', []],
    [
      'zonelessTime',
      'At 9:30 am, 17:00, noon; 17:00 UTC; 17:00+01:00; 5 pm Europe/Berlin',
      ['9:30 am', '17:00', 'noon'],
    ],
    ['zonelessTime', '2026-11-24T17:00 and 2026-11-24T17:00Z, app.ts:12:30, 1:2, 16:9', ['17:00']],
    ['mentionNotAddressed', '@ben @eve, @eve/core, a@eve.org, `@eve`, @Eve.', ['@eve', '@Eve']],
    ['relativeTime', 'Reply as soon as CI is green; the first thing that broke; it runs in 20 minutes', []],
    [
      'relativeTime',
      'I look first thing tomorrow. Ready in 20 minutes, soon.',
      ['first thing', 'tomorrow', 'in 20 minutes', 'soon'],
    ],
    ['relativeTime', 'The next release has it; over the next week', ['next week']],
    [
      'relativeTime',
      'From Thursday on; I test on the Monday evening; a Monday meeting',
      ['From Thursday', 'Monday evening'],
    ],
    ['ambiguousStart', 'It is worth a look whether keys expire.', []],
    ['ambiguousStart', 'It takes long.', ['It']],
    ['unexplainedAbbreviation', 'MTTR, the mean time to recovery, fell in Q3 for P1 on V8: MTTR is GET.', []],
    ['unexplainedAbbreviation', '-----BEGIN RSA PRIVATE KEY-----\nab+QWE=/cd\n\nThe BFF fails', ['BFF']],
    ['ambiguousStart', 'It works.', ['It']],
    ['ambiguousStart', 'Italy works.', []],
    ['ambiguousStart', 'This branch works.', []],
    ['unexplainedAbbreviation', 'The XQZ, then the XQZ; the ABX (a box); API; XQ_Z; AB-12', ['XQZ']],
  ])('%s in %j', (rule, text, expected) => {
    expect(foundIn(text, rule)).toEqual(expected);
  });

  it.each([
    ['See `src/retry.ts`.', true],
    ['See `src/retry.ts`, which I did not add yet.', false],
    ['I did not add tests.', true],
    ['Half of it is in my working tree.', false],
  ])('uncommittedWork in %j: %j', (whereItStands, isMissing) => {
    const none = { items: [], total: 0 };
    const workingTree = { staged: none, unstaged: { items: ['src/retry.ts'], total: 1 }, untracked: none };
    const git = { ...noGit, workingTree: { ...workingTree, conflicted: none, stashes: none } };
    const found = checkReadiness(update({ whereItStands }), { evidence: { git } });
    expect(found.some(({ rule }) => rule === 'uncommittedWork')).toBe(isMissing);
  });

  it('is silent about what it does not know', () => {
    const draft = update({ references: '`src/gone.ts:3`' });
    expect(checkReadiness(draft).map(({ rule }) => rule)).toEqual([]);
    const files = new Map([['src/gone.ts', 2]]);
    expect(checkReadiness(draft, { files })).toMatchObject([
      { rule: 'missingReference', section: 'references', data: { path: 'src/gone.ts', line: 3, lines: 2 } },
    ]);
  });

  it('names the paths that have to be looked up', () => {
    const references = 'a/b.ts:1-2, `c.md`, https://x.example/y.html, and/or, 1.2.3, @acme/pkg';
    expect(referencedPaths({ ...emptyContent, why: 'Node.js and d.ts:7', references })).toEqual([
      'd.ts',
      'a/b.ts',
      'c.md',
    ]);
  });

  it('warns of a note that no comment can hold, in bytes too', () => {
    expect(checkReadiness(update({ why: 'é\n\n'.repeat(14_600) })).map(({ rule }) => rule)).toEqual([
      'tooLong',
    ]);
    expect(checkReadiness(update({ why: 'e\n\n'.repeat(14_600) }))).toEqual([]);
  });

  it('counts the rules that found nothing', () => {
    const problems = checkReadiness(update({ why: 'tomorrow and tomorrow' }));
    expect(problems).toHaveLength(2);
    expect(countPassed(problems)).toBe(ruleIds.length - 1);
  });

  it('keeps the offsets of prose', () => {
    const text = 'a `b` c\n```\nd\n```\ne [f](g) https://h.example i <!-- j --> k';
    const prose = proseOf(text);
    expect(prose).toHaveLength(text.length);
    for (const kept of ['a', 'c', 'e', 'f', 'i', 'k']) expect(prose.indexOf(kept)).toBe(text.indexOf(kept));
    expect(prose).not.toMatch(/[bdghj]/);
  });
});

describe('templates', () => {
  it('are template text themselves, and no more once a word is changed', () => {
    for (const kind of ['handoff', 'review', 'decision', 'update'] as const) {
      const content = builtInTemplates[kind];
      expect(isTemplateText(kind, 'whereItStands', content)).toBe(true);
      const written = { ...content, whereItStands: `${content.whereItStands} indeed` };
      expect(isTemplateText(kind, 'whereItStands', written)).toBe(false);
      expect(isTemplateText(kind, 'whereItStands', emptyContent)).toBe(false);
    }
  });

  it('of the repository count as well', () => {
    const content = { ...emptyContent, why: '- **Goal**:' };
    expect(isTemplateText('handoff', 'why', content)).toBe(false);
    expect(isTemplateText('handoff', 'why', content, [{ why: '* Goal:' }])).toBe(true);
  });
});

describe('staleness', () => {
  const note = noteBy('maya');
  const steps = ['Rename the parser module', 'Fix the lint check', 'Call the customer'];
  const written = {
    ...note,
    content: { ...note.content, nextSteps: steps.map((text) => ({ text, done: false })) },
  };
  const commit = (subject: string) => ({ sha: 'b'.repeat(40), subject, author: 'ben', committedAt: 0 });

  it('is nothing when nothing happened or nothing is known', () => {
    const nothing = { stale: false, commits: [], forcePushed: false, stepsLookDone: [], failingChecks: [] };
    expect(staleness(written, {})).toMatchObject(nothing);
    expect(staleness(written, { commits: [], pullRequest: 'open' })).not.toHaveProperty('pullRequest');
  });

  it('tells what happened, and which steps look done', () => {
    const commits = [commit('Rename parser modules'), commit('Call off the release')];
    const checks = [
      { name: 'lint', conclusion: 'passed', url: '' },
      { name: 'unit', conclusion: 'failed', url: '' },
    ] as const;
    const facts = { commits, checks, checkedCommit: 'b'.repeat(40), forcePushed: true } as const;
    expect(staleness(written, { ...facts, pullRequest: 'merged' })).toMatchObject({
      stale: true,
      commits,
      forcePushed: true,
      pullRequest: 'merged',
      stepsLookDone: [0, 1],
      failingChecks: ['unit'],
    });
  });

  it.each([
    ['before it was written, on its commit', { at: -1 }, false],
    ['at some time, on its commit', {}, false],
    ['after it was written, on its commit', { at: 1 }, true],
    ['before it was written, on a commit that came after', { at: -1, commit: 'b' }, true],
    ['at some time, on a commit that came after', { commit: 'b' }, true],
    ['before it was written, on a commit that came before', { at: -1, commit: 'b', behind: true }, false],
    ['after it was written, on a commit that came before', { at: 1, commit: 'b', behind: true }, true],
  ] as const)('tells of a check only where it is news: one that ended %s', (_when, given, isNews) => {
    const { at, commit, behind = false }: { at?: number; commit?: string; behind?: boolean } = given;
    const ended = at === undefined ? {} : { completedAt: note.header.publishedAt + at };
    const checks = [
      { name: 'lint', conclusion: 'passed', url: '', ...ended },
      { name: 'unit', conclusion: 'failed', url: '', ...ended },
    ] as const;
    const checkedCommit = commit?.repeat(40) ?? note.header.head;
    expect(staleness(written, { checks, checkedCommit, behind })).toMatchObject({
      stepsLookDone: isNews ? [1] : [],
      failingChecks: isNews ? ['unit'] : [],
    });
  });
});
