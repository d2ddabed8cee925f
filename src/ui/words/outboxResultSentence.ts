import * as vscode from 'vscode';
import type { OutboxResult } from '../../app/outbox/outbox.ts';
import { storageSentence } from './failureSentence.ts';
import { timePhrase } from './timePhrase.ts';

/** What to tell the user about an order to the outbox; nothing when it was simply carried out. */
export function outboxResultSentence(result: OutboxResult): string | undefined {
  const { t } = vscode.l10n;
  switch (result.type) {
    case 'done':
    case 'absent':
      return undefined;
    case 'cancelled':
      return result.mayHaveBeenSent
        ? t('It was cancelled, but an earlier attempt may have reached GitHub. Look at the pull request.')
        : undefined;
    case 'busy':
      return t('It is being sent at this moment. Try again in a few seconds.');
    case 'held':
      return t('GitHub asks to wait. It is tried again at {0}.', timePhrase(result.until));
    case 'duplicate':
      return t('This note waits in the outbox already.');
    case 'storage':
      return t('The outbox could not be changed. {0}', storageSentence(result.failure));
  }
}
