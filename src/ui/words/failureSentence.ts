import * as vscode from 'vscode';
import type { FailReason, PauseReason } from '../../app/outbox/outboxItem.ts';
import type { GitHubFailureReason } from '../../app/ports/gitHubFailure.ts';
import type { StorageFailure } from '../../app/ports/storageFailure.ts';
import { storageSentence as sentence } from '../../protocol/storageSentence.ts';

/** What happened and what to do next, in the user's language. */
export function failureSentence(reason: GitHubFailureReason | PauseReason | FailReason): string {
  const { t } = vscode.l10n;
  switch (reason.type) {
    case 'offline':
      return t('GitHub cannot be reached. Baton tries again as soon as it can.');
    case 'timeout':
    case 'connectionLost':
    case 'unavailable':
    case 'unreadable':
      return t('GitHub did not give a usable answer. Baton looks again before it sends anything twice.');
    case 'signedOut':
      return t('You are not signed in. Sign in to continue.');
    case 'unauthorized':
      return t('GitHub refused the sign-in: it has expired or was revoked. Sign in again.');
    case 'sso':
      return t(
        'The organization wants your sign-in authorized for single sign-on. Authorize it on GitHub, then try again.',
      );
    case 'notFound':
      return t(
        'GitHub does not show this repository or pull request to your account. Check the account and its access.',
      );
    case 'forbidden':
      return t('Your account may not do this here. Ask for access, or use another account.');
    case 'primaryLimit':
    case 'secondaryLimit':
      return t('GitHub asks Baton to wait because of its request limits. It goes on by itself.');
    case 'locked':
      return t('The conversation is locked. Ask a maintainer to unlock it, or choose another place.');
    case 'archived':
      return t('The repository is archived, so nothing can be written there.');
    case 'gone':
      return t('What this belongs to was deleted on GitHub. Copy the text, or choose another place.');
    case 'invalid':
      return reason.problems.length === 0
        ? t('GitHub refused the content. The log says which part.')
        : t('GitHub refused the content: “{0}”.', reason.problems.join('; '));
    case 'unsupported':
      return unsupportedSentence(reason.feature);
    case 'redirected':
      return t(
        'The server sent Baton to another host ({0}), where your sign-in is not used. Check the remote.',
        reason.host,
      );
    case 'cancelled':
      return t('It was stopped before it was sent. Send it again when you are ready.');
    case 'otherAccount':
      return t(
        'It was written under another account, and @{0} is signed in. Switch the account to send it.',
        reason.login,
      );
    case 'tooLong':
      return t('The note is longer than GitHub accepts (65,536 characters). Shorten it, then publish again.');
    case 'pullRequestClosed':
      return t('The pull request was closed meanwhile, so no review can be asked for. Reopen it first.');
    case 'notReviewers':
      return t(
        'GitHub does not let {0} review here: only people with access to the repository can be asked. Give them access, or ask someone else; your note is not affected.',
        reason.who.map((name) => `@${name}`).join(', '),
      );
    case 'conflict':
      return t('The comment was changed on GitHub in the same places. Open it there and merge the two.');
  }
}

function unsupportedSentence(
  feature: Extract<GitHubFailureReason, { readonly type: 'unsupported' }>['feature'],
): string {
  const { t } = vscode.l10n;
  switch (feature) {
    case 'graphql':
      return t('This server has no GraphQL interface, so Discussions cannot be used. Choose a pull request.');
    case 'discussions':
      return t('This repository has no Discussions. Choose a pull request instead.');
    case 'draftPullRequests':
      return t('This repository takes no draft pull requests. Open an ordinary one, then publish to it.');
  }
}

/** Why the text could not be kept on this machine, and what to do. */
export function storageSentence({ code }: StorageFailure): string {
  return sentence(vscode.l10n.t, code);
}

/** That the drafts of this machine, or those that were discarded, could not be listed. */
export function unlistedSentence(): string {
  return vscode.l10n.t(
    'VS Code’s storage folder cannot be read, so drafts may be missing here. They stay where they are; the log has the cause.',
  );
}

/** Why what waits in the outbox cannot be read or kept on this machine, and what to do. */
export function outboxProblemSentence({ code }: StorageFailure): string {
  const { t } = vscode.l10n;
  switch (code) {
    case 'noSpace':
      return t('The disk is full, so the outbox sends nothing. Free some space: it goes on by itself.');
    case 'readOnly':
    case 'denied':
      return t(
        'VS Code’s storage folder cannot be read or written, so the outbox sends nothing and something may be missing here. Give VS Code access to it: nothing in it is lost.',
      );
    case 'tooLarge':
    case 'other':
      return t(
        'The outbox cannot be read or kept on this machine, so it sends nothing and something may be missing here. It is tried again by itself; the log has the cause.',
      );
  }
}
