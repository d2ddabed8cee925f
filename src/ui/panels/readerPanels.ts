import * as v from 'valibot';
import * as vscode from 'vscode';
import type { NoteId } from '../../core/note/note.ts';
import type { NoteChoice } from '../chosenNote.ts';
import { ReaderPanel } from './readerPanel.ts';
import type { ReaderPanelPorts, ReaderSource, ReplyForm } from './readerSource.ts';
import { noteSource } from './noteSource.ts';
import { previewSource } from './previewSource.ts';
import { unverifiedSource } from './unverifiedSource.ts';

const previewKey = 'preview';
const unverifiedPrefix = 'unverified ';
/** Before an id, which is somebody's word and may be `preview`. */
const notePrefix = 'note ';
const viewType = 'baton.reader';
/** Of pages that are no note: what can be done with a note is not offered for them. */
const pageViewType = 'baton.page';

/** What the reader's page keeps for itself, as far as it says which note it showed. */
const keptSchema = v.object({ note: v.string() });

/** The reader's panels in the editor area: one for the draft's preview, one for each note that is open. */
export class ReaderPanels implements vscode.WebviewPanelSerializer, NoteChoice, vscode.Disposable {
  readonly #ports: ReaderPanelPorts;
  readonly #panels = new Map<string, ReaderPanel>();
  readonly #activated = new vscode.EventEmitter<undefined>();
  readonly #serializer: vscode.Disposable;

  readonly onDidChooseNote = this.#activated.event;

  constructor(ports: ReaderPanelPorts) {
    this.#ports = ports;
    this.#serializer = vscode.window.registerWebviewPanelSerializer(viewType, this);
  }

  /** Shows what GitHub will show of the open draft, beside the editor. */
  showPreview(): void {
    this.#show(previewKey, vscode.ViewColumn.Beside);
  }

  /** Shows a note, and opens one of its reply forms when asked. */
  showNote(id: NoteId, form?: ReplyForm): void {
    const panel = this.#show(`${notePrefix}${id}`, vscode.ViewColumn.Active);
    if (form !== undefined) panel.openReply(form);
  }

  /** Shows a comment that is not taken for a note, by its `commentKey`. */
  showUnverified(key: string): void {
    this.#show(`${unverifiedPrefix}${key}`, vscode.ViewColumn.Active);
  }

  /** The note whose reader is the active editor. */
  get chosenNote(): NoteId | undefined {
    return [...this.#panels.values()].find(({ isActive }) => isActive)?.note;
  }

  /** Brings a reader back after the window was reloaded. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const kept = v.safeParse(keptSchema, state);
    const key = kept.success ? `${notePrefix}${kept.output.note}` : undefined;
    if (key !== undefined && !this.#panels.has(key)) this.#adopt(key, panel);
    else panel.dispose();
    return Promise.resolve();
  }

  dispose(): void {
    this.#serializer.dispose();
    this.#activated.dispose();
    for (const panel of [...this.#panels.values()]) panel.dispose();
  }

  #show(key: string, column: vscode.ViewColumn): ReaderPanel {
    const open = this.#panels.get(key);
    if (open !== undefined) {
      open.reveal();
      return open;
    }
    return this.#adopt(
      key,
      vscode.window.createWebviewPanel(noteOf(key) !== undefined ? viewType : pageViewType, '', column, {
        enableFindWidget: true,
      }),
    );
  }

  #adopt(key: string, panel: vscode.WebviewPanel): ReaderPanel {
    const source = this.#sourceOf(key);
    const reader = new ReaderPanel(this.#ports, noteOf(key), source, panel);
    this.#panels.set(key, reader);
    reader.onDidChangeViewState(() => {
      this.#activated.fire(undefined);
    });
    reader.onDidDispose(() => {
      this.#panels.delete(key);
      this.#activated.fire(undefined);
    });
    this.#activated.fire(undefined);
    return reader;
  }

  #sourceOf(key: string): ReaderSource {
    const note = noteOf(key);
    if (note !== undefined) return noteSource(this.#ports, note);
    return key === previewKey
      ? previewSource(this.#ports)
      : unverifiedSource(this.#ports, key.slice(unverifiedPrefix.length));
  }
}

function noteOf(key: string): NoteId | undefined {
  return key.startsWith(notePrefix) ? key.slice(notePrefix.length) : undefined;
}
