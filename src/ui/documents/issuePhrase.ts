import * as vscode from 'vscode';
import type { Issue } from '../../app/ports/gitHubIssues.ts';

/** What an issue is and whether it is open, in words. */
export function issuePhrase({ isPullRequest, state }: Issue): string {
  const { t } = vscode.l10n;
  if (isPullRequest) return state === 'open' ? t('open pull request') : t('closed pull request');
  return state === 'open' ? t('open issue') : t('closed issue');
}
