import { t } from '@vscode/l10n';
import type { ComposeContract } from '../../../protocol/composeContract.ts';
import type { PublishTarget, Writing } from '../../../protocol/composeState.ts';
import type { FailureDetail, Publishing } from '../../../protocol/publishState.ts';
import type { ViewEndpoint } from '../../../protocol/viewEndpoint.ts';
import { nearTime } from '../../shared/timePhrases.ts';
import { chosenPlace } from './destinationWords.ts';

type Send = ViewEndpoint<ComposeContract>['send'];

/** A sentence and the one thing to do about it. */
export interface Notice {
  readonly sentence: string;
  readonly action: string;
  readonly run: () => void;
}

/** What helps: something for the host to do, or a page to open. */
type Remedy =
  | 'signIn'
  | 'switchAccount'
  | 'retry'
  | 'sendNow'
  | 'publishBranch'
  | 'createPullRequest'
  | 'openPullRequest'
  | 'openMarkdown'
  | 'copyMarkdown'
  | 'openOutput'
  | { readonly url: string };

type NoticeTo = (sentence: string, action: string, remedy: Remedy) => Notice;

const noticeTo =
  (send: Send): NoticeTo =>
  (sentence, action, remedy) => ({
    sentence,
    action,
    run: () => {
      if (typeof remedy === 'string') send(remedy, {});
      else send('openUrl', remedy);
    },
  });

/** Why the note cannot be published now, and what would help. `undefined` when it can be, or is being found out. */
export const targetNotice = (state: Writing, send: Send, now: number): Notice | undefined => {
  const { target, branch, repository = t('this repository') } = state;
  const notice = noticeTo(send);
  const place = chosenPlace(state.destinations);
  if (place?.channel === 'draftPullRequest' && !place.isPushed) {
    return notice(
      t(
        '{0} has no open pull request, and is not on GitHub yet. Push it, and Baton can open a draft for the note.',
        branch,
      ),
      t('Publish Branch'),
      'publishBranch',
    );
  }
  return place === undefined ? noticeOf(target) : undefined;

  function noticeOf(known: PublishTarget): Notice | undefined {
    switch (known.type) {
      case 'pullRequest':
      case 'looking':
        return undefined;
      case 'signedOut':
        return notice(
          t('Sign in to GitHub to publish. The draft is kept on this machine.'),
          t('Sign In to GitHub'),
          'signIn',
        );
      case 'noRemote':
        return notice(
          t('This repository has no remote on GitHub, so the note cannot be published. The draft is kept.'),
          t('Copy as Markdown'),
          'copyMarkdown',
        );
      case 'noPullRequest':
        return notice(
          t('{0} has no open pull request to publish to. The draft is kept.', branch),
          t('Create Pull Request'),
          'createPullRequest',
        );
      case 'pullRequestClosed':
        return notice(
          t('PR #{0} is closed. Reopen it to publish there, the draft is kept.', known.number),
          t('Open PR #{0}', known.number),
          'openPullRequest',
        );
      case 'pullRequestMerged':
        return notice(
          t(
            'PR #{0} is merged. What comes after it belongs to a new pull request; the draft is kept.',
            known.number,
          ),
          t('Create Pull Request'),
          'createPullRequest',
        );
      case 'unreachable':
        return notice(t('GitHub cannot be reached. The draft is kept.'), t('Try Again'), 'retry');
      case 'notFound':
        return notice(
          t(
            'GitHub shows no {0} to this account. Another account may see it; the draft is kept.',
            repository,
          ),
          t('Sign In Again'),
          'signIn',
        );
      case 'forbidden':
        return notice(
          t('This account may not comment in {0}. Another account may; the draft is kept.', repository),
          t('Sign In Again'),
          'signIn',
        );
      case 'sso':
        return notice(
          t('The organization asks you to authorize Baton’s access once. The draft is kept.'),
          t('Authorize on GitHub'),
          { url: known.url },
        );
      case 'rateLimited':
        return notice(
          t(
            'GitHub allows no more requests until {0}. The draft is kept.',
            nearTime(known.until, state.zone, now),
          ),
          t('Try Again'),
          'retry',
        );
      case 'archived':
        return notice(
          t('{0} is archived and takes no comments. The draft is kept.', repository),
          t('Copy as Markdown'),
          'copyMarkdown',
        );
      case 'locked':
        return notice(
          t('The conversation of this pull request is locked. The draft is kept.'),
          t('Copy as Markdown'),
          'copyMarkdown',
        );
    }
  }
};

