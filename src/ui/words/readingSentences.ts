import * as vscode from 'vscode';
import type { HandoffListState } from '../../app/handoffs/handoffList.ts';
import type { GitHubFailureReason } from '../../app/ports/gitHubFailure.ts';
import { failureSentence } from './failureSentence.ts';
import { timePhrase } from './timePhrase.ts';

/** What the list of handoffs has to say about itself: that it is being read, or how old it is and why. */
export function readingSentences({ progress, problem, asOf, loading }: HandoffListState): readonly string[] {
  const { t } = vscode.l10n;
  if (progress !== undefined && (loading || progress.listed > 0)) {
    const number = new Intl.NumberFormat(vscode.env.language);
    const { listed, total } = progress;
    return [
      total === undefined
        ? t('Reading comments: {0}…', number.format(listed))
        : t('Reading comments: {0} of about {1}…', number.format(listed), number.format(total)),
    ];
  }
  if (problem === undefined) return [];
  return [
    readingFailureSentence(problem),
    ...(asOf === undefined ? [] : [t('As of {0}.', timePhrase(asOf))]),
  ];
}

/** Why the handoffs could not be read, and what to do: where nothing is sent, the words differ. */
function readingFailureSentence(problem: GitHubFailureReason): string {
  const { t } = vscode.l10n;
  switch (problem.type) {
    case 'cancelled':
      return t('Reading was stopped; what was read is shown. Refresh to go on.');
    case 'timeout':
    case 'connectionLost':
    case 'unavailable':
    case 'unreadable':
      return t('GitHub did not give a usable answer. Baton tries again.');
    case 'signedOut':
      return t('You are not signed in, so nothing more is read. Sign in to go on.');
    default:
      return failureSentence(problem);
  }
}
