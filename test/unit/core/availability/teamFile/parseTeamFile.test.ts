import { readFileSync } from 'node:fs';

import { Ajv } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { availability } from '../../../../../src/core/availability/availability.ts';
import { teamFilePatterns } from '../../../../../src/core/availability/teamFile/blockText.ts';
import {
  membersWithoutAccess,
  parseTeamFile,
  TEAM_FILE_LIMIT,
} from '../../../../../src/core/availability/teamFile/parseTeamFile.ts';
import { at, blocks, week } from '../scheduleOf.ts';

const example = `version: 1
members:
  ana:
    name: Ana Silva
    zone: America/Sao_Paulo
    hours:
      mon-thu: 09:00-12:00, 13:00-18:00
      fri: [ '9:00-12:00', 13:00–15:00 ]
    focus: { mon-fri: 09:00-10:30 }
    overrides:
      2026-12-03: off
      2026-12-04: 10:00-12:00
      2026-12-07: { hours: 10:00-24:00, focus: 11:00-12:00 }
    away: [ 2026-12-24..2027-01-02, 2026-12-10 ]
    response: 1h30m
  Ben-K:
    zone: Asia/Kolkata
    hours: { sun-thu: 22:00-06:00 }
teams:
  backend: [ana, BEN-k]
guidelines: |
  Be brief.
templates:
  - name: Release
    kind: handoff
    body: "## Why"
`;

const codes = (text: string): readonly string[] => parseTeamFile(text).problems.map(({ code }) => code);
const member = (body: string): string => `members:\n  ana:\n${body.replaceAll(/^/gm, '    ')}\n`;

