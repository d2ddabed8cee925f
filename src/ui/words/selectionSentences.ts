import * as vscode from 'vscode';
import type { AddedSelection, AddSelectionResult } from '../../app/drafts/addSelection.ts';
import { showWarning } from '../notices/showMessage.ts';

/** Milliseconds for which the status bar says what was added. */
const shown = 5_000;

/** Says in the status bar what came of adding to the draft; a warning where something could not be added. */
export function tellAddition(result: AddSelectionResult): void {
  if (result.type === 'noDraft') {
    void showWarning(refusal(result.reason));
    return;
  }
  const { added, already, outside } = result;
  warnOfOutside(outside);
  const sentence = added.length > 0 ? additionSentence(added) : alreadySentence(already);
  if (sentence !== undefined) vscode.window.setStatusBarMessage(sentence, shown);
}

function refusal(reason: Extract<AddSelectionResult, { type: 'noDraft' }>['reason']): string {
  const { t } = vscode.l10n;
  switch (reason) {
    case 'loading':
      return t('The repository is still being opened, so nothing was added. Try again in a moment.');
    case 'detached':
      return t('No branch is checked out, so there is no handoff to add to: check out a branch first.');
    case 'noRepository':
      return t('There is no handoff to add to: open a repository and check out a branch.');
  }
}

function additionSentence(added: readonly AddedSelection[]): string {
  const { t } = vscode.l10n;
  const labels = added.map(({ label }) => label).join(', ');
  const has = (link: AddedSelection['link']): boolean => added.some((one) => one.link === link);
  if (has('notCommitted'))
    return t('$(check) Added {0} without a permalink: commit it first to have one', labels);
  if (has('noAddress'))
    return t('$(check) Added {0} without a permalink: the repository has no address on GitHub', labels);
  if (has('notPushed')) return t('$(check) Added {0}: its link works once the branch is pushed', labels);
  return t('$(check) Added {0} to the handoff', labels);
}

function alreadySentence(already: readonly string[]): string | undefined {
  return already.length === 0
    ? undefined
    : vscode.l10n.t('$(check) The handoff refers to {0} already', already.join(', '));
}

/** Says that files of another place were left out. */
export function warnOfOutside(outside: readonly string[]): void {
  const { t } = vscode.l10n;
  const [first] = outside;
  if (first !== undefined) {
    void showWarning(
      outside.length === 1
        ? t(
            '{0} is not in the repository of the open draft, so it was not added. Open a file of that repository, or its own file in an editor to switch drafts.',
            first,
          )
        : t(
            '{0} files are not in the repository of the open draft, so they were not added. Choose files of that repository.',
            outside.length,
          ),
    );
  }
}
