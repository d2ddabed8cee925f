import * as vscode from 'vscode';
import type { Destinations } from '../app/destinations/destinations.ts';
import { DraftKnowledge, type DraftKnowledgePorts } from '../app/drafts/draftKnowledge.ts';
import type { Workspace } from '../app/ports/workspace.ts';
import { completionTriggers, draftCompletions } from '../ui/documents/draftCompletions.ts';
import { DraftDiagnostics } from '../ui/documents/draftDiagnostics.ts';
import type { DraftDocuments } from '../ui/documents/draftDocuments.ts';
import { draftFixes } from '../ui/documents/draftFixes.ts';
import { draftFolding, draftHover, draftLenses } from '../ui/documents/draftOutline.ts';
import { draftSelector } from '../ui/documents/draftUri.ts';

/** What the editor knows about drafts that are open as Markdown documents. */
export function draftLanguage(
  documents: DraftDocuments,
  ports: DraftKnowledgePorts & { readonly workspace: Workspace; readonly destinations: Destinations },
): vscode.Disposable {
  const knowledge = new DraftKnowledge(ports);
  const diagnostics = new DraftDiagnostics(documents, knowledge);
  const changed = new vscode.EventEmitter<void>();
  const root = (): string | undefined =>
    ports.workspace.state.type === 'open' ? ports.workspace.state.active.root : undefined;
  const { languages } = vscode;
  return vscode.Disposable.from(
    diagnostics,
    changed,
    knowledge.onDidChange(() => {
      changed.fire();
    }),
    ports.destinations.onDidChange(() => {
      changed.fire();
    }),
    languages.registerCodeActionsProvider(draftSelector, draftFixes(documents, diagnostics, knowledge), {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
    languages.registerCodeLensProvider(
      draftSelector,
      draftLenses(documents, knowledge, ports.destinations, changed.event),
    ),
    languages.registerFoldingRangeProvider(draftSelector, draftFolding(documents)),
    // The editor shows `#213` as a colour where no provider says what is one.
    languages.registerColorProvider(draftSelector, {
      provideDocumentColors: () => [],
      provideColorPresentations: () => [],
    }),
    languages.registerHoverProvider(draftSelector, draftHover(documents, knowledge)),
    languages.registerCompletionItemProvider(
      draftSelector,
      draftCompletions(documents, knowledge, root),
      ...completionTriggers,
    ),
  );
}
