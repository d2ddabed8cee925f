import { t } from '@vscode/l10n';
import { DAY, MINUTE } from '../../core/availability/civilDate.ts';
import { availabilitySegments } from '../../core/availability/availability.ts';
import type { Interval } from '../../core/availability/interval.ts';
import type { Availability, Schedule } from '../../core/availability/schedule.ts';
import { shownState } from '../../core/availability/shownState.ts';
import { zoneTable } from '../../core/availability/zoneTable.ts';
import type { Instant } from '../../core/instant.ts';
import type { TeamPerson } from '../../protocol/teamState.ts';
import { statePhrase } from '../shared/availabilityPhrases.ts';
import { dateAndTime, nearTime, shortDate, timeOfDay, weekdayOf } from '../shared/timePhrases.ts';
import { cityOf } from '../shared/zonedTime.ts';

/**
 * A clock's wall time as the instant at which UTC shows it. Phrases are made from it in UTC, so that they go by the
 * engine's zone data, with its corrections, and not by the browser's.
 */
export const onClock = (instant: Instant, zone: string | null): Instant =>
  zone === null ? instant : (zoneTable(zone)?.wallAt(instant) ?? instant);

/** `09:30` today, `Tue 09:30` within six days, else with the date: on the clock of a zone. */
export const near = (instant: Instant, zone: string | null, now: Instant): string =>
  nearTime(onClock(instant, zone), 'UTC', onClock(now, zone));

/** `Tue 24 Nov, 14:00` on the clock of a zone. */
export const moment = (instant: Instant, zone: string | null): string =>
  dateAndTime(onClock(instant, zone), 'UTC');

/** `Tue 24 Nov` on the clock of a zone. */
export const day = (instant: Instant, zone: string | null): string =>
  shortDate(onClock(instant, zone), 'UTC');

/** `Tue` on the clock of a zone. */
export const weekday = (instant: Instant, zone: string | null): string =>
  weekdayOf(onClock(instant, zone), 'UTC');

/** `21:10` on the clock of a zone. */
export const time = (instant: Instant, zone: string | null): string =>
  timeOfDay(onClock(instant, zone), 'UTC');

/** `21:10 Mon`; empty when the person's zone is not known. */
export const localClock = ({ schedule: { zone } }: TeamPerson, instant: Instant): string =>
  zone === null ? '' : `${time(instant, zone)} ${weekday(instant, zone)}`;

/** `Tue 09:30 (05:00 yours)`, or one time when both clocks agree. */
export const onBothClocks = (instant: Instant, theirs: string | null, mine: string, now: Instant): string => {
  const phrase = near(instant, theirs ?? mine, now);
  const [there, here] = [onClock(instant, theirs ?? mine), onClock(instant, mine)];
  if (there === here) return phrase;
  const yours =
    shortDate(there, 'UTC') === shortDate(here, 'UTC') ? timeOfDay(here, 'UTC') : near(instant, mine, now);
  return t('{0} ({1} yours)', phrase, yours);
};

/** `Off until Tue 09:30`, in the person's own zone. The viewer's own focus mode is focus, to others it is busy. */
export const stateWords = (person: TeamPerson, at: Availability, instant: Instant, isMe: boolean): string => {
  if (at.state === 'unknown') return person.broken ? t('Hours cannot be read') : t('Hours not shared');
  const { zone } = person.schedule;
  const words = statePhrase(
    {
      state: isMe && at.state === 'focus' ? 'focus' : shownState(at),
      ...(at.until === null ? {} : { until: onClock(at.until, zone) }),
      zone: 'UTC',
    },
    'UTC',
    onClock(instant, zone),
  );
  return words.slice(0, 1).toUpperCase() + words.slice(1);
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
  zone === null
    ? t('zone not known')
    : t('{0} in {1}', `${time(instant, zone)} ${weekday(instant, zone)}`, cityOf(zone));

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
