import type { ShownState } from '../../core/availability/shownState.ts';

/** The codicon that stands beside a state in every list; the words say it too. */
export function stateIcon(state: ShownState): string {
  return {
    working: 'circle-filled',
    focus: 'target',
    busy: 'target',
    off: 'circle-outline',
    away: 'circle-slash',
    unknown: 'question',
  }[state];
}
