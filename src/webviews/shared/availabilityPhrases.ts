import { t } from '@vscode/l10n';
import type { Instant } from '../../core/instant.ts';
import type { Availability } from '../../protocol/peopleSchemas.ts';
import { nearTime, timeOfDay } from './timePhrases.ts';
import { cityOf, isZone } from './zonedTime.ts';

/**
 * A few words beside a name, in the person's own zone: `off until Tue 09:30`, or `off, free Tue 11:30` where they are
 * not to be disturbed at the end of their state.
 */
export const statePhrase = (availability: Availability, viewerZone: string, now: Instant): string => {
  const { state, until, nextWindow } = availability;
  const zone = availability.zone ?? viewerZone;
  const time = until === undefined ? undefined : nearTime(until, zone, now);
  if (state !== 'working' && until !== undefined && nextWindow !== undefined && nextWindow.start > until)
    return t('{0}, free {1}', stateWord(state), nearTime(nextWindow.start, zone, now));
  switch (state) {
    case 'working':
      return time === undefined ? stateWord(state) : t('working until {0}', time);
    case 'focus':
      return time === undefined ? stateWord(state) : t('in focus until {0}', time);
    case 'off':
      return time === undefined ? stateWord(state) : t('off until {0}', time);
    case 'away':
      return time === undefined ? stateWord(state) : t('away until {0}', time);
    case 'busy':
      return time === undefined ? stateWord(state) : t('busy until {0}', time);
    case 'unknown':
      return stateWord(state);
  }
};

const stateWord = (state: Availability['state']): string =>
  ({
    working: t('working'),
    focus: t('in focus'),
    off: t('off'),
    away: t('away'),
    busy: t('busy'),
    unknown: t('hours not known'),
  })[state];

/** `09:30 in Kolkata (05:00 yours)`, or one time when both clocks agree. */
export const inBothZones = (instant: Instant, zone: string, viewerZone: string, now: Instant): string => {
  const theirs = nearTime(instant, zone, now);
  const yours = nearTime(instant, viewerZone, now);
  if (theirs === yours || !isZone(zone)) return t('{0} your time', yours);
  const sameDay = theirs.split(' ')[0] === yours.split(' ')[0];
  return t('{0} in {1} ({2} yours)', theirs, cityOf(zone), sameDay ? timeOfDay(instant, viewerZone) : yours);
};

/** The line below the names: `21:10 in Kolkata. Next window Tue 09:30 (05:00 yours).` Empty when nothing is known. */
export const windowPhrase = (availability: Availability, viewerZone: string, now: Instant): string => {
  const { zone, nextWindow, state } = availability;
  const parts: string[] = [];
  if (zone !== undefined && isZone(zone) && timeOfDay(now, zone) !== timeOfDay(now, viewerZone))
    parts.push(t('{0} in {1}.', timeOfDay(now, zone), cityOf(zone)));
  if (nextWindow !== undefined && state !== 'working')
    parts.push(t('Next window {0}.', inBothZones(nextWindow.start, zone ?? viewerZone, viewerZone, now)));
  return parts.join(' ');
};
