import { hostOffsetAt } from '../../core/availability/hostZoneData.ts';
import { checkZoneData } from '../../core/availability/zoneOverlay.ts';
import type { ClockCheck } from './clockCheck.ts';
import type { CalendarState, MyCalendars } from './myCalendars.ts';
import type { GitHubFailureReason } from '../ports/gitHubFailure.ts';
import type { TeamFileOrigin } from './teamFileLookup.ts';
import type { TeamRoster } from './teamRoster.ts';
import type { TeamStatuses } from './teamStatuses.ts';

/** Something that a reader of the team's times should know. */
export type RosterRemark =
  /** The machine's clock, in milliseconds ahead of the servers'. */
  | { readonly type: 'clockWrong'; readonly ahead: number }
  /** Zones of the team whose rules this VS Code has from before a change of law; Baton corrects them. */
  | { readonly type: 'oldZoneData'; readonly zones: readonly string[] }
  | { readonly type: 'fileElsewhere'; readonly origin: Exclude<TeamFileOrigin, { type: 'workingTree' }> }
  | { readonly type: 'statusesUnknown'; readonly reason: GitHubFailureReason }
  | {
      readonly type: 'calendarUnread';
      readonly label: string;
      readonly failure: NonNullable<CalendarState['failure']>;
    }
  | { readonly type: 'calendarsUnread'; readonly labels: readonly string[] };

export interface RosterRemarkPorts {
  readonly roster: TeamRoster;
  readonly statuses: TeamStatuses;
  readonly calendars: MyCalendars;
  readonly clockCheck: ClockCheck;
}

/** The most important first; empty when all is as it should be. */
export function rosterRemarks({
  roster,
  statuses,
  calendars,
  clockCheck,
}: RosterRemarkPorts): readonly RosterRemark[] {
  const remarks: RosterRemark[] = [];
  if (clockCheck.ahead !== undefined) remarks.push({ type: 'clockWrong', ahead: clockCheck.ahead });
  const zones = outdatedZones(roster.members.map(({ schedule }) => schedule.zone));
  if (zones.length > 0) remarks.push({ type: 'oldZoneData', zones });
  const { origin } = roster;
  if (origin !== undefined && origin.type !== 'workingTree') remarks.push({ type: 'fileElsewhere', origin });
  const { problem } = statuses;
  // A server without statuses lacks nothing that anybody expects there, and the sign-in is asked for elsewhere.
  if (problem?.type === 'forbidden' || problem?.type === 'sso') {
    remarks.push({ type: 'statusesUnknown', reason: problem });
  }
  const unread = calendars.states.flatMap(({ entry: { label }, failure }) =>
    failure === null ? [] : [{ label, failure }],
  );
  const [first, ...more] = unread;
  if (first === undefined) return remarks;
  return [
    ...remarks,
    more.length === 0
      ? { type: 'calendarUnread', ...first }
      : { type: 'calendarsUnread', labels: unread.map(({ label }) => label) },
  ];
}

let corrected: ReadonlySet<string> | undefined;

/** Of these zones the ones whose host data is older than a known change of law, in the order given, each once. */
export function outdatedZones(zones: readonly (string | null)[]): readonly string[] {
  // The host's data stays the same while it runs.
  corrected ??= new Set(
    checkZoneData(hostOffsetAt).flatMap((finding) =>
      finding.verdict === 'corrected' ? finding.zones.map((zone) => zone.toLowerCase()) : [],
    ),
  );
  const known = corrected;
  return [...new Set(zones.filter((zone) => zone !== null))].filter((zone) => known.has(zone.toLowerCase()));
}
