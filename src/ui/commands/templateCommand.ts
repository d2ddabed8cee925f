import * as vscode from 'vscode';
import type { DraftSession } from '../../app/drafts/draftSession.ts';
import type { NoteTemplates, OfferedTemplate } from '../../app/drafts/noteTemplates.ts';
import { applyTemplate } from '../../core/note/draft/applyTemplate.ts';
import { kindLabel } from '../words/noteWords.ts';
import type { CommandHandlers } from './commandId.ts';

/** Puts a template's text into the empty sections of the open draft. */
export function templateCommand({
  session,
  templates,
}: {
  readonly session: DraftSession;
  readonly templates: NoteTemplates;
}): Pick<CommandHandlers, 'chooseTemplate'> {
  const { t } = vscode.l10n;
  return {
    chooseTemplate: async () => {
      const { state } = session;
      if (state.type !== 'open') {
        await vscode.commands.executeCommand('baton.compose.focus');
        return;
      }
      const { kind } = state.draft.identity;
      const picked = await vscode.window.showQuickPick(
        templates.offered(kind).map((template) => ({
          label: nameOf(template),
          description: template.type === 'repository' ? t('of this repository') : t('built in'),
          detail: firstWords(template),
          template,
        })),
        { title: t('Start the {0} from a template', kindLabel(kind).toLocaleLowerCase()) },
      );
      // Another branch may have been checked out while the list was open.
      if (picked === undefined || session.state.type !== 'open' || session.state.draft !== state.draft)
        return;
      const { draft } = state;
      const before = draft.draft;
      const content = applyTemplate(before.content, picked.template.content);
      draft.replace({ ...before, content });
      await vscode.commands.executeCommand('baton.compose.focus');
    },
  };
}

function nameOf(template: OfferedTemplate): string {
  const { t } = vscode.l10n;
  switch (template.type) {
    case 'prompts':
      return t('Writing Prompts');
    case 'shoutOut':
      return t('Shout-out');
    case 'repository':
      return template.name;
  }
}

function firstWords({ content }: OfferedTemplate): string {
  const text = [content.summary, content.why, content.whereItStands].find((each) => each.trim() !== '') ?? '';
  return text
    .replaceAll(/[*_`#>\s-]+/g, ' ')
    .trim()
    .slice(0, 100);
}
