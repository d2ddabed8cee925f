import * as vscode from 'vscode';
import { workspaceTemplates } from '../adapters/editor/workspaceTemplates.ts';
import { NoteTemplates, type NoteTemplatesPorts } from '../app/drafts/noteTemplates.ts';
import { templateDiagnostics } from '../ui/documents/templateDiagnostics.ts';

/** The texts with which a note may begin, and what is wrong with those that can't be used. */
export function composeTemplates(ports: Omit<NoteTemplatesPorts, 'files'>): {
  readonly templates: NoteTemplates;
  readonly disposables: vscode.Disposable;
} {
  const files = workspaceTemplates();
  const templates = new NoteTemplates({ ...ports, files });
  return {
    templates,
    disposables: vscode.Disposable.from(templateDiagnostics(templates), templates, files),
  };
}
