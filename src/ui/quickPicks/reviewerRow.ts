import * as vscode from 'vscode';
import type { RankedReviewer, RankingReason } from '../../core/availability/reviewers/rankReviewers.ts';
import type { Instant } from '../../core/instant.ts';
import { bothTimes, clockOf } from '../words/personTime.ts';

/** The viewer's clock. */
export interface RowClock {
  readonly now: Instant;
  readonly zone: string;
}

export interface ReviewerRow extends vscode.QuickPickItem {
  readonly reviewer: RankedReviewer;
}

/** A candidate as one row: who and when on the first line, why on the second. */
export function reviewerRow(
  reviewer: RankedReviewer,
  name: string | undefined,
  clock: RowClock,
): ReviewerRow {
  const { candidate, reasons, expectedAnswer } = reviewer;
  const { login, schedule } = candidate;
  const isTeam = login.includes('/');
  const local = schedule.zone === null ? [] : [clockOf(clock.now, schedule.zone)];
  const answer =
    expectedAnswer === null
      ? []
      : [vscode.l10n.t('answer by {0}', bothTimes(expectedAnswer, schedule.zone, clock.zone, clock.now))];
  const [reach, why] = partedReasons(reasons);
  return {
    label: `$(${iconOf(reviewer)}) ${name ?? `@${login}`}`,
    description: [
      ...(name === undefined ? [] : [`@${login}`]),
      ...local,
      ...(isTeam ? [vscode.l10n.t('team')] : reach.map((reason) => reasonPhrase(reason, reviewer, clock))),
    ].join(' · '),
    detail: [...answer, ...why.map((reason) => reasonPhrase(reason, reviewer, clock))].join(' · '),
    reviewer,
  };
}

/** What the person's state looks like; the words stand beside it. */
function iconOf({ candidate, availability, warning }: RankedReviewer): string {
  if (candidate.login.includes('/')) return 'organization';
  if (warning === 'away') return 'circle-slash';
  return { working: 'circle-filled', focus: 'target', off: 'circle-outline', unknown: 'question' }[
    availability.state
  ];
}

const reachCodes: readonly RankingReason['code'][] = [
  'working',
  'in-focus',
  'busy',
  'off',
  'away',
  'hours-unknown',
  'hours-unreadable',
];

function partedReasons(
  reasons: readonly RankingReason[],
): readonly [readonly RankingReason[], readonly RankingReason[]] {
  const isReach = ({ code }: RankingReason): boolean => reachCodes.includes(code);
  return [reasons.filter(isReach), reasons.filter((reason) => !isReach(reason))];
}

/** The state of a person in words, as in a row. */
export function reachPhrase(reviewer: RankedReviewer, clock: RowClock): string {
  const [reach] = partedReasons(reviewer.reasons);
  return reach.map((reason) => reasonPhrase(reason, reviewer, clock)).join(', ');
}

function reasonPhrase(reason: RankingReason, { candidate }: RankedReviewer, clock: RowClock): string {
  const { t } = vscode.l10n;
  const time = (instant: Instant): string =>
    bothTimes(instant, candidate.schedule.zone, clock.zone, clock.now);
  switch (reason.code) {
    case 'owns-files':
      return t('owns {0} of {1} files', reason.files, reason.of);
    case 'wrote-lines':
      return t('last changed {0} of {1} lines', reason.lines, reason.of);
    case 'suggested':
      return t('suggested by GitHub');
    case 'roster-only':
      return t('not known to have worked on this');
    case 'working':
      return reason.until === null ? t('working') : t('working until {0}', time(reason.until));
    case 'in-focus':
      return reason.next === null ? t('in focus time') : t('in focus time, next free {0}', time(reason.next));
    case 'off':
      return reason.next === null ? t('off') : t('off until {0}', time(reason.next));
    case 'away':
      return reason.next === null ? t('away') : t('away until {0}', time(reason.next));
    case 'hours-unknown':
      return t('hours not shared');
    case 'hours-unreadable':
      return t('hours cannot be read, an error in .github/baton.yml');
    case 'busy':
      return reason.next === null
        ? t('set to busy on GitHub')
        : t('set to busy on GitHub, next free {0}', time(reason.next));
    case 'open-reviews':
      if (reason.isAtLeast)
        return reason.count === 0
          ? t('no open review among the newest pull requests')
          : t('{0} or more open reviews', reason.count);
      if (reason.count === 0) return t('no open reviews');
      return reason.count === 1 ? t('1 open review') : t('{0} open reviews', reason.count);
    case 'open-reviews-unknown':
      return t('open reviews not known');
  }
}
