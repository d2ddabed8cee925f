import * as vscode from 'vscode';
import type { RankedReviewer, RankingReason } from '../../core/availability/reviewers/rankReviewers.ts';
import { shownState } from '../../core/availability/shownState.ts';
import type { Instant } from '../../core/instant.ts';
import { stateWords } from '../../protocol/availabilityWords.ts';
import { bothTimes, clockOf } from '../words/personTime.ts';
import { stateIcon } from '../words/stateIcon.ts';

/** The viewer's clock. */
export interface RowClock {
  readonly now: Instant;
  readonly zone: string;
}

/** What is known of a person beside what the ranking says. */
export interface AboutReviewer {
  readonly name?: string;
  /** What becomes of a request to them that is in the outbox. */
  readonly request?: string;
}

export interface ReviewerRow extends vscode.QuickPickItem {
  readonly reviewer: RankedReviewer;
}

/** A candidate as one row: who and when on the first line, why on the second. */
export function reviewerRow(
  reviewer: RankedReviewer,
  { name, request }: AboutReviewer,
  clock: RowClock,
): ReviewerRow {
  const { candidate, reasons, expectedAnswer } = reviewer;
  const { login, schedule } = candidate;
  const isTeam = login.includes('/');
  const local = schedule.zone === null ? [] : [clockOf(clock.now, schedule.zone)];
  const { t } = vscode.l10n;
  const answer =
    expectedAnswer === null
      ? []
      : [t('answer by {0}', bothTimes(expectedAnswer, schedule.zone, clock.zone, clock.now))];
  const asked = request === undefined ? [] : [t('a request is in the outbox: {0}', request)];
  return {
    label: `$(${iconOf(reviewer)}) ${name ?? `@${login}`}`,
    description: [
      ...(name === undefined ? [] : [`@${login}`]),
      ...local,
      isTeam ? t('team') : reachPhrase(reviewer, clock),
    ].join(' · '),
    detail: [...asked, ...answer, ...reasons.map(reasonPhrase)].join(' · '),
    reviewer,
  };
}

/** What the person's state looks like; the words stand beside it. */
function iconOf({ candidate, availability }: RankedReviewer): string {
  return candidate.login.includes('/') ? 'organization' : stateIcon(shownState(availability));
}

/** The state of a person in words, as in a row. */
export function reachPhrase({ candidate, availability }: RankedReviewer, clock: RowClock): string {
  const { schedule, broken = false } = candidate;
  const told = { ...availability, state: shownState(availability), broken };
  return stateWords(vscode.l10n.t, told, (instant) =>
    bothTimes(instant, schedule.zone, clock.zone, clock.now),
  );
}

function reasonPhrase(reason: RankingReason): string {
  const { t } = vscode.l10n;
  switch (reason.code) {
    case 'owns-files':
      return t('owns {0} of {1} files', reason.files, reason.of);
    case 'wrote-lines':
      return t('last changed {0} of {1} lines', reason.lines, reason.of);
    case 'suggested':
      return t('suggested by GitHub');
    case 'roster-only':
      return t('not known to have worked on this');
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