describe('a team file', () => {
  it('is read as a whole', () => {
    const { file, problems } = parseTeamFile(example);
    expect(problems).toEqual([]);
    const ana = file.members.get('ana');
    expect(ana).toMatchObject({
      login: 'ana',
      name: 'Ana Silva',
      responseTime: 5_400_000,
      broken: false,
      hasErrors: false,
    });
    const long = blocks('09:00-12:00 13:00-18:00');
    expect(ana?.schedule).toEqual({
      zone: 'America/Sao_Paulo',
      hours: [long, long, long, long, blocks('09:00-12:00 13:00-15:00'), [], []],
      focus: week('09:00-10:30'),
      overrides: [
        { date: '2026-12-03', hours: [] },
        { date: '2026-12-04', hours: blocks('10:00-12:00') },
        { date: '2026-12-07', hours: blocks('10:00-24:00'), focus: blocks('11:00-12:00') },
      ],
      away: [
        { from: '2026-12-24', to: '2027-01-02' },
        { from: '2026-12-10', to: '2026-12-10' },
      ],
      feeds: [],
    });
    expect(file.members.get('ben-k')?.schedule.hours).toEqual(week('22:00-06:00', [0, 1, 2, 3, 6]));
    expect(file.teams).toEqual(new Map([['backend', ['ana', 'ben-k']]]));
    expect(file.guidelines).toBe('Be brief.\n');
    expect(file.templates).toMatchObject([{ name: 'Release', kind: 'handoff', body: '## Why' }]);
  });

  it.each(['', '# nothing\n', 'null\n', 'members: {}\n'])('%j holds nobody and is no error', (text) => {
    const { file, problems } = parseTeamFile(text);
    expect([file.members.size, problems]).toEqual([0, []]);
  });

  it('shares hours by an anchor', () => {
    const text =
      'members:\n  a: {zone: UTC, hours: &office {mon-fri: 9:00-17:00}}\n  b: {zone: UTC, hours: *office}\n';
    const { file, problems } = parseTeamFile(text);
    expect(problems).toEqual([]);
    expect(file.members.get('b')?.schedule.hours).toEqual(week('09:00-17:00'));
  });

  it('keeps the other members when one is bad, and the bad one unknown', () => {
    const text = example.replace('13:00-18:00', '13:00-1800');
    const { file, problems } = parseTeamFile(text);
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['blocks-malformed', 'error']]);
    const { start, end } = problems[0]!.range;
    expect(text.slice(start.offset, end.offset)).toBe('09:00-12:00, 13:00-1800');
    expect([start.line, start.character]).toEqual([6, 15]);
    const ana = file.members.get('ana')!;
    expect(ana.broken).toBe(true);
    expect(availability(ana.schedule, at('2026-11-24T16:00Z')).state).toBe('unknown');
    expect(availability(ana.schedule, at('2026-12-28T16:00Z'))).toMatchObject({
      state: 'off',
      reason: 'away',
    });
    expect(file.members.get('ben-k')?.broken).toBe(false);
  });

  it.each<readonly [string, string]>([
    ['zone-unknown', 'zone: Europe/Atlantis'],
    ['zone-unknown', 'zone: +05:30'],
    ['type-wrong', 'zone: 5'],
    ['type-wrong', 'zone: [UTC]'],
    ['type-wrong', 'hours: 09:00-17:00'],
    ['type-wrong', 'hours: {mon: }'],
    ['type-wrong', 'hours: {mon: [[09:00-17:00]]}'],
    ['day-unknown', 'hours: {monday: 09:00-17:00}'],
    ['day-repeated', 'hours: {mon-fri: 09:00-17:00, fri: 09:00-12:00}'],
    ['key-repeated', 'hours: {mon: 09:00-17:00}\nhours: {tue: 09:00-17:00}'],
    ['blocks-malformed', 'hours: {mon: 24:00-08:00}'],
    ['blocks-malformed', 'hours: {mon: 09:00-25:00}'],
    ['blocks-malformed', 'hours: {mon: 09:60-10:00}'],
    ['blocks-malformed', 'focus: {mon: 9-17}'],
    ['date-nonexistent', 'overrides: {2026-02-29: off}'],
    ['date-nonexistent', 'away: [2026-02-30]'],
    ['date-malformed', 'away: [24.12.2026]'],
    ['date-malformed', 'overrides: {24-12: off}'],
    ['away-reversed', 'away: [2027-01-02..2026-12-24]'],
    ['alias-unresolved', 'hours: *nobody'],
  ])('%s: %s', (code, body) => {
    const { file, problems } = parseTeamFile(member(body));
    expect(problems.map((each) => each.code)).toContain(code);
    expect(file.members.get('ana')?.broken).toBe(true);
  });

  it.each<readonly [string, string]>([
    ['response-malformed', 'response: soon'],
    ['type-wrong', 'response: 4'],
    ['type-wrong', 'name: [Ana]'],
  ])('%s: %s loses nothing but that', (code, body) => {
    const { file, problems } = parseTeamFile(member(`${body}\nzone: UTC\nhours: {mon-fri: 09:00-17:00}`));
    expect(problems).toMatchObject([{ code, severity: 'error' }]);
    const ana = file.members.get('ana')!;
    expect(ana).toMatchObject({ broken: false, hasErrors: true, name: null, responseTime: null });
    expect(availability(ana.schedule, at('2026-11-24T10:00Z')).state).toBe('working');
  });

  it.each<readonly [string, string, object]>([
    ['key-unknown', 'fokus: {mon: 09:00-17:00}', { key: 'fokus', nearest: 'focus' }],
    ['key-unknown', 'colour: blue', { key: 'colour', nearest: null }],
    ['blocks-overlap', 'hours: {mon: "09:00-13:00, 12:00-17:00"}', {}],
    ['block-long', 'hours: {mon: 17:00-09:00}', { hours: 16 }],
  ])('warns of %s in %s and uses the rest', (code, body, data) => {
    const { file, problems } = parseTeamFile(member(`zone: UTC\n${body}`));
    expect(problems).toMatchObject([{ code, severity: 'warning', ...data }]);
    expect(file.members.get('ana')).toMatchObject({ broken: false, schedule: { zone: 'UTC' } });
  });

  it('reports what is wrong beside the members', () => {
    expect(codes('version: 2\nteam: {}\nteams: {a: [b, "c d"]}\nguidelines: [x]\n')).toEqual([
      'version-unsupported',
      'key-unknown',
      'login-invalid',
      'type-wrong',
    ]);
    expect(codes('members: {ana: {}, Ana: {}, "@ben": {}}')).toEqual(['login-repeated', 'login-invalid']);
    expect(codes('templates: [{name: a, kind: memo, body: x}, {kind: update, body: x}]')).toEqual([
      'kind-unknown',
      'type-wrong',
    ]);
    expect(codes('- a list\n')).toEqual(['type-wrong']);
  });

  it('does not trust a member around an error of syntax', () => {
    const text =
      'members:\n  ana:\n    zone: UTC\n    hours: {mon-fri: 09:00-17:00\n  ben:\n    zone: UTC\n    hours: {mon-fri: 09:00-17:00}\n';
    const { file, problems } = parseTeamFile(text);
    expect(problems.some(({ code }) => code === 'yaml-syntax')).toBe(true);
    expect(availability(file.members.get('ana')!.schedule, at('2026-11-24T10:00Z')).state).toBe('unknown');
  });

  it('names members who are no collaborators', () => {
    const { file } = parseTeamFile(example);
    expect(membersWithoutAccess(file, ['ANA', 'carla'])).toMatchObject([
      { code: 'member-not-collaborator', login: 'Ben-K', severity: 'warning' },
    ]);
  });
});

