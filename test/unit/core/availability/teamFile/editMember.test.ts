import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { editMember } from '../../../../../src/core/availability/teamFile/editMember.ts';
import type { MemberEntry } from '../../../../../src/core/availability/teamFile/formatMember.ts';
import { parseTeamFile } from '../../../../../src/core/availability/teamFile/parseTeamFile.ts';
import { memberEntryOf, sameMember } from '../../../../../src/core/availability/teamFile/sameMember.ts';
import { emptyWeek } from '../../../../../src/core/availability/schedule.ts';
import { arbitrarySchedule } from '../arbitrarySchedule.ts';
import { blocks, week } from '../scheduleOf.ts';

const team = `# Our team
version: 1

members: # everyone
  # Ana first
  ana:
    name: Ana Silva # she
    zone: 'America/Sao_Paulo'
    # My hours
    hours:
      mon-thu: 09:00-12:00, 13:00-18:00 # long days
      fri: 09:00-13:00
    focus: {mon-fri: 09:00-10:30}   # flow
    away:
      - 2026-12-24..2027-01-02  # holidays
  # Ben is on nights
  Ben-K:
    zone:   "Asia/Kolkata"
    hours:
      sun-thu: 22:00-06:00
    # the end of ben

# teams below
teams:
  backend: [ana, ben-k]
guidelines: |
  Be kind.

  Be brief.
`;

const entry: MemberEntry = {
  name: 'Ana Silva',
  zone: 'America/Bahia',
  hours: week('09:00-12:00 13:00-18:00', [0, 1, 2, 3]),
  focus: week('09:00-10:30'),
  overrides: [{ date: '2026-12-03', hours: blocks('10:00-12:00') }],
  away: [{ from: '2026-12-24', to: '2027-01-02' }],
  responseTime: 4 * 3_600_000,
};

const edited = (text: string, login: string, wanted: MemberEntry = entry): string => {
  const result = editMember(text, login, wanted);
  if (!result.ok) throw new Error(result.failure.code);
  return result.text;
};

