import * as vscode from 'vscode';
import type { Outbox, OutboxResult } from '../../app/outbox/outbox.ts';
import type { OutboxItem } from '../../app/outbox/outboxItem.ts';
import type { Clock } from '../../app/ports/clock.ts';
import { failureSentence } from '../words/failureSentence.ts';
import { outboxResultSentence } from '../words/outboxResultSentence.ts';
import { outboxWorkLabel } from '../words/outboxWorkLabel.ts';
import { nearTime } from '../words/personTime.ts';
import { showInformation, showWarning } from './showMessage.ts';

/** Milliseconds for which the result of a request that goes out at once is waited for. */
const patience = 20_000;

/** Tells what came of requests that were just put into the outbox; those that wait can be taken back. */
export async function followReviewRequests(
  ports: { readonly outbox: Outbox; readonly clock: Clock },
  results: readonly OutboxResult[],
): Promise<void> {
  const { t } = vscode.l10n;
  const items = results.flatMap((result) => (result.type === 'done' ? [result.item] : []));
  const refused = results.flatMap((result) => outboxResultSentence(result) ?? []);
  if (refused[0] !== undefined) void showWarning(refused[0]);
  const waiting = items.filter(({ state }) => state.type === 'waiting' && state.notBefore !== undefined);
  const going = items.filter((item) => !waiting.includes(item));
  if (waiting.length > 0) void tellWaiting(ports, waiting);
  if (going.length === 0) return;
  const failed = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: t('Asking for the review…') },
    () => failures(ports.outbox, ports.clock, going),
  );
  const [first] = failed;
  if (first?.state.type !== 'failed') return;
  const open = t('Show Outbox');
  const sentence = `${outboxWorkLabel(first.work)}: ${failureSentence(first.state.reason)}`;
  const choice = await showWarning(sentence, open);
  if (choice === open) await vscode.commands.executeCommand('baton.handoffs.focus');
}

async function tellWaiting(
  { outbox, clock }: Parameters<typeof followReviewRequests>[0],
  items: readonly OutboxItem[],
): Promise<void> {
  const { t } = vscode.l10n;
  const undo = t('Undo');
  const parts = items.map(({ work, state }) =>
    state.type === 'waiting' && state.notBefore !== undefined
      ? t('{0}: {1}', outboxWorkLabel(work), nearTime(state.notBefore, clock.zone(), clock.now()))
      : outboxWorkLabel(work),
  );
  const choice = await showInformation(t('In the outbox until then: {0}.', parts.join('; ')), undo);
  if (choice !== undo) return;
  for (const { id } of items) {
    const sentence = outboxResultSentence(await outbox.cancel(id));
    if (sentence !== undefined) void showWarning(sentence);
  }
}

/** The items that failed, once none of them is on its way; whatever is still under way after a while is left to the outbox's rows. */
async function failures(
  outbox: Outbox,
  clock: Clock,
  items: readonly OutboxItem[],
): Promise<readonly OutboxItem[]> {
  const ids = new Set(items.map(({ id }) => id));
  const current = (): readonly OutboxItem[] => outbox.items.filter(({ id }) => ids.has(id));
  const settled = new AbortController();
  const look = (): void => {
    if (current().every(({ state }) => state.type === 'failed')) settled.abort();
  };
  const subscription = outbox.onDidChange(look);
  look();
  await clock.wait(patience, settled.signal).catch(() => undefined);
  subscription.dispose();
  return current().filter(({ state }) => state.type === 'failed');
}
