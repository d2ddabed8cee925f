import * as vscode from 'vscode';
import type { ReviewSearch, ReviewSource } from '../../app/review/findReviewers.ts';
import {
  mergeReviewEvidence,
  type NotOffered,
} from '../../core/availability/reviewers/mergeReviewEvidence.ts';
import { rankReviewers, type RankedReviewer } from '../../core/availability/reviewers/rankReviewers.ts';
import { reviewerRow, type AboutReviewer, type ReviewerRow, type RowClock } from './reviewerRow.ts';
import { TickedRows } from './tickedRows.ts';

export interface PickReviewersRequest {
  readonly title: string;
  /** Reports each time that more is known; ends early when cancelled. */
  readonly search: (report: (search: ReviewSearch) => void, signal: AbortSignal) => Promise<void>;
  /** Logins that are chosen already. */
  readonly chosen: readonly string[];
  readonly about: (login: string) => AboutReviewer;
  readonly clock: () => RowClock;
}

/** Those who were chosen, and everybody else in the order of the ranking, to offer instead. */
export interface PickedReviewers {
  readonly chosen: readonly RankedReviewer[];
  readonly ranked: readonly RankedReviewer[];
}

type Row = ReviewerRow | vscode.QuickPickItem;

/**
 * Lets the user choose one or several reviewers from a list that grows while it is looked up, best first, each row with
 * its reasons. `undefined` when the user leaves; that also ends the look-up.
 */
export function pickReviewers(request: PickReviewersRequest): Promise<PickedReviewers | undefined> {
  const { t } = vscode.l10n;
  const picker = vscode.window.createQuickPick<Row>();
  const ending = new AbortController();
  const rows = new TickedRows(
    picker,
    loginOf,
    request.chosen.map((login) => login.toLowerCase()),
  );
  let ranked: readonly RankedReviewer[] = [];
  const show = ({ evidence, pending, failed }: ReviewSearch): void => {
    const { candidates, notOffered, changedLines } = mergeReviewEvidence(evidence);
    const clock = request.clock();
    const changedFiles = evidence.changedPaths.length;
    ranked = rankReviewers(candidates, { now: clock.now, changedFiles, changedLines });
    rows.show([...rowsOf(ranked, request.about, clock), ...namedRows(notOffered, [...failed.keys()])]);
    picker.busy = pending.size > 0;
    picker.placeholder =
      pending.size > 0
        ? t('Looking for who knows this code… You can choose already.')
        : ranked.length === 0
          ? t('Nobody was found who could review. Add people to the repository or to .github/baton.yml.')
          : t('Who should review? Several are possible.');
  };
  picker.title = request.title;
  picker.canSelectMany = true;
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.ignoreFocusOut = true;
  picker.keepScrollPosition = true;
  picker.busy = true;
  picker.show();
  void request.search(show, ending.signal);
  return new Promise((resolve) => {
    picker.onDidChangeSelection(() => {
      if (rows.ticked.size > 0) picker.title = request.title;
    });
    picker.onDidAccept(() => {
      const taken = ranked.filter(({ candidate }) => rows.ticked.has(candidate.login.toLowerCase()));
      if (taken.length === 0) {
        // The title alone is read whatever is typed below it.
        picker.title = t('Nobody is ticked yet: tick who should review');
        return;
      }
      resolve({ chosen: taken, ranked });
      picker.hide();
    });
    picker.onDidHide(() => {
      ending.abort();
      resolve(undefined);
      picker.dispose();
    });
  });
}

function loginOf(row: Row): string | undefined {
  return 'reviewer' in row ? row.reviewer.candidate.login.toLowerCase() : undefined;
}

/** Those of whom something speaks for them first, then the others; each part in the order of the ranking. */
function rowsOf(
  ranked: readonly RankedReviewer[],
  about: PickReviewersRequest['about'],
  clock: RowClock,
): readonly Row[] {
  const { t } = vscode.l10n;
  const isOther = ({ reasons }: RankedReviewer): boolean =>
    reasons.some(({ code }) => code === 'roster-only');
  const row = (reviewer: RankedReviewer): ReviewerRow =>
    reviewerRow(reviewer, about(reviewer.candidate.login), clock);
  const knowing = ranked.filter((each) => !isOther(each));
  const others = ranked.filter(isOther);
  return [
    ...(knowing.length > 0 ? [separator(t('know this code'))] : []),
    ...knowing.map(row),
    ...(others.length > 0 ? [separator(t('others who can review'))] : []),
    ...others.map(row),
  ];
}

/** Who is named and cannot be chosen, and what could not be asked: said, so that nobody is missed. */
function namedRows(
  notOffered: readonly NotOffered[],
  failed: readonly ReviewSource[],
): readonly vscode.QuickPickItem[] {
  const { t } = vscode.l10n;
  const rows = [
    ...notOffered.map((each): vscode.QuickPickItem => {
      switch (each.reason) {
        case 'author':
          return { label: `$(circle-slash) @${each.login}`, description: t('author of the pull request') };
        case 'viewer':
          return { label: `$(circle-slash) @${each.login}`, description: t('you') };
        case 'requested':
          return { label: `$(check) @${each.login}`, description: t('asked already') };
        case 'unmapped':
          return {
            label: `$(question) ${each.name === '' ? each.email : `${each.name} <${each.email}>`}`,
            description:
              each.lines > 0
                ? t('last changed {0} lines; GitHub knows no account of this address', each.lines)
                : t('owns {0} files; GitHub knows no account of this address', each.ownedFiles),
          };
      }
    }),
    ...failed.map((source): vscode.QuickPickItem => ({ label: `$(warning) ${failedPhrase(source)}` })),
  ];
  return rows.length === 0 ? [] : [separator(t('named here, not to be chosen')), ...rows];
}

function failedPhrase(source: ReviewSource): string {
  const { t } = vscode.l10n;
  return {
    changes: t('What the branch changes could not be read'),
    lineAuthors: t('Who last changed these lines could not be read'),
    teams: t('Who is in the owning teams could not be asked'),
    suggestions: t('GitHub’s own suggestions are not available here'),
    load: t('How many reviews each has open could not be asked'),
  }[source];
}

function separator(label: string): vscode.QuickPickItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}
