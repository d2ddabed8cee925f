import { sameLogin } from '../../note/addressee.ts';
import { isLogin } from './blockText.ts';

export interface NewTeam {
  /** Logins of those who can be addressed in the repository. */
  readonly logins: readonly string[];
  /** Who makes the file. */
  readonly author: string | undefined;
  /** The author's zone. */
  readonly zone: string;
}

/** The text of a team file to begin with: the author with their zone, and everybody else with unknown hours. */
export function newTeamFile({ logins, author, zone }: NewTeam): string {
  const others = logins
    .filter((login) => isLogin(login) && (author === undefined || !sameLogin(login, author)))
    .toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  const mine =
    author === undefined || !isLogin(author)
      ? []
      : [`  ${author}:`, `    zone: ${zone}`, '    # hours: { mon-fri: 09:00-17:00 }'];
  const members = [...mine, ...others.map((login) => `  ${login}: {}`)];
  return [
    '# Who works when, for handoffs and reviews. Baton reads this as data only.',
    '# Hours that are left out are unknown, never "available". Each person fills in their own:',
    '#   zone: Europe/Lisbon                  an IANA time zone',
    '#   hours: { mon-fri: 09:00-12:30 }      several blocks with commas between them',
    '#   focus: { mon-fri: 09:00-11:00 }      time in which not to be disturbed',
    '#   away: [2026-12-24..2027-01-02]       whole days, both ends included',
    '#   response: 4h                         usual response time in working hours',
    'version: 1',
    ...(members.length === 0 ? ['members: {}'] : ['members:', ...members]),
    '',
  ].join('\n');
}
