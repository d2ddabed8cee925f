import { t } from '@vscode/l10n';
import type { Writing } from '../../../protocol/composeState.ts';
import type { DestinationPlace, DestinationsState } from '../../../protocol/publishState.ts';

/** The place to which the button publishes; `undefined` where there is none or it is not known. */
export const chosenPlace = (destinations: DestinationsState | undefined): DestinationPlace | undefined =>
  destinations?.places.find(({ key }) => key === destinations.chosen);

/** The place in the menu. `isOnly`: all places are in one repository, which goes without saying. */
export const placeWord = (place: DestinationPlace, isOnly: boolean): string => {
  const word = ((): string => {
    switch (place.channel) {
      case 'prComment':
        return place.isDraft
          ? t('Comment on Draft PR #{0}, {1}', place.number, place.title)
          : t('Comment on PR #{0}, {1}', place.number, place.title);
      case 'discussionComment':
        return t('Comment in Discussion #{0} of This Branch', place.number);
      case 'newDiscussion':
        return place.category === undefined
          ? t('Start a Discussion…')
          : t('Start a Discussion in {0}', place.category);
      case 'draftPullRequest':
        return t('Open a Draft PR into {0} First', place.baseBranch);
    }
  })();
  return isOnly ? word : t('{0} ({1})', word, place.repository);
};

/** Why this place is proposed, or that it is the writer's own choice. */
export const reasonWord = (
  { branch, target }: Writing,
  destinations: DestinationsState,
): string | undefined => {
  const [place] = destinations.places;
  if (destinations.chosen !== place?.key) return t('Your choice of place.');
  switch (destinations.rule) {
    case 'beside-the-code':
      return t('Beside the code, where its readers look.');
    case 'where-it-was-discussed':
      return t('Where this branch is discussed already.');
    case 'open-a-place-beside-the-code':
      if (target.type === 'pullRequestClosed')
        return t('PR #{0} is closed: a new draft holds the note beside the code.', target.number);
      if (target.type === 'pullRequestMerged')
        return t('PR #{0} is merged: a new draft holds the note beside the code.', target.number);
      return place?.channel === 'draftPullRequest'
        ? t(
            '{0} has no open pull request: a draft into {1} holds the note beside the code.',
            branch,
            place.baseBranch,
          )
        : undefined;
    case 'for-everyone-to-find':
      return t('It is not about one change, so it goes where everyone finds it.');
    case 'only-a-discussion':
      return t('{0} has no open pull request, so a discussion holds the note.', branch);
    case 'not-writable':
    case 'no-place-yet':
      return undefined;
  }
};

/** Why the repository's Discussions are not offered. */
export const lackWord = ({ lacksDiscussions }: DestinationsState): string | undefined => {
  switch (lacksDiscussions) {
    case 'server':
      return t('This server offers no Discussions to Baton; pull requests work as always.');
    case 'account':
      return t('This account may not use the repository’s Discussions.');
    default:
      return undefined;
  }
};
