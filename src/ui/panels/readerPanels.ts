import * as vscode from 'vscode';
import type { NoteId } from '../../core/note/note.ts';
import { ReaderPanel } from './readerPanel.ts';
import type { ReaderPanelPorts, ReaderSource, ReplyForm } from './readerSource.ts';
import { noteSource } from './noteSource.ts';
import { previewSource } from './previewSource.ts';
import { unverifiedSource } from './unverifiedSource.ts';

const previewKey = 'preview';

/** The reader's panels in the editor area: one for the draft's preview, one for each note that is open. */
export class ReaderPanels implements vscode.Disposable {
  readonly #ports: ReaderPanelPorts;
  readonly #panels = new Map<string, ReaderPanel>();

  constructor(ports: ReaderPanelPorts) {
    this.#ports = ports;
  }

  /** Shows what GitHub will show of the open draft, beside the editor. */
  showPreview(): void {
    this.#show(previewKey, () => previewSource(this.#ports), vscode.ViewColumn.Beside);
  }

  /** Shows a note, and opens one of its reply forms when asked. */
  showNote(id: NoteId, form?: ReplyForm): void {
    const panel = this.#show(id, () => noteSource(this.#ports, id), vscode.ViewColumn.Active);
    if (form !== undefined) panel.openReply(form);
  }

  /** Shows a comment that is not taken for a note, by its `commentKey`. */
  showUnverified(key: string): void {
    this.#show(`unverified ${key}`, () => unverifiedSource(this.#ports, key), vscode.ViewColumn.Active);
  }

  dispose(): void {
    for (const panel of [...this.#panels.values()]) panel.dispose();
  }

  #show(key: string, source: () => ReaderSource, column: vscode.ViewColumn): ReaderPanel {
    const open = this.#panels.get(key);
    if (open !== undefined) {
      open.reveal();
      return open;
    }
    const panel = new ReaderPanel(this.#ports, key === previewKey ? undefined : key, source(), column);
    this.#panels.set(key, panel);
    panel.onDidDispose(() => this.#panels.delete(key));
    return panel;
  }
}
