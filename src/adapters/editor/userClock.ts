import type { Memento } from 'vscode';
import type { Clock } from '../../app/ports/clock.ts';
import { currentZoneName } from '../../core/availability/currentZoneName.ts';
import { systemClock } from './systemClock.ts';

const key = 'baton.userZone';

export interface UserClock extends Clock {
  /** Takes the IANA zone that a page of this window is shown in; anything else is left out. */
  reportZone(zone: string): void;
}

/**
 * The clocks of this machine and the zone of the person. In a remote window (SSH, container, Codespaces, WSL) these are
 * two machines, and only what runs in the person's own, a webview, knows the zone; it is remembered from then on.
 */
export function userClock(isRemote: boolean, memento: Memento): UserClock {
  const known = (): string | undefined => {
    const zone = memento.get<unknown>(key);
    return typeof zone === 'string' && isZone(zone) ? zone : undefined;
  };
  return {
    ...systemClock,
    zone: () => {
      const zone = isRemote ? known() : undefined;
      return zone === undefined ? systemClock.zone() : currentZoneName(zone);
    },
    reportZone: (zone) => {
      if (isRemote && isZone(zone) && zone !== known()) void memento.update(key, zone);
    },
  };
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
