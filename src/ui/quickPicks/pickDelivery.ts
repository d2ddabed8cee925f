import * as vscode from 'vscode';
import {
  deliveriesOf,
  deliveryChoices,
  noteDelivery,
  type DeliveryMode,
  type ReviewDelivery,
} from '../../core/availability/reviewers/deliveryChoices.ts';
import { alternativesTo, type RankedReviewer } from '../../core/availability/reviewers/rankReviewers.ts';
import type { Instant } from '../../core/instant.ts';
import { bothTimes, nearTime } from '../words/personTime.ts';
import { pickOne, type Choice } from './pickOne.ts';
import type { PickedReviewers } from './pickReviewers.ts';
import { reachPhrase, reviewerRow, type AboutReviewer, type RowClock } from './reviewerRow.ts';

export type PickedDelivery =
  | { readonly type: 'deliver'; readonly deliveries: readonly ReviewDelivery[] }
  /** Somebody else was taken in place of one. */
  | { readonly type: 'instead'; readonly of: RankedReviewer; readonly take: RankedReviewer }
  | { readonly type: 'back' }
  | undefined;

type Row = Choice<PickedDelivery>;

/**
 * Warns when one of the chosen is in focus, busy, off, away or of unknown hours, and offers when to ask instead. Nobody
 * is kept from asking at once. Without a warning nothing is shown.
 */
export async function pickDelivery(
  { chosen, ranked }: PickedReviewers,
  about: (login: string) => AboutReviewer,
  clock: RowClock,
): Promise<PickedDelivery> {
  const choices = deliveryChoices(chosen, clock.now);
  const at = (mode: DeliveryMode): PickedDelivery => ({
    type: 'deliver',
    deliveries: deliveriesOf(choices, mode),
  });
  if (choices.reachable.length === chosen.length) return at('now');
  const { t } = vscode.l10n;
  const warned = [...choices.later.map(({ reviewer }) => reviewer), ...choices.unknown];
  const rows: Row[] = [];
  if (choices.later.length > 0) {
    rows.push({
      label: `$(clock) ${choices.later.length === 1 ? t('Deliver at their next window') : t('Deliver in each one’s next window')}`,
      detail: deliveryDetail(deliveriesOf(choices, 'nextWindow'), clock),
      value: at('nextWindow'),
    });
  }
  if (choices.together !== null && choices.unknown.length === 0) {
    rows.push({
      label: `$(organization) ${t('Deliver to all at {0}, when all can be reached', nearTime(choices.together, clock.zone, clock.now))}`,
      detail: t('The note and all requests wait until then.'),
      value: at('together'),
    });
  }
  rows.push({
    label: `$(bell) ${t('Ask now')}`,
    detail: warned.map((each) => `@${each.candidate.login}: ${reachPhrase(each, clock)}`).join(' · '),
    value: at('now'),
  });
  for (const of of warned) rows.push(...insteadRows(of, chosen, ranked, about, clock));
  rows.push({ label: `$(arrow-left) ${t('Choose others')}`, value: { type: 'back' } });
  return pickOne(rows, {
    title: warningTitle(warned, clock),
    placeHolder: t('You can always ask now: this is a warning, not a rule.'),
  });
}

function warningTitle(warned: readonly RankedReviewer[], clock: RowClock): string {
  const { t } = vscode.l10n;
  const [first, ...more] = warned;
  if (first === undefined) return '';
  return more.length === 0
    ? t('@{0}: {1}', first.candidate.login, reachPhrase(first, clock))
    : t('{0} of those you chose cannot be reached now', warned.length);
}

function insteadRows(
  of: RankedReviewer,
  chosen: readonly RankedReviewer[],
  ranked: readonly RankedReviewer[],
  about: (login: string) => AboutReviewer,
  clock: RowClock,
): readonly Row[] {
  const isChosen = (each: RankedReviewer): boolean =>
    chosen.some(({ candidate }) => candidate.login === each.candidate.login);
  const free = ranked.filter((each) => !isChosen(each) && !each.candidate.login.includes('/'));
  return alternativesTo(of.candidate.login, free, 2).map((take): Row => {
    const { description = '', detail = '' } = reviewerRow(take, about(take.candidate.login), clock);
    return {
      label: `$(person) ${vscode.l10n.t('Ask @{0} instead of @{1}', take.candidate.login, of.candidate.login)}`,
      description,
      detail,
      value: { type: 'instead', of, take },
    };
  });
}

/** When each is asked and when the note is posted. */
export function deliveryDetail(deliveries: readonly ReviewDelivery[], clock: RowClock): string {
  const { t } = vscode.l10n;
  const when = ({ reviewer: { candidate }, at }: ReviewDelivery): string =>
    at === null
      ? t('@{0} now', candidate.login)
      : t('@{0} {1}', candidate.login, bothTimes(at, candidate.schedule.zone, clock.zone, clock.now));
  const parts = deliveries.map(when).join(' · ');
  const note = noteDelivery(deliveries);
  const later = deliveries.some(({ at }) => at !== null);
  if (deliveries.length < 2 || !later) return parts;
  return `${parts}. ${notePhrase(note, clock)}`;
}

function notePhrase(note: Instant | null, clock: RowClock): string {
  const { t } = vscode.l10n;
  return note === null
    ? t('The note is posted now and names all of them.')
    : t('The note is posted {0} and names all of them.', nearTime(note, clock.zone, clock.now));
}
