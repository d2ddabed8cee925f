import * as v from 'valibot';
import * as vscode from 'vscode';
import type { DraftSession } from '../../app/draftSession.ts';
import type { DraftIdentity, DraftStore } from '../../app/ports/draftStore.ts';
import type { Workspace } from '../../app/ports/workspace.ts';
import { noteKinds } from '../../core/note/note.ts';
import { draftUri } from '../documents/draftUri.ts';
import { timePhrase } from '../timePhrase.ts';
import type { CommandHandlers } from './commandId.ts';
import { showInformation, showWarning } from '../showMessage.ts';

export interface DraftCommandPorts {
  readonly session: DraftSession;
  readonly drafts: DraftStore;
  readonly workspace: Workspace;
}

const identitySchema = v.object({ repository: v.string(), branch: v.string(), kind: v.picklist(noteKinds) });

/** A row of the *Drafts* in the Handoffs tree. */
const draftRowSchema = v.object({ type: v.literal('draft'), identity: identitySchema });

/** Write, open as Markdown, discard and restore drafts. */
export function draftCommands({
  session,
  drafts,
  workspace,
}: DraftCommandPorts): Pick<
  CommandHandlers,
  'compose' | 'openDraft' | 'openDraftAsMarkdown' | 'discardDraft' | 'restoreDraft'
> {
  const { t } = vscode.l10n;
  const compose = (): Thenable<unknown> => vscode.commands.executeCommand('baton.compose.focus');
  const openAsMarkdown = async (identity: DraftIdentity): Promise<void> => {
    await vscode.window.showTextDocument(draftUri(identity), { preview: false });
  };
  return {
    compose,
    openDraft: async (argument) => {
      const decoded = v.safeParse(identitySchema, argument);
      if (!decoded.success) return;
      const identity = decoded.output;
      const { state } = workspace;
      const isHere =
        state.type === 'open' &&
        state.active.root === identity.repository &&
        state.active.head.type === 'branch' &&
        state.active.head.name === identity.branch;
      if (!isHere) {
        await openAsMarkdown(identity);
        return;
      }
      await session.chooseKind(identity.kind);
      await compose();
    },
    openDraftAsMarkdown: async () => {
      if (session.state.type !== 'open') {
        await compose();
        return;
      }
      await openAsMarkdown(session.state.draft.identity);
    },
    discardDraft: async (argument) => {
      const row = v.safeParse(draftRowSchema, argument);
      const discarded = await (row.success ? session.discardDraft(row.output.identity) : session.discard());
      if (discarded === undefined) {
        if (row.success) {
          void showWarning(
            t(
              'The draft for {0} could not be discarded: its file is in use or gone already. Try again in a moment.',
              row.output.identity.branch,
            ),
          );
        }
        return;
      }
      const undo = t('Undo');
      const choice = await showInformation(
        t('The draft for {0} was discarded.', discarded.identity.branch),
        undo,
      );
      if (choice === undo) await session.restore(discarded);
    },
    restoreDraft: async () => {
      const trash = await drafts.discarded();
      if (trash.length === 0) {
        void showInformation(t('No draft was discarded.'));
        return;
      }
      const picked = await vscode.window.showQuickPick(
        trash.map((discarded) => ({
          label: discarded.identity.branch,
          description: `${discarded.identity.kind} · ${timePhrase(discarded.discardedAt)}`,
          detail: discarded.identity.repository,
          discarded,
        })),
        { title: t('Restore a discarded draft'), matchOnDescription: true, matchOnDetail: true },
      );
      if (picked === undefined) return;
      const result = await session.restore(picked.discarded);
      if (result.type === 'occupied') {
        void showWarning(
          t('Another draft was begun for {0} since. Discard or publish that one first.', picked.label),
        );
      } else if (result.type === 'restored') {
        await compose();
      }
    },
  };
}
