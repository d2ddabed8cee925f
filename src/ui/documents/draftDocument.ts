import * as vscode from 'vscode';
import type { OpenDraft } from '../../app/drafts/openDraft.ts';
import type { DraftHold } from '../../app/drafts/openDrafts.ts';
import type { Log } from '../../app/ports/log.ts';
import { textChanges } from '../../core/textChanges.ts';

/** Milliseconds without a change after which the editor's copy is marked as saved: the draft itself is stored at once. */
const restBeforeSaving = 700;

/** Settings with which saving rewrites what was typed; then it waits until the editor is left. */
const rewritingSettings = [
  'editor.formatOnSave',
  'files.trimTrailingWhitespace',
  'files.trimFinalNewlines',
  'files.insertFinalNewline',
] as const;

/**
 * Keeps one document and its draft the same, letter by letter and both ways. What is typed in the document goes to
 * the draft as text on the text that both agreed on last; what others change comes into the document as small edits,
 * one at a time, so that no letter typed meanwhile is lost and no cursor jumps.
 */
export class DraftDocument implements vscode.Disposable {
  readonly #document: vscode.TextDocument;
  readonly #hold: DraftHold;
  readonly #log: Log;
  readonly #subscriptions: vscode.Disposable;
  #agreed: string;
  /** The text that the edit under way gives the document. */
  #pushed: string | undefined;
  #isPushing = false;
  #isDisposed = false;
  #saving: NodeJS.Timeout | undefined;

  constructor(document: vscode.TextDocument, hold: DraftHold, log: Log) {
    this.#document = document;
    this.#hold = hold;
    this.#log = log;
    this.#agreed = hold.draft.text;
    this.#subscriptions = vscode.Disposable.from(
      hold.draft.onDidChange((change) => {
        if (change === 'text') void this.#push();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => {
        this.#saveLater();
      }),
    );
  }

  get draft(): OpenDraft {
    return this.#hold.draft;
  }

  /** Takes what the document says; to be called after every change of it. */
  documentChanged(): void {
    const text = this.#document.getText();
    const isOwn = text === this.#pushed || text === this.draft.text;
    if (!isOwn) this.draft.editText({ text, base: this.#agreed });
    this.#agreed = text;
    void this.#push();
    this.#saveLater();
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#saving);
    this.#subscriptions.dispose();
    this.#hold.dispose();
  }

  async #push(): Promise<void> {
    if (this.#isPushing) return;
    this.#isPushing = true;
    try {
      // A refused edit met a letter typed meanwhile: the next round starts from the document with that letter.
      for (let refused = 0; !this.#isDisposed && !this.#document.isClosed && refused < 50;) {
        const text = this.#document.getText();
        const wanted = this.draft.text;
        if (text === wanted) return;
        this.#pushed = wanted;
        if (await this.#apply(text, wanted)) refused = 0;
        else refused += 1;
      }
    } catch (error) {
      this.#log.error('A draft’s change could not be shown in its document', error);
    } finally {
      this.#pushed = undefined;
      this.#isPushing = false;
    }
  }

  async #apply(before: string, after: string): Promise<boolean> {
    const edit = new vscode.WorkspaceEdit();
    for (const { start, end, text } of textChanges(before, after)) {
      const range = new vscode.Range(this.#document.positionAt(start), this.#document.positionAt(end));
      edit.replace(this.#document.uri, range, text);
    }
    return vscode.workspace.applyEdit(edit);
  }

  #saveLater(): void {
    clearTimeout(this.#saving);
    if (this.#document.isDirty) {
      this.#saving = setTimeout(() => {
        if (this.#maySave()) void this.#document.save();
      }, restBeforeSaving);
    }
  }

  #maySave(): boolean {
    if (this.#document.isClosed || !this.#document.isDirty || this.#isPushing) return false;
    if (vscode.window.activeTextEditor?.document !== this.#document) return true;
    const configuration = vscode.workspace.getConfiguration(undefined, this.#document);
    return rewritingSettings.every((setting) => configuration.get(setting) !== true);
  }
}
