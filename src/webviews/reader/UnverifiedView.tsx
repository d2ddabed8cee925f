import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import type { UnverifiedComment, UnverifiedReason } from '../../core/note/thread.ts';
import type { ReaderContract } from '../../protocol/readerContract.ts';
import type { ViewEndpoint } from '../../protocol/viewEndpoint.ts';
import { Icon } from '../shared/Icon.tsx';
import { dateAndTime } from '../shared/timePhrases.ts';

interface UnverifiedViewProps extends UnverifiedComment {
  readonly zone: string;
  readonly send: ViewEndpoint<ReaderContract>['send'];
  /** The comment is all that the page shows. */
  readonly isWhole?: boolean;
}

const reasonSentence = (reason: UnverifiedReason): string => {
  switch (reason) {
    case 'authorMismatch':
      return t('It names another author than the account that posted it.');
    case 'bot':
      return t('A bot posted it.');
    case 'editedByOther':
      return t('Somebody else edited it after it was posted.');
    case 'editorUnknown':
      return t('It was edited, and this server does not say by whom: it can’t be verified here.');
    case 'repositoryMismatch':
      return t('It was made for another repository.');
    case 'subjectMismatch':
      return t('It was made for another pull request or discussion.');
    case 'duplicateId':
      return t('It is a copy of a note that was posted before.');
    case 'unreadableMarker':
      return t('Its header cannot be read.');
    case 'unknownVersion':
      return t('It was written by a later version of Baton.');
    case 'minimized':
      return t('It was hidden on GitHub.');
  }
};

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
        {reasonSentence(reason)} {t('It is shown as plain text and changes nothing.')}{' '}
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
