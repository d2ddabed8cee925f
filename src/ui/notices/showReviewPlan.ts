import type { DraftSession } from '../../app/drafts/draftSession.ts';
import type { Disposable } from '../../app/ports/event.ts';
import type { ReviewPlans } from '../../app/review/reviewPlans.ts';
import { setContextKey } from '../contextKey.ts';

/** Offers to take planned reviews back while the draft that they go with is open. */
export function showReviewPlan({
  session,
  plans,
}: {
  readonly session: DraftSession;
  readonly plans: ReviewPlans;
}): Disposable {
  let shown: boolean | undefined;
  const show = (): void => {
    const { state } = session;
    const isPlanned = state.type === 'open' && plans.of(state.draft.draft.header.id) !== undefined;
    if (isPlanned === shown) return;
    shown = isPlanned;
    setContextKey('baton.reviewPlanned', isPlanned);
  };
  const subscriptions = [session.onDidChange(show), plans.onDidChange(show)];
  show();
  return {
    dispose: () => {
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}
