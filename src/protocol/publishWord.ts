import type { Translate } from './noteWords.ts';
import type { DestinationPlace } from './publishState.ts';

/** What a button does that publishes to the place. `t` is that of `vscode.l10n` in the host and of `@vscode/l10n` in a view. */
export function publishWord(t: Translate, place: DestinationPlace): string {
  switch (place.channel) {
    case 'prComment':
      return t('Publish to PR #{0}', place.number);
    case 'discussionComment':
      return t('Publish to Discussion #{0}', place.number);
    case 'newDiscussion':
      return place.category === undefined
        ? t('Publish to a Discussion…')
        : t('Publish to a Discussion in {0}', place.category);
    case 'draftPullRequest':
      return t('Open Draft PR and Publish');
  }
}