/** Why the last publish came to nothing, and what would help. */
export const failureNotice = (failed: Extract<Publishing, { type: 'failed' }>, send: Send): Notice => {
  const notice = noticeTo(send);
  if (failed.detail !== undefined) return detailNotice(failed.detail, notice);
  switch (failed.code) {
    case 'signedOut':
      return notice(
        t('Not published: your sign-in ended. The draft is kept.'),
        t('Sign In to GitHub'),
        'signIn',
      );
    case 'unreachable':
      return notice(
        t('Not published: GitHub cannot be reached. The draft is kept.'),
        t('Try Again'),
        'retry',
      );
    case 'notFound':
      return notice(
        t('Not published: the pull request is gone. The draft is kept.'),
        t('Look Again'),
        'retry',
      );
    case 'forbidden':
      return notice(
        t('Not published: this account may not comment here. The draft is kept.'),
        t('Sign In Again'),
        'signIn',
      );
    case 'sso':
      return failed.url === undefined
        ? notice(
            t('Not published: the organization asks for single sign-on. The draft is kept.'),
            t('Sign In Again'),
            'signIn',
          )
        : notice(
            t(
              'Not published: the organization asks you to authorize Baton’s access once. The draft is kept.',
            ),
            t('Authorize on GitHub'),
            { url: failed.url },
          );
    case 'archived':
      return notice(
        t('Not published: the repository is archived. The draft is kept.'),
        t('Copy as Markdown'),
        'copyMarkdown',
      );
    case 'locked':
      return notice(
        t('Not published: the conversation is locked. The draft is kept.'),
        t('Copy as Markdown'),
        'copyMarkdown',
      );
    case 'tooLong':
      return notice(
        t('Not published: the note is longer than GitHub takes. Shorten it; the draft is kept.'),
        t('Open as Markdown'),
        'openMarkdown',
      );
    case 'rejected':
    case 'unknown':
      return notice(
        t('Not published: GitHub refused it, the log says why. The draft is kept.'),
        t('Show Log'),
        'openOutput',
      );
  }
};

/** What the host knows beyond the code. */
const detailNotice = (detail: FailureDetail, notice: NoticeTo): Notice => {
  switch (detail.type) {
    case 'otherAccount':
      return notice(
        t(
          'Not published: it was written as @{0}, and @{1} is signed in. Baton sends nothing under another name.',
          detail.author,
          detail.signedIn,
        ),
        t('Switch Account'),
        'switchAccount',
      );
    case 'refused':
      return notice(
        t('Not published: GitHub answered “{0}”. The draft is kept.', detail.words),
        t('Try Again'),
        'sendNow',
      );
    case 'redirected':
      return notice(
        t(
          'Not published: the server sent Baton to another host ({0}), where your sign-in is not used. Check the remote; the draft is kept.',
          detail.host,
        ),
        t('Show Log'),
        'openOutput',
      );
    case 'noDraftPullRequests':
      return notice(
        t(
          'Not published: this repository takes no draft pull requests. Open an ordinary one; the draft of the note is kept.',
        ),
        t('Create Pull Request'),
        'createPullRequest',
      );
    case 'noDiscussions':
      return notice(
        t(
          'Not published: the repository offers no Discussions any more. Choose another place; the draft is kept.',
        ),
        t('Look Again'),
        'retry',
      );
  }
};
