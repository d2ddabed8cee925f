import * as vscode from 'vscode';
import type { Destinations } from '../../app/destinations/destinations.ts';
import { GitHubFailure } from '../../app/ports/gitHubFailure.ts';
import type { KnownRepository } from '../../app/repository/repositoryReference.ts';
import { failureSentence } from '../words/failureSentence.ts';
import { showWarning } from '../notices/showMessage.ts';

/**
 * Lets the user choose among the categories that the repository has at present, and remembers the choice. False where
 * the user leaves it or the categories cannot be listed, which is said.
 */
export async function pickCategory(
  destinations: Destinations,
  repository: KnownRepository,
): Promise<boolean> {
  const { t } = vscode.l10n;
  const items = destinations.listCategories(repository).then((categories) =>
    categories.map(({ id, name, isAnswerable }) => ({
      id,
      label: name,
      description: isAnswerable ? t('an answer can be marked') : '',
    })),
  );
  try {
    const picked = await vscode.window.showQuickPick(items, {
      title: t('Category for notes in {0}', `${repository.owner}/${repository.name}`),
      placeHolder: t('Baton remembers it for this repository.'),
    });
    if (picked === undefined) return false;
    await destinations.chooseCategory(repository, picked.id);
    return true;
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    void showWarning(failureSentence(error.reason));
    return false;
  }
}
