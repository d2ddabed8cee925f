import * as vscode from 'vscode';
import type { OutboxWork } from '../app/outbox/outboxItem.ts';

/** Where a piece of work goes, in a few words. */
export function destinationPhrase(work: OutboxWork): string {
  const { t } = vscode.l10n;
  const place =
    work.type === 'note' ? work.target : work.type === 'reply' ? work.subject : work.location.subject;
  switch (place.type) {
    case 'pullRequest':
      return t('PR #{0}', place.number);
    case 'discussion':
      return t('Discussion #{0}', place.number);
    case 'newDiscussion':
      return t('a discussion in {0}', place.categoryName);
    case 'draftPullRequest':
      return t('a draft PR of {0}', place.head.branch);
  }
}
