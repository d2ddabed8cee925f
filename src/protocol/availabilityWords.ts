import type { ShownState } from '../core/availability/shownState.ts';
import type { Instant } from '../core/instant.ts';
import type { Translate } from './noteWords.ts';

/** What is said of somebody's availability. */
export interface ToldAvailability {
  readonly state: ShownState;
  /** When the state ends; null when that is not in sight. */
  readonly until: Instant | null;
  /** The next window in which they work and are not in focus; null when none is in sight. */
  readonly nextFree: { readonly start: Instant } | null;
  /** Their entry in the team file has an error, so that their hours are not known. */
  readonly broken?: boolean;
}

/**
 * Somebody's state in the words that every surface uses: `off until Tue 09:30`, with `free Tue 11:30` behind it where
 * they are not to be disturbed yet at the end of their state. `time` tells an instant on the clocks that the surface
 * shows; `t` is that of `vscode.l10n` in the host and of `@vscode/l10n` in a view.
 */
export function stateWords(
  t: Translate,
  { state, until, nextFree, broken = false }: ToldAvailability,
  time: (instant: Instant) => string,
): string {
  if (state === 'unknown') return broken ? t('hours cannot be read') : t('hours not known');
  const words = stateUntil(t, state, until === null ? undefined : time(until));
  return state === 'working' || nextFree === null || nextFree.start === until
    ? words
    : t('{0}, free {1}', words, time(nextFree.start));
}

function stateUntil(t: Translate, state: Exclude<ShownState, 'unknown'>, end: string | undefined): string {
  switch (state) {
    case 'working':
      return end === undefined ? t('working') : t('working until {0}', end);
    case 'focus':
      return end === undefined ? t('in focus') : t('in focus until {0}', end);
    case 'busy':
      return end === undefined ? t('busy') : t('busy until {0}', end);
    case 'away':
      return end === undefined ? t('away') : t('away until {0}', end);
    case 'off':
      return end === undefined ? t('off') : t('off until {0}', end);
  }
}

/** The same words at the beginning of a line. */
export const capitalised = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);
