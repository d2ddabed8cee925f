import * as vscode from 'vscode';
import type { ShareOutcome } from '../../app/team/shareTeamFile.ts';
import type { EditFailure } from '../../core/availability/teamFile/editMember.ts';
import { failureSentence } from './failureSentence.ts';

export type ShareAction = 'openFile' | 'openPullRequest' | 'signIn';

/** How sharing one's hours ended, and what can be done then. */
export interface ShareResult {
  readonly type: 'done' | 'failed';
  readonly sentence: string;
  readonly action?: ShareAction;
}

/** What happened to a change of the team file, and what to do next. */
export function shareResultOf(outcome: ShareOutcome): ShareResult {
  const { t } = vscode.l10n;
  const done = (sentence: string, action?: ShareAction): ShareResult => ({
    type: 'done',
    sentence,
    ...(action === undefined ? {} : { action }),
  });
  const failed = (sentence: string, action?: ShareAction): ShareResult => ({
    ...done(sentence, action),
    type: 'failed',
  });
  switch (outcome.type) {
    case 'saved':
      return done(t('Saved in your working tree. Commit .github/baton.yml to share it.'), 'openFile');
    case 'pushed':
      return done(t('Pushed to {0}. Your own copy has it after the next pull.', outcome.branch));
    case 'pullRequest':
      return done(
        outcome.isNew
          ? t('Pull request #{0} is open. The team sees your hours once it is merged.', outcome.number)
          : t('Added to pull request #{0}, which is open already.', outcome.number),
        'openPullRequest',
      );
    case 'unchanged':
      return done(t('The file says this already. There is nothing to share.'));
    case 'noRemote':
      return failed(
        t('This repository has no remote on GitHub. Save the change in your working tree instead.'),
      );
    case 'noWorkingTree':
      return failed(
        t('The file belongs to another repository. Share the change by a pull request or a push.'),
      );
    case 'mayNotWrite':
      return failed(
        t(
          'Your account may not write to this repository. Save the change in your working tree and propose it from a fork.',
        ),
      );
    case 'refused':
      return failed(t('The default branch takes no direct pushes. Share the change by a pull request.'));
    case 'editFailed':
      return failed(editFailureSentence(outcome.failure), 'openFile');
    case 'notSaved':
      return failed(
        outcome.failure.code === 'tooLarge'
          ? t('.github/baton.yml is too large to be read, so it was left as it is.')
          : t(
              '.github/baton.yml could not be read or written, so it was left as it is. Check the file and its permissions.',
            ),
      );
    case 'failed':
      return outcome.reason.type === 'signedOut' || outcome.reason.type === 'unauthorized'
        ? failed(failureSentence(outcome.reason), 'signIn')
        : failed(failureSentence(outcome.reason));
  }
}

/** Why an entry cannot be changed by a form. */
export function editFailureSentence(failure: EditFailure): string {
  const { t } = vscode.l10n;
  switch (failure.code) {
    case 'file-unreadable':
      return t('The team file has errors of YAML, so it is not changed. Open it and mend them first.');
    case 'login-invalid':
      return t('“{0}” cannot be a GitHub login.', failure.login);
    case 'anchor-shared':
      return t(
        'Other entries of the file refer to yours by “&{0}” and would change with it. Change it in the file.',
        failure.anchor,
      );
    case 'edit-unsafe':
      return t('The file is written in a way that this form cannot change safely. Change it in the file.');
  }
}
