import { describe, expect, it } from 'vitest';
import { intendedText } from '../../../../../src/core/availability/teamFile/intendedText.ts';
import { parseTeamFile } from '../../../../../src/core/availability/teamFile/parseTeamFile.ts';

const fileOf = (entry: string): string =>
  `version: 1\nmembers:\n  maya:\n    zone: Asia/Kolkata\n    ${entry}\n`;

/** The file with what is proposed in the place of its only problem. */
function mended(text: string): string | null {
  const { problems } = parseTeamFile(text);
  expect(problems).toHaveLength(1);
  const [problem] = problems;
  const intended = intendedText(problem!, ['Asia/Kolkata', 'Europe/Lisbon']);
  if (intended === null) return null;
  const { start, end } = problem!.range;
  const lines = text.split('\n');
  expect(start.line).toBe(end.line);
  const line = lines[start.line] ?? '';
  lines[start.line] = line.slice(0, start.character) + intended + line.slice(end.character);
  return lines.join('\n');
}

describe('what the author of a team file meant', () => {
  it.each([
    ['hours: { mon-fri: 9-17 }', 'hours: { mon-fri: 09:00-17:00 }'],
    ['hours: { mon-fri: 9am-5:30pm }', 'hours: { mon-fri: 09:00-17:30 }'],
    ['hours: { mon-fri: 9 - 5pm }', 'hours: { mon-fri: 09:00-17:00 }'],
    ['hours: { mon-fri: "12am-1pm" }', 'hours: { mon-fri: 00:00-13:00 }'],
    ['hours: { mon-fri: "0900-1200; 13.00-17.00" }', 'hours: { mon-fri: "09:00-12:00, 13:00-17:00" }'],
    ['hours: { mon-fri: 8:00 to 24 }', 'hours: { mon-fri: 08:00-24:00 }'],
    ['hours: { monday: 09:00-17:00 }', 'hours: { mon: 09:00-17:00 }'],
    ['hours: { Mon - Fri: 09:00-17:00 }', 'hours: { mon-fri: 09:00-17:00 }'],
    ['hours: { Tues. to Thursdays: 09:00-17:00 }', 'hours: { tue-thu: 09:00-17:00 }'],
    ['hours: { weekdays: 09:00-17:00 }', 'hours: { mon-fri: 09:00-17:00 }'],
    ['response: 4 hours', 'response: 4h'],
    ['response: 30 min', 'response: 30m'],
    ['fokus: { mon: 09:00-10:00 }', 'focus: { mon: 09:00-10:00 }'],
    ['away: [2026-12-24..2026-12-20]', 'away: [2026-12-20..2026-12-24]'],
  ])('%s', (entry, wanted) => {
    const text = mended(fileOf(entry));
    expect(text).toBe(fileOf(wanted));
    expect(parseTeamFile(fileOf(wanted)).problems).toEqual([]);
  });

  it.each([
    'hours: { mon-fri: 9-5 }',
    'hours: { mon-fri: 9-17-18 }',
    'hours: { mon-fri: 13pm-2pm }',
    'hours: { mon-fri: 9:75-17 }',
    'hours: { mon-fri: 9-25 }',
    'hours: { m: 09:00-17:00 }',
    'hours: { mon-tue-wed: 09:00-17:00 }',
    'hours: { someday: 09:00-17:00 }',
    'response: soon',
    'response: 2 days',
  ])('cannot be told: %s', (entry) => {
    expect(mended(fileOf(entry))).toBeNull();
  });
});
