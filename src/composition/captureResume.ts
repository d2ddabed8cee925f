import type * as vscode from 'vscode';
import { editorPlaces, storedPlacesChoice } from '../adapters/editor/editorPlaces.ts';
import type { Disposable } from '../app/ports/event.ts';
import type { GitHistory } from '../app/ports/gitHistory.ts';
import { ResumeCapture } from '../app/drafts/resumeCapture.ts';

/** Where the author is, for the form and for the note. */
export function captureResume({
  git,
  memento,
}: {
  readonly git: GitHistory;
  readonly memento: vscode.Memento;
}): { readonly capture: ResumeCapture; readonly disposables: readonly Disposable[] } {
  const places = editorPlaces();
  const capture = new ResumeCapture({ places, choice: storedPlacesChoice(memento), git });
  return { capture, disposables: [capture, places] };
}
