import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import type { Sending } from '../../protocol/readerState.ts';
import { Icon } from '../shared/Icon.tsx';
import { nearTime } from '../shared/timePhrases.ts';
import { useReader } from './readerContext.ts';

const progressWord = (
  sending: Exclude<Sending, { type: 'failed' }>,
  zone: string,
  now: number,
): string | undefined => {
  switch (sending.type) {
    case 'idle':
      return undefined;
    case 'queued':
      return t('Queued: it is sent as soon as GitHub can be reached.');
    case 'sending':
      return t('Sending…');
    case 'looking':
      return t('No answer came. Looking whether the reply arrived, so that it is not sent twice…');
    case 'waiting':
      return t('GitHub asks to wait. It is tried again at {0}.', nearTime(sending.until, zone, now));
  }
};

type Failed = Extract<Sending, { type: 'failed' }>;
type Remedy = 'signIn' | 'retry' | 'openOnGitHub' | 'openOutput' | 'openLink' | 'resolveConflict';

const remedyOf = (
  failed: Failed,
): { readonly sentence: string; readonly action: string; readonly remedy: Remedy } => {
  switch (failed.code) {
    case 'signedOut':
      return {
        sentence: t('Not sent: your sign-in ended.'),
        action: t('Sign In to GitHub'),
        remedy: 'signIn',
      };
    case 'unreachable':
      return { sentence: t('Not sent: GitHub cannot be reached.'), action: t('Try Again'), remedy: 'retry' };
    case 'notFound':
      return { sentence: t('Not sent: the pull request is gone.'), action: t('Look Again'), remedy: 'retry' };
    case 'forbidden':
      return {
        sentence: t('Not sent: this account may not comment here.'),
        action: t('Sign In Again'),
        remedy: 'signIn',
      };
    case 'sso':
      return {
        sentence: t('Not sent: the organisation asks you to authorise Baton’s access once.'),
        action: t('Authorise on GitHub'),
        remedy: failed.url === undefined ? 'signIn' : 'openLink',
      };
    case 'archived':
      return {
        sentence: t('Not sent: the repository is archived.'),
        action: t('Open on GitHub'),
        remedy: 'openOnGitHub',
      };
    case 'locked':
      return {
        sentence: t('Not sent: the conversation is locked.'),
        action: t('Open on GitHub'),
        remedy: 'openOnGitHub',
      };
    case 'conflict':
      return {
        sentence: t('Not sent: the note was changed on GitHub in the same places.'),
        action: t('Merge the Two'),
        remedy: 'resolveConflict',
      };
    case 'tooLong':
    case 'rejected':
    case 'unknown':
      return {
        sentence: t('Not sent: GitHub refused it, the log says why.'),
        action: t('Show Log'),
        remedy: 'openOutput',
      };
  }
};

/** Where the last reply is, or why it did not arrive and what would help. */
export const SendingNotice = (): JSX.Element | null => {
  const { state, failed, send } = useReader();
  const { sending } = state;
  if (failed !== undefined)
    return (
      <p class="notice error" role="alert">
        <Icon name="error" tone="error" />
        <span>
          {failed === 'tick'
            ? t('The step could not be changed, the log says why.')
            : t('The reply could not be queued. It is kept in the form, the log says why.')}{' '}
          <button
            type="button"
            class="link"
            onClick={() => {
              send('openOutput', {});
            }}
          >
            {t('Show Log')}
          </button>
        </span>
      </p>
    );
  if (sending.type === 'failed') {
    const { sentence, action, remedy } = remedyOf(sending);
    return (
      <p class="notice error" role="alert">
        <Icon name="error" tone="error" />
        <span>
          {sentence} {t('What you wrote is kept.')}{' '}
          <button
            type="button"
            class="link"
            onClick={() => {
              if (remedy === 'openLink') send('openLink', { url: sending.url ?? '' });
              else send(remedy, {});
            }}
          >
            {action}
          </button>
        </span>
      </p>
    );
  }
  const word = progressWord(sending, state.zone, state.now);
  if (word === undefined) return null;
  return (
    <p class="notice info" role="status">
      <Icon name="loading" tone="info" />
      <span>{word}</span>
    </p>
  );
};
