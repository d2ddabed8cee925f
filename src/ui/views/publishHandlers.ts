import * as vscode from 'vscode';
import type { Destinations } from '../../app/destinations/destinations.ts';
import type { DraftSession } from '../../app/drafts/draftSession.ts';
import type { Publishing, PublishOutcome } from '../../app/publishing/publishing.ts';
import type { ComposeContract } from '../../protocol/composeContract.ts';
import type { EventHandlers } from '../../protocol/contract.ts';
import { showWarning } from '../notices/showMessage.ts';
import { publishSentence, type PublishDraft } from '../publishDraft.ts';

export interface PublishHandlerPorts {
  readonly session: DraftSession;
  readonly publishing: Publishing;
  readonly publishDraft: PublishDraft;
  readonly destinations: Destinations;
}

type PublishEvent =
  | 'publish'
  | 'cancelPublish'
  | 'sendNow'
  | 'postpone'
  | 'chooseDestination'
  | 'chooseCategory'
  | 'dismissWarning'
  | 'switchAccount'
  | 'publishBranch';

/** Does what the form asks for about where and when its note is published. */
export function publishHandlers({
  session,
  publishing,
  publishDraft,
  destinations,
}: PublishHandlerPorts): Pick<EventHandlers<ComposeContract['toHost']>, PublishEvent> {
  const order = async (outcome: Promise<PublishOutcome>): Promise<void> => {
    const sentence = publishSentence(await outcome);
    if (sentence !== undefined) void showWarning(sentence);
  };
  /** What the note's row in the outbox does. */
  const orderTheRow = (command: string): void => {
    const { state } = session;
    if (state.type !== 'open') return;
    const { id } = state.draft.draft.header;
    void vscode.commands.executeCommand(command, { item: { id } });
  };
  return {
    publish: ({ deliverAt, agreed }) =>
      publishDraft.publish({
        agreed: new Set(agreed),
        ...(deliverAt === undefined ? {} : { notBefore: deliverAt }),
      }),
    cancelPublish: () => {
      orderTheRow('baton.cancelSending');
    },
    sendNow: () => order(publishing.sendNow()),
    postpone: () => {
      orderTheRow('baton.postponeSending');
    },
    chooseDestination: ({ key }) => publishDraft.chooseDestination(key),
    chooseCategory: () => publishDraft.chooseCategory(),
    dismissWarning: () => {
      destinations.dismissWarning();
    },
    switchAccount: () => vscode.commands.executeCommand('baton.switchAccount'),
    publishBranch: () => vscode.commands.executeCommand('git.publish'),
  };
}
