import type { WorkspaceState } from '../../app/ports/workspace.ts';
import type { TeamRoster } from '../../app/team/teamRoster.ts';
import type { Instant } from '../../core/instant.ts';
import type { TeamState } from '../../protocol/teamState.ts';

export interface TeamFacts {
  readonly workspace: WorkspaceState;
  readonly roster: TeamRoster;
  readonly viewer: string | undefined;
  readonly zone: string;
  readonly now: Instant;
}

/** What the availability panel is to show, from what the roster knows. */
export function teamStateOf({ workspace, roster, viewer, zone, now }: TeamFacts): TeamState {
  if (workspace.type !== 'open' && workspace.type !== 'loading')
    return { type: 'place', place: workspace.type };
  if (workspace.type === 'loading' || roster.file === 'loading') return { type: 'loading' };
  if (roster.file === 'none') return { type: 'noFile' };
  const teams = [...roster.teams];
  return {
    type: 'team',
    people: roster.members.map(({ login, name, schedule, responseTime, broken }) => ({
      login,
      name,
      schedule,
      responseTime,
      broken,
      teams: teams.filter(([, logins]) => logins.includes(login.toLowerCase())).map(([team]) => team),
    })),
    teams: teams.map(([team]) => team),
    ...(viewer === undefined ? {} : { viewer }),
    zone,
    now,
    problems: roster.problems.length,
  };
}
