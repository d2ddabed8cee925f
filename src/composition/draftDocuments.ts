import * as vscode from 'vscode';
import type { OpenDrafts } from '../app/openDrafts.ts';
import type { Identifiers } from '../app/ports/identifiers.ts';
import type { Log } from '../app/ports/log.ts';
import { DraftDocuments } from '../ui/documents/draftDocuments.ts';
import { draftFileSystem } from '../ui/documents/draftFileSystem.ts';
import type { DraftFiles } from '../ui/documents/registerDraftFiles.ts';

export interface DraftDocumentFeature {
  readonly files: DraftFiles;
  readonly disposables: vscode.Disposable;
}

/** Drafts as Markdown documents: their files, and what the editor knows about them. */
export function draftDocumentFeature(ports: {
  readonly openDrafts: OpenDrafts;
  readonly identifiers: Identifiers;
  readonly log: Log;
}): DraftDocumentFeature {
  const documents = new DraftDocuments(ports);
  return { files: draftFileSystem(documents), disposables: vscode.Disposable.from(documents) };
}
