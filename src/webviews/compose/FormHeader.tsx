import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { SaveState } from '../../protocol/composeState.ts';
import { storageSentence } from '../../protocol/storageSentence.ts';
import { Icon } from '../shared/Icon.tsx';
import { ago } from '../shared/timePhrases.ts';
import { useCompose } from './composeContext.ts';

/** How long saving must rest before it is read out, in milliseconds. */
const restBeforeReading = 1500;

/** Reads out that the draft is safe, once saving has come to rest. */
const SaveAnnouncement = ({ save }: { readonly save: SaveState }): JSX.Element => {
  const [text, setText] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => {
      setText(save.type === 'saved' ? t('Draft saved') : '');
    }, restBeforeReading);
    return () => {
      clearTimeout(timer);
    };
  }, [save.type]);
  return (
    <span class="hidden-text" role="status">
      {text}
    </span>
  );
};

/** The branch, its pull request, and whether the text is safe. */
export const FormHeader = (): JSX.Element => {
  const { state, now, send } = useCompose();
  const { save, target, branch } = state;
  const saveWord = ((): string | undefined => {
    switch (save.type) {
      case 'saved':
        return t('saved');
      case 'saving':
        return t('saving…');
      case 'failed':
        return t('not saved');
      case 'unwritten':
        return undefined;
    }
  })();
  const numbered =
    target.type === 'pullRequest' ||
    target.type === 'pullRequestClosed' ||
    target.type === 'pullRequestMerged'
      ? target
      : undefined;
  return (
    <header>
      <div class="form-header">
        <span class="pill" title={state.repository === undefined ? branch : `${state.repository} ${branch}`}>
          <Icon name="git-branch" />
          <span class="hidden-text">{t('Branch')} </span>
          <span class="branch">{branch}</span>
        </span>
        {/* When it was saved stands in the tooltip: beside the branch it would wrap, and move the whole form. */}
        <span
          class="quiet save"
          title={save.type === 'saved' ? t('saved {0}', ago(save.at, state.zone, now)) : undefined}
        >
          {numbered !== undefined && (
            <>
              <button
                type="button"
                class="link"
                title={numbered.title}
                onClick={() => {
                  send('openPullRequest', {});
                }}
              >
                {t('PR #{0}', numbered.number)}
              </button>
              {saveWord !== undefined && ' · '}
            </>
          )}
          {saveWord}
        </span>
        <SaveAnnouncement save={save} />
      </div>
      {save.type === 'failed' && (
        <p class="notice error" role="alert">
          <Icon name="error" tone="error" />
          <span>
            {storageSentence(t, save.code)}{' '}
            <button
              type="button"
              class="link"
              onClick={() => {
                send('retry', {});
              }}
            >
              {t('Save again')}
            </button>
          </span>
        </p>
      )}
    </header>
  );
};
