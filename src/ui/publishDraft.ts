import * as vscode from 'vscode';
import type { Destinations } from '../app/destinations/destinations.ts';
import type { DraftSession } from '../app/drafts/draftSession.ts';
import { agreedKeys } from '../app/publishing/publishObjections.ts';
import type { Publishing, PublishOrder, PublishOutcome } from '../app/publishing/publishing.ts';
import { outboxResultSentence } from './words/outboxResultSentence.ts';
import { pickCategory } from './quickPicks/pickCategory.ts';
import { askInSpiteOf } from './notices/askInSpiteOf.ts';
import { showWarning } from './notices/showMessage.ts';

export interface PublishDraftPorts {
  readonly publishing: Publishing;
  readonly destinations: Destinations;
  readonly session: Pick<DraftSession, 'state'>;
}

/** What the user can do with the open draft and its place. */
export interface PublishDraft {
  /**
   * Queues the open draft, or the edit of a published note in its place; asks first what must be known, and says why it
   * could not be done.
   */
  publish(order?: PublishOrder): Promise<void>;
  chooseDestination(key: string): Promise<void>;
  chooseCategory(): Promise<void>;
}

export function publishDraft({ publishing, destinations, session }: PublishDraftPorts): PublishDraft {
  const publish = async (order: PublishOrder = {}): Promise<void> => {
    const edited = session.state.type === 'open' ? session.state.draft.identity.edits : undefined;
    if (edited !== undefined) {
      await vscode.commands.executeCommand('baton.updateNote', {
        note: edited,
        agreed: [...(order.agreed ?? [])],
      });
      return;
    }
    const outcome = await publishing.publish(order);
    if (outcome.type === 'noCategory') {
      if (await pickCategory(destinations, outcome.repository)) await publish(order);
      return;
    }
    if (outcome.type === 'objections') {
      if (!(await askInSpiteOf(outcome.objections))) return;
      await publish({
        ...order,
        agreed: new Set([...(order.agreed ?? []), ...agreedKeys(outcome.objections)]),
      });
      return;
    }
    if (outcome.type === 'notPushed') {
      await offerPush();
      return;
    }
    const sentence = publishSentence(outcome);
    if (sentence !== undefined) void showWarning(sentence);
  };
  let running: Promise<void> | undefined;
  return {
    // Asked for again meanwhile, it goes on as it is: its questions are asked once.
    publish: (order) =>
      (running ??= publish(order).finally(() => {
        running = undefined;
      })),
    chooseDestination: async (key) => {
      destinations.choose(key);
      const { chosen } = destinations.choice;
      if (chosen?.channel === 'newDiscussion' && chosen.category === undefined) {
        await pickCategory(destinations, chosen.facts.repository);
      }
    },
    chooseCategory: async () => {
      const place = destinations.choice.destinations.find(({ channel }) => channel === 'newDiscussion');
      if (place === undefined) return;
      if (await pickCategory(destinations, place.facts.repository)) destinations.choose(place.key);
    },
  };
}

async function offerPush(): Promise<void> {
  const { t } = vscode.l10n;
  const push = t('Publish Branch');
  const choice = await showWarning(publishSentence({ type: 'notPushed' }) ?? '', push);
  if (choice === push) await vscode.commands.executeCommand('git.publish');
}

/** What to tell the user about an order for the open draft; nothing when it was simply carried out. */
export function publishSentence(outcome: PublishOutcome): string | undefined {
  const { t } = vscode.l10n;
  switch (outcome.type) {
    case 'noDraft':
      return t('There is no draft to publish: open a repository and check out a branch.');
    case 'noTarget':
      return t('This branch has no open pull request to publish to. The draft is kept.');
    case 'targetChanged':
      return t(
        'The place changed on GitHub meanwhile. Look at where the note would go, then publish again. The draft is kept.',
      );
    case 'notPushed':
      return t('The branch is not on GitHub yet, so no pull request of it can be opened. The draft is kept.');
    case 'objections':
      return undefined;
    case 'noCategory':
      return t('Choose a category for the discussion first.');
    case 'noCommit':
      return t('The branch has no commit yet. Commit something, then publish. The draft is kept.');
    default:
      return outboxResultSentence(outcome);
  }
}
