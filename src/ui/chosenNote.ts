import * as vscode from 'vscode';
import type { HandoffList } from '../app/handoffs/handoffList.ts';
import type { NoteId } from '../core/note/note.ts';
import { setContextKey } from './contextKey.ts';
import { noteContext } from './noteContext.ts';

/** Something in which a note can be chosen. */
export interface NoteChoice {
  readonly chosenNote: NoteId | undefined;
  readonly onDidChooseNote: vscode.Event<unknown>;
}

/** The note that a command of the palette is about: that of the active reader, else that of the selected row. */
export class ChosenNote implements vscode.Disposable {
  readonly #handoffs: HandoffList;
  readonly #choices: readonly NoteChoice[];
  readonly #subscriptions: vscode.Disposable;
  #context = '';

  /** The first of the choices that has a note counts. */
  constructor(handoffs: HandoffList, choices: readonly NoteChoice[]) {
    this.#handoffs = handoffs;
    this.#choices = choices;
    const tell = (): void => {
      this.#tellContext();
    };
    this.#subscriptions = vscode.Disposable.from(
      handoffs.onDidChange(tell),
      ...choices.map(({ onDidChooseNote }) => onDidChooseNote(tell)),
    );
  }

  get id(): NoteId | undefined {
    return this.#choices.find(({ chosenNote }) => chosenNote !== undefined)?.chosenNote;
  }

  /**
   * What a command is about: the palette gives nothing and an editor's title its address. Whatever else is given says
   * itself what is meant.
   */
  argument(given: unknown): unknown {
    return given === undefined || given instanceof vscode.Uri ? this.id : given;
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #tellContext(): void {
    const { id } = this;
    const handoff = id === undefined ? undefined : this.#handoffs.find(id);
    const context = handoff === undefined ? '' : noteContext(handoff);
    if (context === this.#context) return;
    this.#context = context;
    setContextKey('baton.chosenNote', context);
  }
}
