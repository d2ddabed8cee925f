import * as v from 'valibot';
import * as vscode from 'vscode';
import { moveDraft, type MoveDraftPorts, type MoveDraftResult } from '../../app/drafts/moveDraft.ts';
import type { DiscardedDraft, DraftIdentity, RestoreResult } from '../../app/ports/draftStore.ts';
import type { StorageFailure } from '../../app/ports/storageFailure.ts';
import type { Workspace } from '../../app/ports/workspace.ts';
import { noteKinds } from '../../core/note/note.ts';
import { foldOwnLines } from '../documents/draftFrontMatter.ts';
import { draftUri } from '../documents/draftUri.ts';
import { kindLabel } from '../words/noteWords.ts';
import { timePhrase } from '../words/timePhrase.ts';
import type { CommandHandlers } from './commandId.ts';
import { storageSentence, unlistedSentence } from '../words/failureSentence.ts';
import { showError, showInformation, showWarning } from '../notices/showMessage.ts';

export interface DraftCommandPorts extends MoveDraftPorts {
  readonly workspace: Workspace;
}

const identitySchema = v.object({
  repository: v.string(),
  branch: v.string(),
  kind: v.picklist(noteKinds),
  edits: v.exactOptional(v.string()),
});

/** A row of the *Drafts* in the Handoffs tree. */
const draftRowSchema = v.object({ type: v.literal('draft'), identity: identitySchema });

/** Write, open as Markdown, move, discard and restore drafts. */
export function draftCommands(
  ports: DraftCommandPorts,
): Pick<
  CommandHandlers,
  'compose' | 'openDraft' | 'openDraftAsMarkdown' | 'discardDraft' | 'restoreDraft' | 'moveDraftHere'
> {
  const { session, drafts, workspace } = ports;
  const { t } = vscode.l10n;
  const compose = (): Thenable<unknown> => vscode.commands.executeCommand('baton.compose.focus');
  const openAsMarkdown = async (identity: DraftIdentity): Promise<void> => {
    const uri = draftUri(identity);
    const isShown = vscode.window.visibleTextEditors.some(
      ({ document }) => document.uri.toString() === uri.toString(),
    );
    const { document } = await vscode.window.showTextDocument(uri, { preview: false });
    if (!isShown) await foldOwnLines(document);
  };
  /** In the form for the branch at hand, else as a document. */
  const open = async (identity: DraftIdentity): Promise<void> => {
    if (identity.edits !== undefined) {
      await vscode.commands.executeCommand('baton.editNote', identity.edits);
      return;
    }
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
  };
  return {
    compose,
    openDraft: async (argument) => {
      const decoded = v.safeParse(identitySchema, argument);
      if (decoded.success) await open(decoded.output);
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
      const shown = session.state.type === 'open' ? session.state.draft.identity : undefined;
      const edited = row.success ? row.output.identity.edits : shown?.edits;
      if (edited !== undefined) {
        await vscode.commands.executeCommand('baton.discardNoteEdit', edited);
        return;
      }
      const discarded = await (row.success ? session.discardDraft(row.output.identity) : session.discard());
      if (discarded === undefined) {
        const open = session.state.type === 'open' ? session.state.draft : undefined;
        const branch = row.success ? row.output.identity.branch : open?.identity.branch;
        if (branch !== undefined && (row.success || open?.save.type !== 'unwritten')) {
          void showWarning(
            t(
              'The draft for {0} could not be discarded: its file is in use or gone already. Try again in a moment.',
              branch,
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
      if (choice === undo) explainRestore(discarded, await session.restore(discarded));
    },
    moveDraftHere: async (argument) => {
      const row = v.safeParse(draftRowSchema, argument);
      const identity = row.success ? row.output.identity : await pickDraftElsewhere(ports);
      if (identity === undefined) return;
      const result = await moveDraft(ports, identity);
      const sentence = moveSentence(result);
      if (sentence !== undefined) void showWarning(sentence);
      if (result.type === 'moved') await compose();
    },
    restoreDraft: async () => {
      const { entries: trash, failure } = await drafts.discarded();
      if (trash.length === 0) {
        await tellNone(t('No draft was discarded.'), failure);
        return;
      }
      const picked = await vscode.window.showQuickPick(
        trash.map((discarded) => ({
          label: discarded.identity.branch,
          description: `${kindLabel(discarded.identity.kind)} · ${timePhrase(discarded.discardedAt)}`,
          detail: discarded.identity.repository,
          discarded,
        })),
        { title: t('Restore a discarded draft'), matchOnDescription: true, matchOnDetail: true },
      );
      if (picked === undefined) return;
      const result = await session.restore(picked.discarded);
      explainRestore(picked.discarded, result);
      if (result.type === 'restored') await open(picked.discarded.identity);
    },
  };
}

/** A draft of another branch of the open repository; says so where there is none. */
async function pickDraftElsewhere({
  session,
  drafts,
}: DraftCommandPorts): Promise<DraftIdentity | undefined> {
  const { t } = vscode.l10n;
  const { state } = session;
  if (state.type !== 'open') return undefined;
  const { branch, checkout } = state;
  const { entries, failure } = await drafts.list();
  const elsewhere = entries.flatMap((entry) =>
    entry.type === 'draft' && entry.identity.repository === checkout.root && entry.identity.branch !== branch
      ? [entry]
      : [],
  );
  if (elsewhere.length === 0) {
    await tellNone(t('No other branch of this repository has a draft.'), failure);
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(
    elsewhere.map(({ identity, modifiedAt }) => ({
      label: identity.branch,
      description: `${kindLabel(identity.kind)} · ${timePhrase(modifiedAt)}`,
      identity,
    })),
    { title: t('Move a draft to {0}', branch), matchOnDescription: true },
  );
  return picked?.identity;
}

/** Says that there is nothing to choose from, or why that is not known. */
async function tellNone(sentence: string, failure: StorageFailure | undefined): Promise<void> {
  if (failure === undefined) {
    void showInformation(sentence);
    return;
  }
  const show = vscode.l10n.t('Show Log');
  const choice = await showWarning(unlistedSentence(), show);
  if (choice === show) await vscode.commands.executeCommand('baton.showLog');
}

function moveSentence(result: MoveDraftResult): string | undefined {
  const { t } = vscode.l10n;
  switch (result.type) {
    case 'moved':
      return undefined;
    case 'noOtherBranch':
      return t('Check out the branch to which the draft should move first.');
    case 'otherRepository':
      return t('The draft belongs to another repository. Open a branch of that one to move it.');
    case 'occupied':
      return t('{0} has a draft of this kind already. Discard or publish that one first.', result.branch);
    case 'absent':
      return t('The draft is gone already: it may have been published or discarded in another window.');
    case 'failed':
      return t('The draft could not be moved: the storage did not answer. It is where it was.');
  }
}

/** Says why a discarded draft did not come back; nothing when it did. */
function explainRestore({ identity: { branch } }: DiscardedDraft, result: RestoreResult): void {
  const { t } = vscode.l10n;
  switch (result.type) {
    case 'restored':
      return;
    case 'occupied':
      void showWarning(
        t(
          'Another draft was begun for {0} since. Discard or publish that one first; the discarded one is kept.',
          branch,
        ),
      );
      return;
    case 'absent':
      void showWarning(t('The discarded draft for {0} is not in the trash any more.', branch));
      return;
    case 'failed':
      void showError(storageSentence(result.failure));
  }
}
