import * as vscode from 'vscode';
import type { Handoff } from '../../app/handoffs/handoffList.ts';
import type { PublishObjections } from '../../app/publishing/publishObjections.ts';
import type { Draft, NoteId } from '../../core/note/note.ts';
import type { EditConflict, FinishedEdit, NoteEdits } from '../../app/handoffs/noteEdits.ts';
import { storageSentence } from '../words/failureSentence.ts';
import type { DraftSession } from '../../app/drafts/draftSession.ts';
import type { OpenDrafts } from '../../app/drafts/openDrafts.ts';
import { draftIdentityOf, draftUri } from '../documents/draftUri.ts';
import { mergeTextUri, registerMergeTexts } from '../documents/mergeTexts.ts';
import { outboxResultSentence } from '../words/outboxResultSentence.ts';
import { askInSpiteOf } from '../notices/askInSpiteOf.ts';
import { confirm, showError, showInformation, showWarning } from '../notices/showMessage.ts';

/** Milliseconds in which VS Code shows a file that was written. */
const longestReload = 5000;
/** Milliseconds for which the status bar says what became of an update. */
const passing = 8000;

export interface EditCommandPorts {
  readonly edits: NoteEdits;
  readonly session: Pick<DraftSession, 'state' | 'openEdit' | 'leaveEdit'>;
  readonly openDrafts: Pick<OpenDrafts, 'findEdit'>;
  /** What speaks against sending that edit, beyond what was agreed to. */
  readonly objections: (draft: Draft, agreed: ReadonlySet<string>) => Promise<PublishObjections | undefined>;
}

/** The edit of a note, with the editor in which it is in front. */
interface EditAtHand {
  readonly id: NoteId;
  readonly uri?: vscode.Uri;
}

/** Edits of published notes: in the form and as a document, and in the merge editor. */
export class EditCommands implements vscode.Disposable {
  readonly #edits: NoteEdits;
  readonly #ports: EditCommandPorts;
  readonly #disposable: vscode.Disposable;

