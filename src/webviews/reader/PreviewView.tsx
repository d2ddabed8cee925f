import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import type { ReaderContract } from '../../protocol/readerContract.ts';
import type { Preview } from '../../protocol/readerState.ts';
import type { ViewEndpoint } from '../../protocol/viewEndpoint.ts';
import { Icon } from '../shared/Icon.tsx';
import { MarkdownText } from './MarkdownText.tsx';

interface PreviewViewProps {
  readonly preview: Preview;
  readonly send: ViewEndpoint<ReaderContract>['send'];
}

/** The comment as github.com will show it. */
export const PreviewView = ({ preview, send }: PreviewViewProps): JSX.Element => {
  const { pullRequest, length, limit } = preview;
  const tooLong = length > limit;
  return (
    <main class="reader">
      <header class="preview-header">
        <div>
          <h1>{t('Preview')}</h1>
          <p class="quiet">
            {pullRequest === undefined
              ? t('What github.com will show. No open pull request is known for {0}.', preview.branch)
              : t('What github.com will show in PR #{0}, {1}', pullRequest.number, pullRequest.title)}
          </p>
        </div>
        {pullRequest !== undefined && (
          <button
            type="button"
            class="primary"
            onClick={() => {
              send('publish', {});
            }}
          >
            {t('Publish to PR #{0}', pullRequest.number)}
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
