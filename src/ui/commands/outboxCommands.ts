import * as v from 'valibot';
import * as vscode from 'vscode';
import type { DraftSession } from '../../app/drafts/draftSession.ts';
import type { Outbox, OutboxResult } from '../../app/outbox/outbox.ts';
import { notBeforeOf, type OutboxItem } from '../../app/outbox/outboxItem.ts';
import { pasteableText } from '../../app/outbox/queuedText.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { GitHub } from '../../app/ports/gitHub.ts';
import type { ReviewPlans } from '../../app/review/reviewPlans.ts';
import type { TeamRoster } from '../../app/team/teamRoster.ts';
import { openExternalLink } from '../openExternalLink.ts';
import { changeDestination } from '../outbox/changeDestination.ts';
import { pickSendTime } from '../outbox/pickSendTime.ts';
import { queuedTextUri } from '../outbox/queuedTextFiles.ts';
import { outboxResultSentence } from '../words/outboxResultSentence.ts';
import { peopleList } from '../words/noteWords.ts';
import { outboxWorkLabel } from '../words/outboxWorkLabel.ts';
import type { CommandHandlers } from './commandId.ts';
import { showInformation, showWarning } from '../notices/showMessage.ts';

export interface OutboxCommandPorts {
  readonly outbox: Outbox;
  readonly plans: ReviewPlans;
  readonly session: DraftSession;
  readonly gitHub: GitHub;
  readonly roster: TeamRoster;
  readonly clock: Clock;
}

const outboxArgumentSchema = v.object({ item: v.object({ id: v.string() }) });

/** What can be done with a row of the outbox. */
export function outboxCommands(
  ports: OutboxCommandPorts,
): Pick<
  CommandHandlers,
  | 'sendNow'
  | 'cancelSending'
  | 'editQueued'
  | 'editQueuedAsMarkdown'
  | 'changeDestination'
  | 'postponeSending'
  | 'copyQueued'
  | 'authorizeSso'
> {
  const { outbox, clock } = ports;
  const withItem =
    (act: (item: OutboxItem) => Promise<OutboxResult | undefined>) =>
    async (argument: unknown): Promise<void> => {
      const decoded = v.safeParse(outboxArgumentSchema, argument);
      if (!decoded.success) return;
      const item = outbox.items.find(({ id }) => id === decoded.output.item.id);
      explain(item === undefined ? { type: 'absent' } : await act(item));
    };
  const editText = async (item: OutboxItem): Promise<undefined> => {
    await vscode.window.showTextDocument(queuedTextUri(item), { preview: false });
  };
  return {
    sendNow: withItem(({ id }) => outbox.sendNow(id)),
    cancelSending: withItem((item) => cancel(ports, item)),
    editQueued: withItem(async (item) => {
      const { state } = ports.session;
      // The form is at hand for the note of the checked-out branch, and offers to queue what was changed in it.
      if (state.type !== 'open' || state.draft.draft.header.id !== item.id) return editText(item);
      await vscode.commands.executeCommand('baton.compose.focus');
      return undefined;
    }),
    editQueuedAsMarkdown: withItem(editText),
    changeDestination: withItem((item) => changeDestination(ports, item)),
    postponeSending: withItem(async (item) => {
      const at = await pickSendTime(ports, item);
      return at === undefined ? undefined : outbox.postpone(item.id, at);
    }),
    copyQueued: withItem(async (item) => {
      const text = pasteableText(item, clock.now());
      if (text === undefined) return undefined;
      await vscode.env.clipboard.writeText(text);
      vscode.window.setStatusBarMessage(vscode.l10n.t('$(check) Copied as Markdown'), 3000);
      return undefined;
    }),
    authorizeSso: withItem(({ state }) => {
      if (state.type === 'paused' && state.reason.type === 'sso' && state.reason.url !== undefined) {
        openExternalLink(state.reason.url);
      }
      return Promise.resolve(undefined);
    }),
  };
}

function explain(result: OutboxResult | undefined): void {
  if (result === undefined) return;
  const gone = vscode.l10n.t('It was sent or taken out of the outbox meanwhile.');
  const sentence = result.type === 'absent' ? gone : outboxResultSentence(result);
  if (sentence !== undefined) void showWarning(sentence);
}

/** Takes the item out, a note with its review requests, and back in where the user thinks better of it. */
async function cancel(
  { outbox, plans }: OutboxCommandPorts,
  item: OutboxItem,
): Promise<OutboxResult | undefined> {
  const { t } = vscode.l10n;
  const result = await outbox.cancel(item.id);
  if (result.type !== 'cancelled') return result;
  const undo = t('Undo');
  const reviewers = item.work.type === 'note' ? await plans.takeBack(item.id) : [];
  const label = outboxWorkLabel(item.work);
  const taken =
    reviewers.length === 0
      ? t('“{0}” is not sent.', label)
      : t(
          '“{0}” is not sent, and {1} not asked for a review until you publish it.',
          label,
          peopleList(reviewers),
        );
  const choice = result.mayHaveBeenSent
    ? await showWarning(outboxResultSentence(result) ?? taken, undo)
    : await showInformation(taken, undo);
  if (choice !== undo) return undefined;
  const { id, author, repository, work } = item;
  const notBefore = notBeforeOf(item);
  return outbox.add({ id, author, repository, work, ...(notBefore === undefined ? {} : { notBefore }) });
}