  constructor(ports: EditCommandPorts) {
    const { edits } = ports;
    this.#edits = edits;
    this.#ports = ports;
    this.#disposable = vscode.Disposable.from(
      registerMergeTexts((output) => edits.mergeAt(output)),
      edits.onDidUpdate(() => {
        showPassing(vscode.l10n.t('$(check) The note is updated on GitHub.'));
      }),
    );
  }

  dispose(): void {
    this.#disposable.dispose();
  }

  /** Opens the note in the form, as a draft; as a document where the form shows none. */
  async edit(handoff: Handoff): Promise<void> {
    const opened = await this.#edits.open(handoff);
    if (opened.type === 'storage') {
      void showError(storageSentence(opened.failure));
      return;
    }
    if (opened.type === 'conflict') {
      await this.showConflict(opened);
      return;
    }
    if (await this.#ports.session.openEdit(opened.identity))
      await vscode.commands.executeCommand('baton.compose.focus');
    else await vscode.window.showTextDocument(draftUri(opened.identity), { preview: false });
  }

  /**
   * Sends the edit of that note; without one, that in the active editor or else in the form. Asks once about errors that
   * its author did not agree to.
   */
  async update(note?: NoteId, agreed: ReadonlySet<string> = new Set()): Promise<void> {
    const { t } = vscode.l10n;
    const edited = await this.#editAtHand(note);
    if (edited === undefined) {
      void showInformation(t('Open a note for editing first: choose Edit in the reader.'));
      return;
    }
    const { id } = edited;
    if (!(await this.#isStored(edited)) || !(await this.#isWanted(id, agreed))) return;
    let result = await this.#edits.finish(id);
    if (result?.type === 'undecided') {
      if (!(await confirmUndecided(result.count))) return;
      result = await this.#edits.finish(id, true);
    }
    if (result?.type === 'conflict') {
      await this.#leave(edited);
      await this.showConflict(result);
      return;
    }
    const sentence = sentenceOf(result);
    if (sentence !== undefined) {
      void showWarning(sentence);
      return;
    }
    await this.#leave(edited);
    if (result?.type === 'unchanged') showPassing(t('$(check) The note says that already.'));
    else if (this.#edits.isWaiting(result))
      showPassing(t('$(cloud-upload) The update of the note is in the outbox.'));
  }

  /** Gives the edit up, after asking. */
  async discard(note?: NoteId): Promise<void> {
    const { t } = vscode.l10n;
    const edited = await this.#editAtHand(note);
    if (edited === undefined) return;
    const discard = t('Discard');
    const chosen = await confirm(
      t('Discard what you changed? The note on GitHub stays as it is.'),
      undefined,
      discard,
    );
    if (chosen !== discard) return;
    const document = vscode.workspace.textDocuments.find(
      ({ uri }) => uri.toString() === edited.uri?.toString(),
    );
    if (document?.isDirty === true) await vscode.commands.executeCommand('workbench.action.files.revert');
    await this.#leave(edited);
    await this.#edits.discard(edited.id);
  }

  async #editAtHand(note: NoteId | undefined): Promise<EditAtHand | undefined> {
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    // A merge editor's file is what it writes, whichever of its sides has the cursor.
    const uri = activeTab === undefined ? undefined : fileOf(activeTab);
    const inFront =
      uri === undefined
        ? undefined
        : (draftIdentityOf(uri)?.edits ?? (await this.#edits.noteAt(uri.toString())));
    const { state } = this.#ports.session;
    const id = note ?? inFront ?? (state.type === 'open' ? state.draft.identity.edits : undefined);
    if (id === undefined) return undefined;
    return uri === undefined || id !== inFront ? { id } : { id, uri };
  }

  /** Stores what was typed in the form, in the document or in a merge; says why where it cannot be. */
  async #isStored({ id, uri }: EditAtHand): Promise<boolean> {
    const document = uri === undefined ? undefined : await vscode.workspace.openTextDocument(uri);
    if (document?.isDirty === true && !(await document.save())) return false;
    const open = this.#ports.openDrafts.findEdit(id);
    await open?.store();
    if (open?.save.type !== 'failed') return true;
    void showError(storageSentence(open.save.failure));
    return false;
  }

  /** Whether nothing speaks against it, or its author wants it all the same. */
  async #isWanted(id: NoteId, agreed: ReadonlySet<string>): Promise<boolean> {
    const open = this.#ports.openDrafts.findEdit(id);
    const objections = open === undefined ? undefined : await this.#ports.objections(open.draft, agreed);
    return objections === undefined || askInSpiteOf(objections);
  }

  /** Closes what shows the edit: it has come to its end, or goes on in the merge editor. */
  async #leave({ id, uri }: EditAtHand): Promise<void> {
    const identity = this.#ports.openDrafts.findEdit(id)?.identity;
    if (uri !== undefined) await closeTabs(uri);
    if (identity !== undefined) await closeTabs(draftUri(identity));
    await this.#ports.session.leaveEdit(id);
  }

  /** Opens the merge of a refused edit, where there is one. */
  async resolve(handoff: Handoff): Promise<void> {
    const conflict = await this.#edits.resolve(handoff);
    if (conflict === undefined) await this.edit(handoff);
    else if (conflict.type === 'conflict') await this.showConflict(conflict);
    else void showError(storageSentence(conflict.failure));
  }

  /** VS Code's merge editor; where it cannot be opened, the file with the built-in marks of a conflict. */
  async showConflict({ location }: EditConflict): Promise<void> {
    const { t } = vscode.l10n;
    const output = vscode.Uri.parse(location, true);
    void showInformation(
      t('The note was changed on GitHub in the same places. Merge the two, then choose Update on GitHub.'),
    );
    try {
      await untilShown(output);
      await closeTabs(output);
      // No public API, but what the built-in Git extension opens a conflict with; it may change with any release.
      await vscode.commands.executeCommand('_open.mergeEditor', {
        base: mergeTextUri(output, 'base'),
        input1: { uri: mergeTextUri(output, 'theirs'), title: t('On GitHub') },
        input2: { uri: mergeTextUri(output, 'mine'), title: t('Mine') },
        output,
      });
    } catch {
      await vscode.window.showTextDocument(output, { preview: false });
    }
  }
}

function showPassing(message: string): void {
  vscode.window.setStatusBarMessage(message, passing);
}

/** An open document may still show its old text for a moment, which the merge editor would take for the answer. */
async function untilShown(file: vscode.Uri): Promise<void> {
  const stored = Buffer.from(await vscode.workspace.fs.readFile(file)).toString('utf8');
  const document = await vscode.workspace.openTextDocument(file);
  const isShown = (): boolean => document.isDirty || document.getText() === stored;
  if (isShown()) return;
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      listener.dispose();
      resolve();
    };
    const timer = setTimeout(end, longestReload);
    const listener = vscode.workspace.onDidChangeTextDocument((change) => {
      if (change.document === document && isShown()) end();
    });
  });
}

/** The file that an editor of text writes; a merge editor's input has no class in the API. */
function fileOf({ input }: vscode.Tab): vscode.Uri | undefined {
  if (input instanceof vscode.TabInputText) return input.uri;
  const isMerge = typeof input === 'object' && input !== null && 'result' in input;
  return isMerge && input.result instanceof vscode.Uri ? input.result : undefined;
}

async function closeTabs(uri: vscode.Uri): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) =>
    group.tabs.filter((tab) => fileOf(tab)?.toString() === uri.toString()),
  );
  await vscode.window.tabGroups.close(tabs);
}

async function confirmUndecided(count: number): Promise<boolean> {
  const { t } = vscode.l10n;
  const update = t('Update All the Same');
  const question =
    count === 1
      ? t('One place that both changed says what it said before: neither change is in the text.')
      : t('{0} places that both changed say what they said before: neither change is in the text.', count);
  return (await confirm(question, undefined, update)) === update;
}

function sentenceOf(result: Exclude<FinishedEdit, EditConflict> | undefined): string | undefined {
  const { t } = vscode.l10n;
  if (result === undefined)
    return t('The note is not known any more. Refresh the handoffs, then try again; your text is kept.');
  switch (result.type) {
    case 'unchanged':
      return undefined;
    case 'unsettled':
    case 'undecided':
      return t('The text still holds the marks of a conflict. Settle them, then update again.');
    case 'unreadable':
      return t('The comment was deleted or is no note any more. Your text is kept in this file.');
    case 'tooLong':
      return t('The note would be longer than GitHub accepts. Shorten it, then update again.');
    default:
      return outboxResultSentence(result);
  }
}
