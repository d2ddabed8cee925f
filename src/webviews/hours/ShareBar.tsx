import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { HoursForm } from '../../core/availability/hours/hoursForm.ts';
import type { Decoded } from '../../protocol/contract.ts';
import { RequestError } from '../../protocol/envelope.ts';
import type { HoursContract } from '../../protocol/hoursContract.ts';
import type { HoursEntry } from '../../protocol/hoursState.ts';
import type { ViewEndpoint } from '../../protocol/viewEndpoint.ts';
import { Icon } from '../shared/Icon.tsx';
import { sameForm, type HoursStore } from './hoursStore.ts';
import type { Preview } from './usePreview.ts';

type Result = Decoded<HoursContract['requests']['share']['result']>;
type Way = HoursEntry['ways'][number];

interface ShareBarProps {
  readonly entry: HoursEntry;
  readonly store: HoursStore;
  readonly endpoint: Pick<ViewEndpoint<HoursContract>, 'request' | 'send'>;
  readonly preview: Preview | undefined;
  /** A field cannot be read. */
  readonly isBlocked: boolean;
}

/** GitHub may take a while, and each step of a pull request is a question of its own. */
const mostMilliseconds = 180_000;

/** What would change in the file, how to share it, and how that went. */
export const ShareBar = ({ entry, store, endpoint, preview, isBlocked }: ShareBarProps): JSX.Element => {
  const [sharing, setSharing] = useState<AbortController | undefined>(undefined);
  const [result, setResult] = useState<(Result & { readonly form: HoursForm }) | undefined>(undefined);
  const { form, base } = store;
  const share = async (way: Way): Promise<void> => {
    const stop = new AbortController();
    setSharing(stop);
    setResult(undefined);
    try {
      const answer = await endpoint.request(
        'share',
        { form, base, way },
        { signal: stop.signal, timeoutMilliseconds: mostMilliseconds },
      );
      setResult({ ...answer, form });
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      const sentence =
        error.code === 'cancelled'
          ? t('Stopped. What was done by then stays; sharing again goes on from there.')
          : t('It did not end as it should. Share again: nothing is done twice.');
      setResult({ type: 'failed', sentence, form });
    } finally {
      setSharing(undefined);
    }
  };
  const isIdle = sharing === undefined && !isBlocked;
  const hasChange = preview?.type === 'changed' && !store.isShared;
  return (
    <footer class="share">
      <Change preview={preview} isBlocked={isBlocked} />
      {result !== undefined && sameForm(result.form, form) && (
        <ResultNotice result={result} send={endpoint.send.bind(endpoint)} />
      )}
      <div class="controls">
        {entry.ways.map((way, at) => (
          <button
            key={way}
            type="button"
            class={at === 0 ? 'primary' : ''}
            disabled={!isIdle || !hasChange}
            onClick={() => void share(way)}
          >
            {wayWords(way)}
          </button>
        ))}
        {sharing !== undefined && (
          <>
            <span role="status">
              <Icon name="loading" /> {t('Sharing…')}
            </span>
            <button
              type="button"
              onClick={() => {
                sharing.abort();
              }}
            >
              {t('Stop')}
            </button>
          </>
        )}
      </div>
    </footer>
  );
};

const wayWords = (way: Way): string =>
  ({
    pullRequest: t('Share by Pull Request'),
    push: t('Push to the Default Branch'),
    save: t('Save in My Working Tree'),
  })[way];

const Change = ({
  preview,
  isBlocked,
}: {
  readonly preview: Preview | undefined;
  readonly isBlocked: boolean;
}): JSX.Element => {
  if (isBlocked)
    return <p class="problem">{t('Some fields cannot be read. Mend them to share your hours.')}</p>;
  if (preview === undefined) return <p class="quiet">{t('Comparing with the file…')}</p>;
  if (preview.type === 'failed') return <p class="problem">{preview.sentence}</p>;
  if (preview.type === 'unchanged') return <p class="quiet">{t('The file says this already.')}</p>;
  return (
    <section aria-label={t('What changes in .github/baton.yml')}>
      <h2>{t('What changes in .github/baton.yml')}</h2>
      <pre class="diff" tabIndex={0}>
        {preview.lines.map(({ change, text }, at) => (
          <span key={at} class={change}>
            {change !== 'same' && (
              <span class="hidden-text">{change === 'added' ? t('Added:') : t('Removed:')} </span>
            )}
            <span aria-hidden="true">{{ same: '  ', added: '+ ', removed: '- ' }[change]}</span>
            {text}
            {'\n'}
          </span>
        ))}
      </pre>
    </section>
  );
};

const ResultNotice = ({
  result,
  send,
}: {
  readonly result: Result;
  readonly send: ViewEndpoint<HoursContract>['send'];
}): JSX.Element => {
  const { action } = result;
  return (
    <p class={`notice ${result.type === 'done' ? 'success' : 'error'}`} role="status">
      <Icon
        name={result.type === 'done' ? 'pass' : 'error'}
        tone={result.type === 'done' ? 'success' : 'error'}
      />
      <span>
        {result.sentence}{' '}
        {action !== undefined && (
          <button
            type="button"
            class="link"
            onClick={() => {
              send(action, {});
            }}
          >
            {
              {
                openFile: t('Open the file'),
                openPullRequest: t('Open the pull request'),
                signIn: t('Sign in'),
              }[action]
            }
          </button>
        )}
      </span>
    </p>
  );
};
