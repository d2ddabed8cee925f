import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { keepingBoth, leftOut, supersedes, taking } from '../../../core/note/thread/succession.ts';
import { nearTime } from '../../shared/timePhrases.ts';
import { useCompose } from '../composeContext.ts';

/** That the note takes the place of an earlier one, for whom that ends the waiting, and the choice to keep both. */
export const Succession = (): JSX.Element | null => {
  const { state, draft, now, edit } = useCompose();
  const { predecessor, viewer = '', zone } = state;
  // To choose is to write: a blank draft would become one that says nothing.
  if (predecessor === undefined || state.save.type === 'unwritten') return null;
  const { id, summary, publishedAt } = predecessor;
  const takes = supersedes(draft, predecessor, viewer);
  const left = leftOut(draft, predecessor, viewer);
  return (
    <p class="hint" id="succession">
      {takes
        ? t('Takes the place of “{0}”, published {1}.', summary, nearTime(publishedAt, zone, now))
        : t('“{0}”, published {1}, stays open beside it.', summary, nearTime(publishedAt, zone, now))}{' '}
      {takes && left.length > 0 && (
        <>{t('No longer asked: {0}.', left.map((each) => `@${each}`).join(', '))} </>
      )}
      <button
        type="button"
        class="link"
        onClick={() => {
          edit((old) => (takes ? keepingBoth(old, id) : taking(old, id)), 'succession');
        }}
      >
        {takes ? t('Keep both') : t('Take its place')}
      </button>
    </p>
  );
};
