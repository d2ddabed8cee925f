import * as vscode from 'vscode';
import type { Handoff } from '../../app/handoffs/handoffList.ts';
import type { NoteId } from '../../core/note/note.ts';
import type { EditConflict, FinishedEdit, NoteEdits } from '../../app/handoffs/noteEdits.ts';
import { storageSentence } from '../words/failureSentence.ts';
import { mergeTextUri, registerMergeTexts } from '../documents/mergeTexts.ts';
import { outboxResultSentence } from '../words/outboxResultSentence.ts';
import { confirm, showError, showInformation, showWarning } from '../notices/showMessage.ts';

/** Milliseconds in which VS Code shows a file that was written. */
const longestReload = 5000;
/** Milliseconds for which the status bar says what became of an update. */
const passing = 8000;

/** Edits of published notes, in the text editor and in the merge editor. */
export class EditCommands implements vscode.Disposable {
  readonly #edits: NoteEdits;
  readonly #disposable: vscode.Disposable;

  constructor(edits: NoteEdits) {
    this.#edits = edits;
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

  /** Opens the note as a file that looks like a draft. */
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
    await vscode.window.showTextDocument(vscode.Uri.parse(opened.location, true), { preview: false });
    vscode.window.setStatusBarMessage(
      vscode.l10n.t('$(edit) Change the note, then choose Update on GitHub in the editor’s title bar.'),
      15_000,
    );
  }

  /** Sends the edit in the active editor. */
  async update(): Promise<void> {
    const { t } = vscode.l10n;
    const edited = await this.#editInFront();
    if (edited === undefined) {
      void showInformation(t('Open a note for editing first: choose Edit in the reader.'));
      return;
    }
    const { document, id } = edited;
    if (document.isDirty && !(await document.save())) return;
    let result = await this.#edits.finish(id);
    if (result?.type === 'undecided') {
      if (!(await confirmUndecided(result.count))) return;
      result = await this.#edits.finish(id, true);
    }
    if (result?.type === 'conflict') {
      await this.showConflict(result);
      return;
    }
    const sentence = sentenceOf(result);
    if (sentence !== undefined) {
      void showWarning(sentence);
      return;
    }
    await closeTabs(document.uri);
    if (result?.type === 'unchanged') showPassing(t('$(check) The note says that already.'));
    else if (this.#edits.isWaiting(result))
      showPassing(t('$(cloud-upload) The update of the note is in the outbox.'));
  }

  /** Gives the edit in the active editor up, after asking. */
  async discard(): Promise<void> {
    const { t } = vscode.l10n;
    const edited = await this.#editInFront();
    if (edited === undefined) return;
    const discard = t('Discard');
    const chosen = await confirm(
      t('Discard what you changed? The note on GitHub stays as it is.'),
      undefined,
      discard,
    );
    if (chosen !== discard) return;
    if (edited.document.isDirty) await vscode.commands.executeCommand('workbench.action.files.revert');
    await closeTabs(edited.document.uri);
    await this.#edits.discard(edited.id);
  }

  /** A merge editor's file is what it writes, whichever of its sides has the cursor. */
  async #editInFront(): Promise<{ readonly document: vscode.TextDocument; readonly id: NoteId } | undefined> {
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    const uri = tab === undefined ? undefined : fileOf(tab);
    const id = uri === undefined ? undefined : await this.#edits.noteAt(uri.toString());
    if (uri === undefined || id === undefined) return undefined;
    return { document: await vscode.workspace.openTextDocument(uri), id };
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