describe('a hostile team file', () => {
  const laughs = Array.from({ length: 12 }, (_, i) =>
    i === 0 ? 'l0: &l0 [ha]' : `l${i}: &l${i} [${Array.from({ length: 10 }, () => `*l${i - 1}`).join(',')}]`,
  ).join('\n');

  it.each<readonly [string, string, string]>([
    ['a billion laughs as hours', `${laughs}\nmembers: {ana: {hours: {mon: *l11}}}`, 'type-wrong'],
    ['too many aliases', `a: &a x\nb: [${'*a,'.repeat(300)}]`, 'too-many-aliases'],
    ['a huge file', `guidelines: ${'x'.repeat(TEAM_FILE_LIMIT)}`, 'file-too-large'],
    ['deep nesting', `members: ${'['.repeat(100_000)}`, ''],
    ['deep block nesting', `members:\n${'- '.repeat(100_000)}x`, ''],
    [
      'many keys',
      `members: {${Array.from({ length: 60_000 }, (_, i) => `k${i}: 1`).join(',')}}`,
      'type-wrong',
    ],
    ['an alias to itself', 'members: &m {ana: *m}', ''],
    ['a prototype', 'members: {__proto__: {zone: UTC}, constructor: {zone: UTC}}', 'login-invalid'],
    ['binary', '\u0000\u0001\ufffe', ''],
  ])('%s is answered soon', (_, text, code) => {
    const found = codes(text);
    expect(found.length).toBeGreaterThan(0);
    if (code !== '') expect(found).toContain(code);
  });
});

describe('the JSON schema', () => {
  const text = readFileSync(new URL('../../../../../media/baton.schema.json', import.meta.url), 'utf8');
  const schema = JSON.parse(text) as object; // the repository's own file
  const validate = new Ajv({
    formats: { date: fullFormats.date },
    allowUnionTypes: true,
    // For VS Code's JSON and YAML editors, which show the pattern itself without it.
    keywords: ['patternErrorMessage'],
  }).compile(schema);

  /** What a schema cannot say: these are the parser's alone. */
  const beyond = new Set([
    'zone-unknown',
    'day-repeated',
    'blocks-overlap',
    'block-long',
    'away-reversed',
    'login-repeated',
    'key-repeated',
  ]);

  it.each([
    example,
    '',
    'members:\n',
    'members: {}',
    'version: 2',
    'version: "1"',
    'team: {}',
    'teams: {a: [b, "c d"]}',
    'teams: {a: b}',
    'guidelines: [x]',
    'members: {"@ben": {}}',
    'members: {ana: }',
    'members: [ana]',
    'templates: [{name: a, kind: memo, body: x}]',
    'templates: [{kind: update, body: x}]',
    'templates: [{name: a, kind: update, body: x, extra: 1}]',
    member('zone: Europe/Lisbon'),
    member('zone: Europe/Atlantis'),
    member('zone: 5'),
    member('name: true'),
    member('colour: blue'),
    member('hours: 09:00-17:00'),
    member('hours: {mon: }'),
    member('hours: {mon: off, tue-thu: [09:00-12:00, 13:00-24:00]}'),
    member('hours: {mon: [[09:00-17:00]]}'),
    member('hours: {monday: 09:00-17:00}'),
    member('hours: {mon-fri: 09:00-17:00, fri: 09:00-12:00}'),
    member('hours: {mon: "09:00 - 13:00 , 12:00 – 17:00"}'),
    member('hours: {mon: 24:00-08:00}'),
    member('hours: {mon: 09:00-25:00}'),
    member('hours: {mon: ""}'),
    member('hours: {mon: []}'),
    member('overrides: {2026-02-29: off}'),
    member('overrides: {2028-02-29: off}'),
    member('overrides: {2026-12-07: {hours: off, focus: 09:00-10:00}}'),
    member('overrides: {2026-12-07: {hour: off}}'),
    member('overrides: {24-12: off}'),
    member('away: [2026-12-24..2027-01-02]'),
    member('away: [2027-01-02..2026-12-24]'),
    member('away: [24.12.2026]'),
    member('away: 2026-12-24'),
    member('response: 1h30m'),
    member('response: 4'),
    member('response: h'),
    member('response: soon'),
  ])('judges as the parser does: %j', (text) => {
    const structural = codes(text).filter((code) => !beyond.has(code));
    const valid = validate(parse(text));
    expect({ valid, structural }).toEqual({ valid: structural.length === 0, structural });
  });

  it('says of every pattern in words what it wants', () => {
    const patterns = text.match(/"pattern":/g) ?? [];
    expect(patterns.length).toBeGreaterThan(5);
    expect(text.match(/"patternErrorMessage":/g)).toHaveLength(patterns.length);
  });

  it("uses the parser's patterns", () => {
    for (const pattern of Object.values(teamFilePatterns)) expect(text).toContain(JSON.stringify(pattern));
  });
});
