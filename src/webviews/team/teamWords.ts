import { t } from '@vscode/l10n';
import { DAY, MINUTE } from '../../core/availability/civilDate.ts';
import { availabilitySegments } from '../../core/availability/availability.ts';
import type { Interval } from '../../core/availability/interval.ts';
import type { Availability, Schedule } from '../../core/availability/schedule.ts';
import { shownState } from '../../core/availability/shownState.ts';
import { zoneTable } from '../../core/availability/zoneTable.ts';
import type { Instant } from '../../core/instant.ts';
import { capitalised, stateWords } from '../../protocol/availabilityWords.ts';
import type { TeamPerson } from '../../protocol/teamState.ts';
import { timeWords } from '../../protocol/timeWords.ts';
import { cityOf } from '../shared/zonedTime.ts';

/**
 * A clock's wall time as the instant at which UTC shows it. Phrases are made from it in UTC, so that they go by the
 * engine's zone data, with its corrections, and not by the browser's.
 */
const onClock = (instant: Instant, zone: string): Instant => zoneTable(zone)?.wallAt(instant) ?? instant;

const words = timeWords({ t, language: () => document.documentElement.lang, wallOf: onClock });

/** `09:30` today, `Tue 09:30` within six days, else with the date: on the clock of a zone. */
export const near = words.nearTime;
/** `Tue 24 Nov, 14:00` on the clock of a zone. */
export const moment = words.dateAndTime;
/** `Tue 24 Nov` on the clock of a zone. */
export const day = words.shortDate;
/** `Tue` on the clock of a zone. */
export const weekday = words.weekdayOf;
/** `21:10` on the clock of a zone. */
export const time = words.timeOfDay;
/** `Tue 09:30 (05:00 yours)`, or one time when both clocks agree. */
export const onBothClocks = words.bothTimes;

/** `21:10 Mon`; empty when the person's zone is not known. */
export const localClock = ({ schedule: { zone } }: TeamPerson, instant: Instant): string =>
  zone === null ? '' : words.clockOf(instant, zone);

/** `Off until Tue 09:30`, in the person's own zone. When they are free is said beside it. */
export const personState = (
  person: TeamPerson,
  at: Availability,
  instant: Instant,
  isMe: boolean,
): string => {
  const told = { ...at, state: shownState(at, isMe), nextFree: null, broken: person.broken };
  return capitalised(stateWords(t, told, (end) => near(end, person.schedule.zone ?? 'UTC', instant)));
};

/** A length of time as briefly as it is exact: `2 h`, `1 h 30 min`, `45 min`. */
export const lengthWords = (milliseconds: number): string => {
  const minutes = Math.round(milliseconds / MINUTE);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return t('{0} min', rest);
  return rest === 0 ? t('{0} h', hours) : t('{0} h {1} min', hours, rest);
};

/** `21:10 in Kolkata`. */
export const placeWords = ({ schedule: { zone } }: TeamPerson, instant: Instant): string =>
  zone === null ? t('zone not known') : t('{0} in {1}', words.clockOf(instant, zone), cityOf(zone));

/** What a timeline shows, in words for those who do not see it: on the clock of a zone. */
export const timelineWords = (schedule: Schedule, span: Interval, zone: string): string => {
  const spans = availabilitySegments(schedule, span.start, span.end);
  if (spans.every(({ state }) => state === 'unknown')) return t('No hours known');
  const isLong = span.end - span.start > 2 * DAY;
  const clock = (instant: Instant): string =>
    isLong ? `${weekday(instant, zone)} ${time(instant, zone)}` : time(instant, zone);
  const parts = spans.flatMap(({ state, reason, start, end }) => {
    const range = `${clock(start)}–${end === span.end && !isLong ? '24:00' : clock(end)}`;
    if (state === 'working') return [t('working {0}', range)];
    if (state === 'focus') return [t('focus {0}', range)];
    if (reason === 'away') return [t('away {0}', range)];
    return state === 'unknown' ? [t('not known {0}', range)] : [];
  });
  return parts.length === 0 ? t('Off all the time') : parts.join(', ');
};
