import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import type { UnverifiedComment } from '../../core/note/thread/thread.ts';
import type { ReaderContract } from '../../protocol/readerContract.ts';
import { unverifiedSentence } from '../../protocol/unverifiedSentence.ts';
import type { ViewEndpoint } from '../../protocol/viewEndpoint.ts';
import { Icon } from '../shared/Icon.tsx';
import { dateAndTime } from '../shared/timePhrases.ts';

interface UnverifiedViewProps extends UnverifiedComment {
  readonly zone: string;
  readonly send: ViewEndpoint<ReaderContract>['send'];
  /** The comment is all that the page shows. */
  readonly isWhole?: boolean;
}

/** A comment that is not taken for a note: its text as it stands, and why. */
export const UnverifiedView = ({
  comment,
  reason,
  zone,
  send,
  isWhole = false,
}: UnverifiedViewProps): JSX.Element => (
  <section class="block unverified">
    {isWhole ? <h1>{t('Unverified comment')}</h1> : <h2>{t('Unverified comment')}</h2>}
    <p class="notice warning">
      <Icon name="warning" tone="warning" />
      <span>
        {t('@{0} posted this {1}.', comment.author.login, dateAndTime(comment.createdAt, zone))}{' '}
        {unverifiedSentence(t, reason)} {t('It is shown as plain text and changes nothing.')}{' '}
        {isWhole && (
          <button
            type="button"
            class="link"
            onClick={() => {
              send('openOnGitHub', {});
            }}
          >
            {t('Open on GitHub')}
          </button>
        )}
      </span>
    </p>
    <pre dir="auto">{comment.body}</pre>
  </section>
);
