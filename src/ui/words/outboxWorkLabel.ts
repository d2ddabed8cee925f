import * as vscode from 'vscode';
import type { OutboxWork } from '../../app/outbox/outboxItem.ts';
import { stateLabel } from './noteWords.ts';

/** What an item of the outbox will write, in a few words. */
export function outboxWorkLabel(work: OutboxWork): string {
  const { t } = vscode.l10n;
  switch (work.type) {
    case 'note':
      return work.draft.content.summary;
    case 'reply':
      return work.reply.action.type === 'ticked'
        ? t('Ticks of next steps')
        : t('Reply: {0}', stateLabel(replyState[work.reply.action.type]));
    case 'edit':
      return t('Edit of a comment');
    case 'minimise':
      return t('Hide the note whose place a newer one took');
    case 'comment':
      return t('Comment: {0}', work.text.split('\n', 1)[0] ?? '');
    case 'reviewRequest':
      return t('Review request to {0}', [...work.logins, ...work.teams].map((name) => `@${name}`).join(', '));
  }
}

const replyState = {
  accepted: 'accepted',
  asked: 'asked',
  answered: 'asked',
  declined: 'declined',
  passedOn: 'passedOn',
  done: 'done',
  withdrawn: 'withdrawn',
} as const;
