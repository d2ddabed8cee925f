import type { UnverifiedReason } from '../core/note/thread/thread.ts';
import type { Translate } from './noteWords.ts';

/**
 * Why a comment is not taken for a note or a reply. `t` is that of `vscode.l10n` in the host and of `@vscode/l10n` in a
 * view.
 */
export const unverifiedSentence = (t: Translate, reason: UnverifiedReason): string =>
  ({
    authorMismatch: t('It names another author than the account that posted it.'),
    bot: t('A bot posted it.'),
    editedByOther: t('Somebody else edited it after it was posted.'),
    editorUnknown: t('It was edited, and this server does not say by whom: it can’t be verified here.'),
    repositoryMismatch: t('It was made for another repository.'),
    subjectMismatch: t('It was made for another pull request or discussion.'),
    duplicateId: t('It is a copy of a note that was posted before.'),
    unreadableMarker: t('Its header cannot be read.'),
    unknownVersion: t('It was written by a later version of Baton.'),
    minimized: t('It was hidden on GitHub.'),
  })[reason];
