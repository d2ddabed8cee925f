import * as vscode from 'vscode';
import type { PendingItem } from '../../app/outbox/outboxItem.ts';
import type { Instant } from '../../core/instant.ts';
import { failureSentence } from './failureSentence.ts';
import { nearPhrase, timePhrase } from './timePhrase.ts';

/** In a few words: when an item goes, or why it is not there yet. */
export function outboxPhrase({ state }: PendingItem, now: Instant): string {
  const { t } = vscode.l10n;
  switch (state.type) {
    case 'waiting':
      if (state.notBefore === undefined) return t('waits for its turn');
      return state.notBefore > now
        ? t('goes {0}', nearPhrase(state.notBefore, now))
        : t('fell due {0}', nearPhrase(state.notBefore, now));
    case 'sending':
      return t('being sent');
    case 'looking':
      return t('looking whether it arrived');
    case 'paused':
      return pausePhrase(state, now);
    case 'failed':
      return t('not sent');
  }
}

function pausePhrase(
  { reason, since, waitMilliseconds }: Extract<PendingItem['state'], { readonly type: 'paused' }>,
  now: Instant,
): string {
  const { t } = vscode.l10n;
  const again = waitMilliseconds === undefined ? '' : nearPhrase(since + waitMilliseconds, now);
  switch (reason.type) {
    case 'signedOut':
    case 'unauthorized':
      return t('needs a sign-in');
    case 'otherAccount':
      return t('needs another account');
    case 'sso':
      return t('needs single sign-on');
    case 'offline':
      return t('offline, again {0}', again);
    case 'primaryLimit':
    case 'secondaryLimit':
      return t('GitHub asks to wait until {0}', again);
    default:
      return t('no answer, again {0}', again);
  }
}

/** Why an item is not on GitHub yet, and what happens or helps next. */
export function outboxSentence({ state, author }: PendingItem, now: Instant): string {
  const { t } = vscode.l10n;
  switch (state.type) {
    case 'waiting':
      if (state.notBefore === undefined) return t('It is sent as soon as GitHub can be reached.');
      return state.notBefore > now
        ? t('It is sent at {0}, or when VS Code is next started after that.', timePhrase(state.notBefore))
        : t('It fell due at {0} and is sent now.', timePhrase(state.notBefore));
    case 'sending':
      return t('It is being sent.');
    case 'looking':
      return t('No answer came. Baton looks whether it arrived before it sends anything again.');
    case 'paused':
      if (state.reason.type !== 'otherAccount') return failureSentence(state.reason);
      return t(
        'It was written as @{0}, and @{1} is signed in. Baton sends nothing under another name: switch the account.',
        author,
        state.reason.login,
      );
    case 'failed':
      return failureSentence(state.reason);
  }
}
