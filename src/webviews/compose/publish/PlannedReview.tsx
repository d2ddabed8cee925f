import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { Icon } from '../../shared/Icon.tsx';
import { nearTime } from '../../shared/timePhrases.ts';
import { useCompose } from '../composeContext.ts';

/** What publishing does beside posting the note: whom it asks for a review, and that the note waits with the requests. */
export const PlannedReview = ({ publishNow }: { readonly publishNow: () => void }): JSX.Element | null => {
  const { state, now } = useCompose();
  const { review, zone } = state;
  if (review === undefined) return null;
  const who = review.who.map((login) => `@${login}`).join(', ');
  return (
    <div class="notice info">
      <Icon name={review.at === undefined ? 'info' : 'clock'} tone="info" />
      <div>
        <p role="status">
          {review.at === undefined
            ? t('Publishing also asks for a review by {0}.', who)
            : t(
                'Publishing delivers it {0}, with the review request to {1}.',
                nearTime(review.at, zone, now),
                who,
              )}
        </p>
        {review.at !== undefined && (
          <button type="button" class="link" onClick={publishNow}>
            {t('Publish now')}
          </button>
        )}
      </div>
    </div>
  );
};
