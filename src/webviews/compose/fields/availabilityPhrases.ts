import { t } from '@vscode/l10n';
import type { Instant } from '../../../core/instant.ts';
import { stateWords } from '../../../protocol/availabilityWords.ts';
import type { Availability } from '../../../protocol/peopleSchemas.ts';
import { bothTimes, nearTime, timeOfDay } from '../../shared/timePhrases.ts';
import { cityOf, isZone } from '../../shared/zonedTime.ts';

/** A few words beside a name, in the person's own zone: `off until Tue 09:30`; `hasWindow`: and when they are free. */
export const statePhrase = (
  { state, until, nextWindow, zone }: Availability,
  viewerZone: string,
  now: Instant,
  hasWindow: boolean,
): string =>
  stateWords(
    t,
    { state, until: until ?? null, nextFree: (hasWindow ? nextWindow : null) ?? null },
    (instant) => nearTime(instant, zone ?? viewerZone, now),
  );

/** The line below the names: `21:10 in Kolkata. Next window Tue 09:30 (05:00 yours).` Empty when nothing is known. */
export const windowPhrase = (
  { zone, nextWindow, state }: Availability,
  viewerZone: string,
  now: Instant,
): string => {
  const parts: string[] = [];
  if (zone !== undefined && isZone(zone) && timeOfDay(now, zone) !== timeOfDay(now, viewerZone))
    parts.push(t('{0} in {1}.', timeOfDay(now, zone), cityOf(zone)));
  if (nextWindow !== undefined && state !== 'working')
    parts.push(t('Next window {0}.', bothTimes(nextWindow.start, zone ?? null, viewerZone, now)));
  return parts.join(' ');
};
