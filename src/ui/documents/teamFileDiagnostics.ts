import * as vscode from 'vscode';
import { membersWithoutAccess, parseTeamFile } from '../../core/availability/teamFile/parseTeamFile.ts';
import { intendedText } from '../../core/availability/teamFile/intendedText.ts';
import {
  TEAM_FILE_PATH,
  type TeamFileProblem,
  type TextRange,
} from '../../core/availability/teamFile/teamFile.ts';
import type { Disposable } from '../../app/ports/event.ts';
import { teamFileProblemSentence } from '../words/teamFileProblemSentence.ts';

export interface TeamFileDiagnosticsPorts {
  /** Logins that can be addressed in the repository of that working tree; undefined while they are not known. */
  readonly collaborators: (file: vscode.Uri) => readonly string[] | undefined;
  readonly onDidChangeCollaborators: vscode.Event<unknown>;
}

const selector: vscode.DocumentSelector = ['file', 'untitled'].map((scheme) => ({
  scheme,
  pattern: `**/${TEAM_FILE_PATH}`,
}));
/** Milliseconds of silence after which what was typed is checked. */
const settle = 200;

/** Checks team files that are open in an editor, with or without a YAML extension, and offers fixes. */
export class TeamFileDiagnostics implements vscode.CodeActionProvider, Disposable {
  readonly #ports: TeamFileDiagnosticsPorts;
  readonly #collection = vscode.languages.createDiagnosticCollection('baton-team');
  readonly #problems = new Map<string, readonly TeamFileProblem[]>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #subscriptions: vscode.Disposable;

  constructor(ports: TeamFileDiagnosticsPorts) {
    this.#ports = ports;
    const checkAll = (): void => {
      for (const document of vscode.workspace.textDocuments) this.#check(document);
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#collection,
      vscode.workspace.onDidOpenTextDocument((document) => {
        this.#check(document);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        this.#checkSoon(document);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.#collection.delete(uri);
        this.#problems.delete(uri.toString());
      }),
      vscode.languages.registerCodeActionsProvider(selector, this, {
        providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
      }),
      ports.onDidChangeCollaborators(checkAll),
    );
    checkAll();
  }

  provideCodeActions(document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
    const { uri } = document;
    // What was typed since the last check has moved the places.
    if (this.#timers.has(uri.toString())) this.#check(document);
    return (this.#problems.get(uri.toString()) ?? [])
      .filter((problem) => editorRange(problem.range).intersection(range) !== undefined)
      .flatMap((problem) => {
        const replacement = intendedText(problem, Intl.supportedValuesOf('timeZone'));
        if (replacement === null) return [];
        const action = new vscode.CodeAction(
          vscode.l10n.t('Change to “{0}”', replacement),
          vscode.CodeActionKind.QuickFix,
        );
        action.edit = new vscode.WorkspaceEdit();
        action.edit.replace(uri, editorRange(problem.range), replacement);
        action.diagnostics = [diagnosticOf(problem)];
        action.isPreferred = true;
        return [action];
      });
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#subscriptions.dispose();
  }

  #checkSoon(document: vscode.TextDocument): void {
    if (vscode.languages.match(selector, document) === 0) return;
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => {
        this.#timers.delete(key);
        if (!document.isClosed) this.#check(document);
      }, settle),
    );
  }

  #check(document: vscode.TextDocument): void {
    if (vscode.languages.match(selector, document) === 0) return;
    const { file, problems } = parseTeamFile(document.getText());
    const people = this.#ports.collaborators(document.uri);
    const all = [...problems, ...(people === undefined ? [] : membersWithoutAccess(file, people))];
    this.#problems.set(document.uri.toString(), all);
    this.#collection.set(document.uri, all.map(diagnosticOf));
  }
}

function diagnosticOf(problem: TeamFileProblem): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    editorRange(problem.range),
    teamFileProblemSentence(problem),
    problem.severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning,
  );
  diagnostic.source = 'Baton';
  diagnostic.code = problem.code;
  return diagnostic;
}

function editorRange({ start, end }: TextRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
