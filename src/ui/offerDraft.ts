import * as vscode from 'vscode';
import type { DraftSession, DraftSessionState } from '../app/drafts/draftSession.ts';
import { formatDraft } from '../core/note/codec/draftFile.ts';
import type { Draft } from '../core/note/note.ts';
import { showInformation } from './notices/showMessage.ts';

/**
 * Opens a draft in the form of the checked-out branch. A draft of that kind in which something is written already is
 * never overwritten: the other one then opens as a document of its own.
 */
export async function offerDraft(session: DraftSession, make: (branch: string) => Draft): Promise<void> {
  const { t } = vscode.l10n;
  if (session.state.type !== 'open') {
    void showInformation(t('Open a repository and check out a branch first: a note belongs to a branch.'));
    return;
  }
  const offered = make(session.state.branch);
  await session.chooseKind(offered.header.kind);
  const state = currentState(session);
  if (state.type !== 'open' || state.draft.identity.kind !== offered.header.kind) return;
  if (state.draft.save.type === 'unwritten') {
    const { id, supersedes } = state.draft.draft.header;
    state.draft.replace({
      ...offered,
      header: { ...offered.header, id, ...(supersedes === undefined ? {} : { supersedes }) },
    });
    await state.draft.store();
    await vscode.commands.executeCommand('baton.compose');
    return;
  }
  const document = await vscode.workspace.openTextDocument({
    language: 'markdown',
    content: formatDraft(offered),
  });
  await vscode.window.showTextDocument(document, { preview: false });
  void showInformation(
    t('This branch has a draft of this kind already, which is kept. The new one is in a document beside it.'),
  );
}

/** Read anew: choosing a kind opens another draft. */
function currentState({ state }: DraftSession): DraftSessionState {
  return state;
}
