import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import type { Sending } from '../../protocol/readerState.ts';
import { Icon } from '../shared/Icon.tsx';
import { NoticeBox } from '../shared/NoticeBox.tsx';
import { waitingWord } from '../shared/waitingWord.ts';
import { useReader } from './readerContext.ts';

const sendingWord = (
  sending: Exclude<Sending, { type: 'failed' }>,
  zone: string,
  now: number,
): string | undefined => {
  switch (sending.type) {
    case 'idle':
      return undefined;
    case 'sending':
      return t('Sending…');
    case 'looking':
      return t('No answer came. Looking whether the reply arrived, so that it is not sent twice…');
    case 'queued':
    case 'waiting':
      return waitingWord(sending, zone, now);
  }
};

type Failed = Extract<Sending, { type: 'failed' }>;
type Remedy = 'signIn' | 'sendNow' | 'retry' | 'openOnGitHub' | 'openOutput' | 'openLink' | 'resolveConflict';

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
      return {
        sentence: t('Not sent: GitHub cannot be reached.'),
        action: t('Try Again'),
        remedy: 'sendNow',
      };
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
        sentence: t('Not sent: the organization asks you to authorize Baton’s access once.'),
        action: t('Authorize on GitHub'),
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

/** What could not even be handed over, and where the last reply is, or why it did not arrive and what would help. */
export const SendingNotice = (): JSX.Element => (
  <>
    <HandOverNotice />
    <ProgressNotice />
  </>
);

const HandOverNotice = (): JSX.Element | null => {
  const { failed, send } = useReader();
  if (failed === undefined) return null;
  return (
    <NoticeBox
      tone="error"
      sentence={[
        failed.sentence ??
          (failed.what === 'tick'
            ? t('The step could not be changed, the log says why.')
            : t('The reply could not be queued, the log says why.')),
        ...(failed.what === 'reply' ? [t('What you wrote is kept.')] : []),
      ].join(' ')}
      action={t('Show Log')}
      run={() => {
        send('openOutput', {});
      }}
    />
  );
};

const ProgressNotice = (): JSX.Element | null => {
  const { state, send } = useReader();
  const { sending } = state;
  if (sending.type === 'failed') {
    const { sentence, action, remedy } = remedyOf(sending);
    return (
      <NoticeBox
        tone="error"
        sentence={`${sentence} ${t('What you wrote is kept.')}`}
        action={action}
        run={() => {
          if (remedy === 'openLink') send('openLink', { url: sending.url ?? '' });
          else send(remedy, {});
        }}
      />
    );
  }
  const word = sendingWord(sending, state.zone, state.now);
  if (word === undefined) return null;
  const waits = sending.type === 'queued' || sending.type === 'waiting';
  return (
    <div class="notice info">
      <Icon name={waits ? 'clock' : 'loading'} tone="info" />
      <div>
        <p role="status">{word}</p>
        {waits && (
          <span class="links">
            <button
              type="button"
              class="link"
              onClick={() => {
                send('sendNow', {});
              }}
            >
              {t('Send now')}
            </button>
            <button
              type="button"
              class="link"
              onClick={() => {
                send('cancelSending', {});
              }}
            >
              {t('Cancel')}
            </button>
          </span>
        )}
      </div>
    </div>
  );
};
