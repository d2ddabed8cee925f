import * as vscode from 'vscode';
import type { Handoff } from '../../app/handoffList.ts';
import type { NoteId } from '../../core/note/note.ts';
import type { EditConflict, FinishedEdit, NoteEdits } from '../../app/noteEdits.ts';
import { storageSentence } from '../failureSentence.ts';
import { outboxResultSentence } from '../outboxResultSentence.ts';
import { confirm, showError, showInformation, showWarning } from '../showMessage.ts';

const mergeScheme = 'baton-merge';
/** Milliseconds in which VS Code shows a file that was written. */
const longestReload = 5000;

/** Edits of published notes, in the text editor and in the merge editor. */
export class EditCommands implements vscode.Disposable {
  readonly #edits: NoteEdits;
  readonly #texts = new Map<string, string>();
  readonly #subscriptions: vscode.Disposable;

  constructor(edits: NoteEdits) {
    this.#edits = edits;
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(mergeScheme, {
        provideTextDocumentContent: (uri) => this.#texts.get(uri.toString()) ?? '',
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.#texts.delete(uri.toString());
      }),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#texts.clear();
  }

  /** Opens the note as a file that looks like a draft. */
  async edit(handoff: Handoff): Promise<void> {
    const opened = await this.#edits.open(handoff);
    if (opened.type === 'storage') {
      void showError(storageSentence(opened.failure));
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
    const editor = vscode.window.activeTextEditor;
    const id = await this.#noteIn(editor?.document);
    if (editor === undefined || id === undefined) {
      void showInformation(t('Open a note for editing first: choose Edit in the reader.'));
      return;
    }
    const { document } = editor;
    if (document.isDirty && !(await document.save())) return;
    const result = await this.#edits.finish(id);
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
    vscode.window.setStatusBarMessage(t('$(cloud-upload) The note is being updated on GitHub.'), 6000);
  }

  /** Gives the edit in the active editor up, after asking. */
  async discard(): Promise<void> {
    const { t } = vscode.l10n;
    const document = vscode.window.activeTextEditor?.document;
    const id = await this.#noteIn(document);
    if (document === undefined || id === undefined) return;
    const discard = t('Discard');
    const chosen = await confirm(
      t('Discard what you changed? The note on GitHub stays as it is.'),
      undefined,
      discard,
    );
    if (chosen !== discard) return;
    if (document.isDirty) await vscode.commands.executeCommand('workbench.action.files.revert');
    await closeTabs(document.uri);
    await this.#edits.discard(id);
  }

  #noteIn(document: vscode.TextDocument | undefined): Promise<NoteId | undefined> {
    return document === undefined ? Promise.resolve(undefined) : this.#edits.noteAt(document.uri.toString());
  }

  /** Opens the merge of a refused edit, where there is one. */
  async resolve(handoff: Handoff): Promise<void> {
    const conflict = await this.#edits.resolve(handoff);
    if (conflict === undefined) await this.edit(handoff);
    else if (conflict.type === 'conflict') await this.showConflict(conflict);
    else void showError(storageSentence(conflict.failure));
  }

  /** VS Code's merge editor; where it cannot be opened, the file with the built-in marks of a conflict. */
  async showConflict({ location, base, mine, theirs }: EditConflict): Promise<void> {
    const { t } = vscode.l10n;
    const output = vscode.Uri.parse(location, true);
    const keep = (side: string, text: string): vscode.Uri => {
      const uri = vscode.Uri.from({
        scheme: mergeScheme,
        path: `/${side}.md`,
        query: `${output.path} ${Date.now()}`,
      });
      this.#texts.set(uri.toString(), text);
      return uri;
    };
    void showInformation(
      t('The note was changed on GitHub in the same places. Merge the two, then choose Update on GitHub.'),
    );
    try {
      await untilMarked(output);
      // No public API, but what the built-in Git extension opens a conflict with; it may change with any release.
      await vscode.commands.executeCommand('_open.mergeEditor', {
        base: keep('as-it-was', base),
        input1: { uri: keep('on-github', theirs), title: t('On GitHub') },
        input2: { uri: keep('mine', mine), title: t('Mine') },
        output,
      });
    } catch {
      await vscode.window.showTextDocument(output, { preview: false });
    }
  }
}

/** An open document may still show its old text for a moment, which the merge editor would take for the answer. */
async function untilMarked(file: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(file);
  const isMarked = (): boolean => /^<{7} /m.test(document.getText());
  if (isMarked()) return;
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      listener.dispose();
      resolve();
    };
    const timer = setTimeout(end, longestReload);
    const listener = vscode.workspace.onDidChangeTextDocument((change) => {
      if (change.document === document && isMarked()) end();
    });
  });
}

async function closeTabs(uri: vscode.Uri): Promise<void> {
  const shows = ({ input }: vscode.Tab): boolean =>
    (input instanceof vscode.TabInputText && input.uri.toString() === uri.toString()) ||
    // A merge editor's input has no class in the API; it is known by what it writes to.
    (typeof input === 'object' &&
      input !== null &&
      'result' in input &&
      String(input.result) === uri.toString());
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs.filter(shows));
  await vscode.window.tabGroups.close(tabs);
}

function sentenceOf(result: Exclude<FinishedEdit, EditConflict> | undefined): string | undefined {
  const { t } = vscode.l10n;
  if (result === undefined)
    return t('The note is not known any more. Refresh the handoffs, then try again; your text is kept.');
  switch (result.type) {
    case 'unchanged':
      return undefined;
    case 'unsettled':
      return t('The text still holds the marks of a conflict. Settle them, then update again.');
    case 'unreadable':
      return t('The comment was deleted or is no note any more. Your text is kept in this file.');
    case 'tooLong':
      return t('The note would be longer than GitHub accepts. Shorten it, then update again.');
    default:
      return outboxResultSentence(result);
  }
}