const comments = (text: string): readonly string[] => text.match(/#.*$/gm) ?? [];

describe('editing one entry', () => {
  it('changes its values and keeps its comments, its order and everything else to the letter', () => {
    expect(edited(team, 'ANA')).toBe(
      team
        .replace("'America/Sao_Paulo'", 'America/Bahia')
        .replace('fri: 09:00-13:00', 'fri: off')
        .replace('{mon-fri: 09:00-10:30}   # flow', '{ mon-fri: 09:00-10:30 } # flow')
        .replace(
          '01-02  # holidays',
          '01-02 # holidays\n    overrides:\n      2026-12-03: 10:00-12:00\n    response: 4h',
        ),
    );
  });

  it('adds an entry after the last one and its comments', () => {
    const text = edited(team, 'carla');
    expect(text.replace(/ {2}carla:\n(?: {4}.*\n)*/, '')).toBe(team);
    expect(text.indexOf('carla:')).toBeGreaterThan(text.indexOf('# the end of ben'));
    expect(text.indexOf('carla:')).toBeLessThan(text.indexOf('# teams below'));
  });

  it.each<readonly [string, string]>([
    ['an empty file', ''],
    ['only a comment', '# hello'],
    ['no members', 'teams:\n  a: [ana]\n'],
    ['members without a value', 'members:\nteams:\n  a: [ana]\n'],
    ['members that are empty', 'members: {}\n'],
    ['members in one line', 'members: {bob: {zone: UTC}}\n'],
    ['an entry in one line', 'members:\n  ana: {zone: UTC, hours: {mon: 09:00-10:00}}\n  bob: {zone: UTC}\n'],
    ['an entry without a value', 'members:\n  ana:\n  bob: {zone: UTC}\n'],
    ['no line break at the end', 'members:\n  bob:\n    zone: UTC'],
    ['an entry that ends the file', 'members:\n  ana:\n    zone: UTC'],
    ['a block scalar last', 'members:\n  bob:\n    zone: UTC\n    name: |\n      Bob\n'],
    ['wide indentation', 'members:\n      bob:\n            zone: UTC\n      ana:\n            zone: UTC\n'],
    ['other words broken in the entry', 'members:\n  ana:\n    zone: Nowhere\n    hours: {mon: x}\n'],
  ])('works with %s', (_, text) => {
    const result = edited(text, 'ana');
    const { file, problems } = parseTeamFile(result);
    expect(problems).toEqual([]);
    expect(sameMember(file.members.get('ana')!, entry)).toBe(true);
    expect(comments(result)).toEqual(comments(text));
    expect(result.includes('bob')).toBe(text.includes('bob'));
  });

  it('keeps the line breaks of Windows', () => {
    const text = edited(team.replaceAll('\n', '\r\n'), 'ana');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text.replaceAll('\r\n', '\n')).toBe(edited(team, 'ana'));
  });

  it('takes an alias of its own away and keeps what it stood for', () => {
    const text =
      'members:\n  bob:\n    hours: &office { mon-fri: 09:00-17:00 }\n  ana:\n    hours: *office\n';
    const result = edited(text, 'ana');
    expect(result).toContain('hours: &office { mon-fri: 09:00-17:00 }');
    expect(editMember(text, 'bob', entry)).toEqual({
      ok: false,
      failure: { code: 'anchor-shared', anchor: 'office' },
    });
  });

  it.each<readonly [string, string, string]>([
    ['file-unreadable', 'members: {ana: [', 'ana'],
    ['file-unreadable', '- a list', 'ana'],
    ['file-unreadable', 'members: [ana]', 'ana'],
    ['login-invalid', team, '@ana'],
  ])('refuses with %s', (code, text, login) => {
    const result = editMember(text, login, entry);
    expect(result).toMatchObject({ ok: false, failure: { code } });
  });

  it('writes any entry so that it reads back, twice the same, and nobody else changes', () => {
    const anyEntry: fc.Arbitrary<MemberEntry> = fc
      .record({
        name: fc.option(fc.string({ minLength: 1, unit: 'grapheme' })),
        schedule: arbitrarySchedule,
        minutes: fc.option(fc.integer({ min: 0, max: 3_000 })),
      })
      .map(({ name, schedule, minutes }) => ({
        name,
        zone: schedule.zone,
        hours: schedule.hours,
        focus: schedule.focus,
        overrides: [...new Map(schedule.overrides.map((each) => [each.date, each])).values()].map(
          ({ date, hours, focus }) =>
            hours === undefined && focus === undefined
              ? { date, hours: [] }
              : { date, ...(hours && { hours }), ...(focus && { focus }) },
        ),
        away: schedule.away.filter(({ from, to }) => from <= to),
        responseTime: minutes === null ? null : minutes * 60_000,
      }));
    fc.assert(
      fc.property(anyEntry, anyEntry, fc.constantFrom('ana', 'ben-k', 'dora'), (first, second, login) => {
        const once = edited(team, login, first);
        const twice = edited(once, login, second);
        const { file } = parseTeamFile(twice);
        expect(sameMember(file.members.get(login)!, second)).toBe(true);
        for (const other of ['ana', 'ben-k']) {
          if (other === login) continue;
          const [before, after] = [team, twice].map((text) => parseTeamFile(text).file.members.get(other)!);
          expect(memberEntryOf(after!)).toEqual(memberEntryOf(before!));
        }
        expect(edited(twice, login, second)).toBe(twice);
        expect(twice.startsWith('# Our team\nversion: 1\n\nmembers: # everyone\n  # Ana first\n')).toBe(true);
        expect(twice.endsWith(team.slice(team.indexOf('\n# teams below')))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the comment behind a flow map that ends the entry', () => {
    const text = 'members:\n  ana:\n    focus: { sun: 00:00-00:00 } # flow\n  bob:\n    zone: UTC\n';
    const { focus } = memberEntryOf(parseTeamFile(text).file.members.get('ana')!);
    const mine = {
      ...entry,
      name: null,
      zone: null,
      hours: null,
      focus,
      overrides: [],
      away: [],
      responseTime: null,
    };
    expect(edited(text, 'ana', mine)).toBe(text);
  });

  it('says a day once that was said twice, so that the entry is whole again', () => {
    const broken = team.replace(
      '      fri: 09:00-13:00\n',
      '      fri: 09:00-13:00\n      thu: 09:00-12:00, 13:00-18:00\n',
    );
    expect(parseTeamFile(broken).file.members.get('ana')?.broken).toBe(true);
    const edited = editMember(broken, 'ana', entry);
    if (!edited.ok) throw new Error(edited.failure.code);
    const { file, problems } = parseTeamFile(edited.text);
    expect(problems).toEqual([]);
    expect(sameMember(file.members.get('ana')!, entry)).toBe(true);
  });

  it('leaves unknown hours unknown', () => {
    const text = edited('', 'ana', { ...entry, hours: null, focus: emptyWeek });
    expect(parseTeamFile(text).file.members.get('ana')?.schedule.hours).toBeNull();
    const off = edited('', 'ana', { ...entry, hours: emptyWeek });
    expect(parseTeamFile(off).file.members.get('ana')?.schedule.hours).toEqual(emptyWeek);
  });
});
