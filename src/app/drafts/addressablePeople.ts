import type { BranchTarget } from '../repository/branchTarget.ts';
import type { TeamRoster } from '../team/teamRoster.ts';

/** Somebody who can be addressed: a login, or `organisation/team`. */
export interface AddressablePerson {
  readonly login: string;
  readonly name?: string;
}

/**
 * The roster, the repository's people and teams, and who takes part in the pull request, as far as login or name
 * contains the text; each once, those first whose login begins with it, else by login.
 */
export function addressablePeople(
  target: BranchTarget,
  roster: Pick<TeamRoster, 'members'>,
  text = '',
): readonly AddressablePerson[] {
  const found = target.type === 'found' ? target.people : [];
  const people = new Map<string, AddressablePerson>();
  for (const { login, name } of [...roster.members, ...found]) {
    const key = login.toLowerCase();
    const called = name ?? people.get(key)?.name;
    people.set(key, { login, ...(called === undefined ? {} : { name: called }) });
  }
  const wanted = text.toLowerCase();
  const rank = (key: string): number => (key.startsWith(wanted) ? 0 : 1);
  return [...people]
    .filter(([key, { name }]) => `${key} ${name ?? ''}`.toLowerCase().includes(wanted))
    .toSorted(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map(([, person]) => person);
}
