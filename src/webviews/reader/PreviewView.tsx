import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import type { ReaderContract } from '../../protocol/readerContract.ts';
import type { Preview } from '../../protocol/readerState.ts';
import type { DestinationPlace } from '../../protocol/publishState.ts';
import { publishWord } from '../../protocol/publishWord.ts';
import type { ViewEndpoint } from '../../protocol/viewEndpoint.ts';
import { Icon } from '../shared/Icon.tsx';
import { MarkdownText } from './MarkdownText.tsx';

interface PreviewViewProps {
  readonly preview: Preview;
  readonly send: ViewEndpoint<ReaderContract>['send'];
}

/** Where github.com will show it. */
const whereWord = ({ isEdit, place, branch }: Preview): string => {
  if (isEdit) return t('What github.com will show in the place of the published note');
  return place === undefined
    ? t('What github.com will show. There is no place for it yet: {0} has no open pull request.', branch)
    : placeSentence(place);
};

const placeSentence = (place: DestinationPlace): string => {
  switch (place.channel) {
    case 'prComment':
      return t('What github.com will show in PR #{0}, {1}', place.number, place.title);
    case 'discussionComment':
      return t('What github.com will show in Discussion #{0}', place.number);
    case 'newDiscussion':
      return t('What github.com will show in a new Discussion of {0}', place.repository);
    case 'draftPullRequest':
      return t('What github.com will show in a new draft PR into {0}', place.baseBranch);
  }
};

/** The comment as github.com will show it. */
export const PreviewView = ({ preview, send }: PreviewViewProps): JSX.Element => {
  const { isEdit, place, length, limit } = preview;
  const publish = isEdit ? t('Update on GitHub') : place === undefined ? undefined : publishWord(t, place);
  const tooLong = length > limit;
  if (preview.isBlank)
    return (
      <main class="reader">
        <h1>{t('Preview')}</h1>
        <p class="quiet">
          {t('Nothing is written yet. This shows what you write as github.com will show it.')}
        </p>
      </main>
    );
  return (
    <main class="reader">
      <header class="preview-header">
        <div>
          <h1>{t('Preview')}</h1>
          <p class="quiet">{whereWord(preview)}</p>
        </div>
        {publish !== undefined && (
          <button
            type="button"
            class="primary"
            onClick={() => {
              send('publish', {});
            }}
          >
            {publish}
          </button>
        )}
      </header>
      {(tooLong || preview.evidenceShortened) && (
        <p class={`notice ${tooLong ? 'error' : 'warning'}`}>
          <Icon name={tooLong ? 'error' : 'warning'} tone={tooLong ? 'error' : 'warning'} />
          <span>
            {tooLong
              ? t('It has {0} characters and GitHub takes {1}. Shorten it to publish it.', length, limit)
              : t('The evidence was shortened, so that GitHub takes the comment.')}
          </span>
        </p>
      )}
      <article class="comment">
        <p class="comment-head quiet">
          <strong>@{preview.viewer ?? t('you')}</strong> {t('commented')}
        </p>
        <MarkdownText text={preview.markdown} topHeading={2} />
      </article>
    </main>
  );
};
