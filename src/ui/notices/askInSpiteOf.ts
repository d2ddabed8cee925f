import * as vscode from 'vscode';
import type { PublishObjections } from '../../app/publishing/publishObjections.ts';
import { problemSentence } from '../../protocol/problemSentence.ts';
import { confirm } from './showMessage.ts';

/** Whether the author wants to publish in spite of what is missing. Enter leads back to the form, which names it all. */
export async function askInSpiteOf({ errors, unsearched }: PublishObjections): Promise<boolean> {
  const { t } = vscode.l10n;
  const sentences = [
    ...errors.map((problem) => problemSentence(t, problem)),
    ...(unsearched ? [t('The note could not be searched for secrets; the log says why')] : []),
  ];
  const back = t('Back to the Note');
  const publish = t('Publish Anyway');
  const chosen = await confirm(
    sentences.length === 1
      ? t('One thing speaks against publishing this note.')
      : t('{0} things speak against publishing this note.', sentences.length),
    sentences.map((sentence) => `• ${sentence}`).join('\n'),
    back,
    publish,
  );
  if (chosen === back) await vscode.commands.executeCommand('baton.compose.focus');
  return chosen === publish;
}
