import * as v from 'valibot';
import * as vscode from 'vscode';
import type { Outbox } from '../../app/outbox.ts';
import { outboxResultSentence } from '../outboxResultSentence.ts';
import type { CommandHandlers } from './commandId.ts';

const outboxArgumentSchema = v.object({ item: v.object({ id: v.string() }) });

/** What can be done with a row of the outbox. */
export function outboxCommands(outbox: Outbox): Pick<CommandHandlers, 'sendNow' | 'cancelSending'> {
  const withItem =
    (act: (id: string) => ReturnType<Outbox['sendNow']>) =>
    async (argument: unknown): Promise<void> => {
      const decoded = v.safeParse(outboxArgumentSchema, argument);
      if (!decoded.success) return;
      const sentence = outboxResultSentence(await act(decoded.output.item.id));
      if (sentence !== undefined) void vscode.window.showWarningMessage(sentence);
    };
  return {
    sendNow: withItem((id) => outbox.sendNow(id)),
    cancelSending: withItem((id) => outbox.cancel(id)),
  };
}
