import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { isAuthor } from '../../core/note/thread/roles.ts';
import { isOver } from '../../core/note/thread/threadState.ts';
import type { Staleness } from '../../protocol/readerState.ts';
import { fill, joined } from '../shared/fill.tsx';
import { Icon, type IconName } from '../shared/Icon.tsx';
import { useReader } from './readerContext.ts';

const CommitLink = ({ commit }: { readonly commit: Staleness['commits'][number] }): JSX.Element => {
  const name = commit.sha.slice(0, 7);
  return commit.url === undefined ? <code>{name}</code> : <a href={commit.url}>{name}</a>;
};

/** Nothing that the reader must act on, in the place of what they must. */
const Calm = ({ icon, text }: { readonly icon: IconName; readonly text: string }): JSX.Element => (
  <div class="stale calm" role="note">
    <Icon name={icon} />
    <p>{text}</p>
  </div>
);

/**
 * What happened since the commit at which the note was written. It has its place from the beginning: what is looked up
 * moves nothing that somebody is about to click.
 */
export const StalenessBox = (): JSX.Element => {
  const { staleness } = useReader().state;
  return staleness === undefined ? (
    <Calm icon="loading" text={t('Looking up what happened since it was written…')} />
  ) : (
    <Since staleness={staleness} />
  );
};

/** Work that the note tells of and nobody can fetch. */
export const UncommittedBox = (): JSX.Element | false => {
  const { state } = useReader();
  const { uncommitted = 0, author } = state.thread.note.header;
  if (uncommitted === 0 || isOver(state.thread.state)) return false;
  const fact =
    uncommitted === 1
      ? t('1 file was not committed when it was written.')
      : t('{0} files were not committed when it was written.', uncommitted);
  const remedy = isAuthor(state)
    ? t('Commit and push that work, so that the receiver can start.')
    : t('Nobody else has that work: ask @{0} to push it.', author);
  return (
    <div class="stale uncommitted" role="note">
      <Icon name="warning" tone="warning" />
      <p>
        {fact} {remedy}
      </p>
    </div>
  );
};

const Since = ({ staleness }: { readonly staleness: Staleness }): JSX.Element => {
  const { state, send } = useReader();
  const { commits, forcePushed, behind, branchDeleted, pullRequest, stepsLookDone, failingChecks } =
    staleness;
  const asksToPush = behind && !staleness.localOnly && isAuthor(state) && !isOver(state.thread.state);
  const steps = state.thread.note.content.nextSteps;
  const authors = [
    ...new Set(commits.map(({ author, login }) => (login === undefined ? author : `@${login}`))),
  ].join(', ');
  const [last] = commits;
  const facts = [
    pullRequest === 'merged' && t('The pull request was merged.'),
    pullRequest === 'closed' && t('The pull request was closed.'),
    branchDeleted && t('The branch was deleted.'),
    forcePushed && t('The branch was force-pushed, and its commit is not part of it any more.'),
    behind &&
      (staleness.localOnly
        ? t('Its commit is not in your copy of the branch yet.')
        : t('Its commit is not on the branch: it was never pushed, or was taken back.')),
    asksToPush && t('Push it, so that the receiver can start.'),
    last !== undefined && (
      <span key="commits">
        {commits.length === 1
          ? fill(t('{0} added 1 commit ({1}).'), authors, <CommitLink commit={last} />)
          : fill(
              t('{0} added {1} commits (the last is {2}).'),
              authors,
              commits.length,
              <CommitLink commit={last} />,
            )}
      </span>
    ),
    ...stepsLookDone.flatMap((index) => {
      const step = steps[index];
      return step === undefined ? [] : [t('“{0}” looks done.', step.text)];
    }),
    ...failingChecks.map((check) => (
      <span key={`check-${check}`}>{fill(t('Check {0} fails.'), <em>{check}</em>)}</span>
    )),
  ];
  const shown = joined(facts, ' ');
  if (shown.length === 0 && !staleness.localOnly) {
    return <Calm icon="pass" text={t('Nothing happened on its branch since it was written.')} />;
  }
  return (
    <div class="stale" role="note">
      <Icon name="warning" tone="warning" />
      <p>
        {shown.length === 0 ? (
          t('What happened since it was written could not be looked up.')
        ) : (
          <>
            {t('Since it was written:')} {shown}
          </>
        )}{' '}
        {staleness.localOnly && <span class="quiet">{t('GitHub did not answer.')} </span>}
        {asksToPush && state.mayPush && (
          <button
            type="button"
            class="link"
            onClick={() => {
              send('push', {});
            }}
          >
            {t('Push')}
          </button>
        )}
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
