import * as vscode from 'vscode';
import type { OutboxWork, PublishTarget } from '../../app/outbox/outboxItem.ts';

/** Where a piece of work goes, in a few words. */
export function destinationPhrase(work: OutboxWork): string {
  const { t } = vscode.l10n;
  const place = placeOf(work);
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

function placeOf(work: OutboxWork): PublishTarget {
  switch (work.type) {
    case 'note':
      return work.target;
    case 'reply':
    case 'comment':
      return work.subject;
    case 'edit':
    case 'minimise':
      return work.location.subject;
    case 'reviewRequest':
      return { type: 'pullRequest', number: work.pullRequest };
  }
}
