import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import type { Staleness } from '../../protocol/readerState.ts';
import { fill, joined } from '../shared/fill.tsx';
import { Icon } from '../shared/Icon.tsx';
import { useReader } from './readerContext.ts';

/** What happened since the commit at which the note was written; nothing when nothing did. */
export const StalenessBox = ({ staleness }: { readonly staleness: Staleness }): JSX.Element | null => {
  const { state, send } = useReader();
  const { commits, forcePushed, behind, branchDeleted, pullRequest, stepsLookDone, failingChecks } =
    staleness;
  const steps = state.thread.note.content.nextSteps;
  const authors = [
    ...new Set(commits.map(({ author, login }) => (login === undefined ? author : `@${login}`))),
  ].join(', ');
  const [last] = commits;
  const facts = [
    pullRequest === 'merged' && t('the pull request was merged'),
    pullRequest === 'closed' && t('the pull request was closed'),
    branchDeleted && t('the branch was deleted'),
    forcePushed && t('the branch was force-pushed, its commit is not part of it any more'),
    behind &&
      (staleness.localOnly
        ? t('its commit is not in your copy of the branch yet')
        : t('its commit is not on the branch: it was never pushed, or was taken back')),
    last !== undefined && (
      <span key="commits">
        {commits.length === 1
          ? t('1 commit by {0}', authors)
          : t('{0} commits by {1}', commits.length, authors)}{' '}
        (
        {last.url === undefined ? (
          <code>{last.sha.slice(0, 7)}</code>
        ) : (
          <a href={last.url}>{last.sha.slice(0, 7)}</a>
        )}
        )
      </span>
    ),
    ...stepsLookDone.flatMap((index) => {
      const step = steps[index];
      return step === undefined ? [] : [t('“{0}” looks done', step.text)];
    }),
    ...failingChecks.map((check) => (
      <span key={`check-${check}`}>{fill(t('check {0} fails'), <em>{check}</em>)}</span>
    )),
  ];
  const shown = joined(facts, ', ');
  if (shown.length === 0 && !staleness.localOnly) return null;
  return (
    <div class="stale" role="note">
      <Icon name="warning" tone="warning" />
      <p>
        {shown.length === 0 ? (
          t('What happened since it was written could not be looked up.')
        ) : (
          <>
            {t('Since it was written:')} {shown}.
          </>
        )}{' '}
        {staleness.localOnly && <span class="quiet">{t('GitHub did not answer.')} </span>}
        {staleness.hasChanges && (
          <button
            type="button"
            class="link"
            onClick={() => {
              send('showChanges', {});
            }}
          >
            {t('What changed')}
          </button>
        )}
      </p>
    </div>
  );
};
