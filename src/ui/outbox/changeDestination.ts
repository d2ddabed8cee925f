import * as vscode from 'vscode';
import type { Outbox, OutboxResult } from '../../app/outbox/outbox.ts';
import type { OutboxItem } from '../../app/outbox/outboxItem.ts';
import { retargetPlaces, type RetargetPlace } from '../../app/outbox/retargetPlaces.ts';
import type { GitHub } from '../../app/ports/gitHub.ts';
import { GitHubFailure } from '../../app/ports/gitHubFailure.ts';
import { failureSentence } from '../words/failureSentence.ts';
import { outboxWorkLabel } from '../words/outboxWorkLabel.ts';
import { showWarning } from '../notices/showMessage.ts';

/** Lets the user send a note that waits to another place. `undefined` where nothing was chosen, or it is said why not. */
export async function changeDestination(
  { outbox, gitHub }: { readonly outbox: Outbox; readonly gitHub: GitHub },
  item: OutboxItem,
): Promise<OutboxResult | undefined> {
  const { t } = vscode.l10n;
  const { work, repository } = item;
  if (work.type !== 'note') return undefined;
  try {
    const rows = retargetPlaces(gitHub, item).then((places) =>
      places.map((place) => ({ ...placeRow(place), place })),
    );
    const picked = await vscode.window.showQuickPick(rows, {
      title: t('Send “{0}” to', outboxWorkLabel(work)),
      placeHolder: `${repository.owner}/${repository.name}`,
    });
    if (picked === undefined) return undefined;
    // Its text may have been changed while the places were shown.
    const present = outbox.items.find(({ id }) => id === item.id)?.work;
    if (present?.type !== 'note') return { type: 'absent' };
    return await outbox.edit(item.id, { ...present, target: picked.place.target });
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    void showWarning(failureSentence(error.reason));
    return undefined;
  }
}

function placeRow(place: RetargetPlace): vscode.QuickPickItem {
  const { t } = vscode.l10n;
  switch (place.type) {
    case 'pullRequest':
      return {
        label: `$(git-pull-request) ${t('PR #{0}', place.pullRequest.number)}`,
        description: place.pullRequest.title,
      };
    case 'draftPullRequest':
      return {
        label: `$(git-pull-request-draft) ${t('A draft pull request')}`,
        description: t('opened first'),
      };
    case 'newDiscussion':
      return {
        label: `$(comment-discussion) ${t('A discussion in {0}', place.category.name)}`,
        description: t('started with the note'),
      };
  }
}
