import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseCodeowners } from '../../../../../src/core/availability/reviewers/codeowners.ts';
import {
  mergeReviewEvidence,
  type ReviewEvidence,
} from '../../../../../src/core/availability/reviewers/mergeReviewEvidence.ts';
import { rankReviewers } from '../../../../../src/core/availability/reviewers/rankReviewers.ts';
import { HOUR } from '../../../../../src/core/availability/civilDate.ts';
import { at, scheduleOf } from '../scheduleOf.ts';

const nothing: ReviewEvidence = {
  author: 'ben',
  viewer: 'ben',
  requested: [],
  changedPaths: [],
  codeowners: null,
  teamMembers: new Map(),
  lineAuthors: [],
  suggested: [],
  openReviews: null,
  openReviewsAtLeast: false,
  roster: [],
  others: [],
};

const line = (login: string | null, lines: number, email = `${login ?? 'x'}@example.com`) => ({
  login,
  name: login ?? 'Jo Dean',
  email,
  lines,
});

const rosterPerson = (login: string, zone: string) => ({
  login,
  schedule: scheduleOf(zone),
  responseTime: 2 * HOUR,
  broken: false,
});

describe('what is known of the reviewers of a pull request', () => {
  it('is one row for each person, whatever the spelling of the login', () => {
    const { candidates } = mergeReviewEvidence({
      ...nothing,
      changedPaths: ['src/keys.ts', 'docs/a.md'],
      codeowners: parseCodeowners('*.ts @Maya\ndocs/ @acme/writers @maya'),
      teamMembers: new Map([['acme/writers', ['li', 'MAYA']]]),
      lineAuthors: [line('maya', 7), line('MAYA', 3), line('li', 2)],
      suggested: ['maya'],
      openReviews: new Map([['maya', 2]]),
      roster: [rosterPerson('maya', 'Asia/Kolkata')],
      others: ['maya', 'li', 'tomh'],
    });
    const rows = candidates.map(({ login, ownedFiles, authoredLines, suggestedByGitHub, openReviews }) => [
      login,
      ownedFiles,
      authoredLines,
      suggestedByGitHub,
      openReviews,
    ]);
    expect(rows).toEqual([
      ['maya', 2, 10, true, 2],
      ['li', 1, 2, false, 0],
      ['tomh', 0, 0, false, 0],
      ['acme/writers', 1, 0, false, 0],
    ]);
    expect(candidates[0]?.schedule.zone).toBe('Asia/Kolkata');
    expect(candidates[1]?.schedule.hours).toBeNull();
  });

  it('names the author, those asked already and addresses without an account, and offers none of them', () => {
    const people = mergeReviewEvidence({
      ...nothing,
      requested: ['LI', 'acme/platform'],
      changedPaths: ['a', 'b'],
      codeowners: parseCodeowners('* @ben @Li @acme/platform gone@example.com'),
      lineAuthors: [line('ben', 4), line(null, 12, 'Jo@example.com'), line('li', 1)],
      suggested: ['li', 'BEN'],
    });
    expect(people.candidates).toEqual([]);
    expect(people.notOffered).toEqual([
      { reason: 'author', login: 'ben' },
      { reason: 'requested', login: 'LI' },
      { reason: 'requested', login: 'acme/platform' },
      { reason: 'unmapped', name: 'Jo Dean', email: 'Jo@example.com', lines: 12, ownedFiles: 0 },
      { reason: 'unmapped', name: '', email: 'gone@example.com', lines: 0, ownedFiles: 2 },
    ]);
    expect(people.changedLines).toBe(17);
  });

  it('finds the owner of an address by who wrote under it', () => {
    const { candidates } = mergeReviewEvidence({
      ...nothing,
      changedPaths: ['a'],
      codeowners: parseCodeowners('* Maya@Example.com'),
      lineAuthors: [line('maya', 1)],
    });
    expect(candidates).toMatchObject([{ login: 'maya', ownedFiles: 1, authoredLines: 1 }]);
  });

  it('goes by the last matching line, and by none for a line without owners', () => {
    const { candidates } = mergeReviewEvidence({
      ...nothing,
      changedPaths: ['src/a.ts', 'src/generated/b.ts'],
      codeowners: parseCodeowners('* @maya\nsrc/ @li\nsrc/generated/'),
    });
    expect(candidates.map(({ login, ownedFiles }) => [login, ownedFiles])).toEqual([['li', 1]]);
  });

  it('names the viewer, who cannot be asked by themselves, apart', () => {
    const { candidates, notOffered } = mergeReviewEvidence({
      ...nothing,
      viewer: 'Maya',
      others: ['maya', 'li'],
    });
    expect(candidates.map((each) => each.login)).toEqual(['li']);
    expect(notOffered).toEqual([
      { reason: 'author', login: 'ben' },
      { reason: 'viewer', login: 'Maya' },
    ]);
  });

  it('says that a load is a lower bound where not all pull requests were counted', () => {
    const { candidates } = mergeReviewEvidence({
      ...nothing,
      others: ['maya', 'li'],
      openReviews: new Map([['maya', 4]]),
      openReviewsAtLeast: true,
    });
    const scope = { now: at('2026-11-24T10:00Z'), changedFiles: 0, changedLines: 0 };
    const loads = rankReviewers(candidates, scope).map(({ candidate, reasons }) => [
      candidate.login,
      reasons.find(({ code }) => code === 'open-reviews'),
    ]);
    expect(Object.fromEntries(loads)).toEqual({
      maya: { code: 'open-reviews', count: 4, isAtLeast: true },
      li: { code: 'open-reviews', count: 0, isAtLeast: true },
    });
  });

  const login = fc.constantFrom('ben', 'Ben', 'maya', 'li', 'acme/platform', 'tomh');
  const anyEvidence: fc.Arbitrary<ReviewEvidence> = fc.record({
    author: fc.constant('ben'),
    viewer: fc.constantFrom('ben', 'Li'),
    requested: fc.uniqueArray(login, { maxLength: 2 }),
    changedPaths: fc.uniqueArray(fc.constantFrom('a', 'b', 'src/c'), { maxLength: 3 }),
    codeowners: fc.option(
      fc.constantFrom('* @maya @acme/platform', 'src/ @li x@example.com', '').map(parseCodeowners),
    ),
    teamMembers: fc.option(fc.uniqueArray(login)).map((members) => new Map([['acme/platform', members]])),
    lineAuthors: fc.array(
      fc.tuple(fc.option(login), fc.nat(50)).map(([who, lines]) => line(who, lines)),
      { maxLength: 4 },
    ),
    suggested: fc.uniqueArray(login),
    openReviews: fc.option(fc.constant(new Map([['maya', 3]]))),
    openReviewsAtLeast: fc.boolean(),
    roster: fc.uniqueArray(login, { maxLength: 3 }).map((all) => all.map((who) => rosterPerson(who, 'UTC'))),
    others: fc.uniqueArray(login),
  });

  it('hides nobody who is named anywhere, and names nobody twice', () => {
    fc.assert(
      fc.property(anyEvidence, (evidence) => {
        const { candidates, notOffered, changedLines } = mergeReviewEvidence(evidence);
        const offered = candidates.map((each) => each.login.toLowerCase());
        const marked = notOffered.flatMap((each) => ('login' in each ? [each.login.toLowerCase()] : []));
        expect(new Set(offered).size).toBe(offered.length);
        for (const each of offered) expect(marked).not.toContain(each);
        const named = [
          ...evidence.suggested,
          ...evidence.others,
          ...evidence.roster.map((each) => each.login),
          ...evidence.lineAuthors.flatMap((each) => each.login ?? []),
        ];
        for (const each of named) expect([...offered, ...marked]).toContain(each.toLowerCase());
        const scope = {
          now: at('2026-11-24T10:00Z'),
          changedFiles: evidence.changedPaths.length,
          changedLines,
        };
        expect(rankReviewers(candidates, scope)).toHaveLength(candidates.length);
      }),
    );
  });
});
