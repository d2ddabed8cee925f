import * as vscode from 'vscode';
import { isBlankDraft } from '../../core/note/draft/isBlankDraft.ts';
import type { Disposable } from '../../app/ports/event.ts';
import type { DraftKnowledge } from '../../app/drafts/draftKnowledge.ts';
import { placeOfProblem } from '../../core/note/draft/draftPlaces.ts';
import type { DraftProblem, TextRange } from '../../core/note/draft/draftProblem.ts';
import { titleOfProblemRow } from '../../core/note/rowTitle.ts';
import type { Problem } from '../../core/note/readiness/problem.ts';
import { problemSentence } from '../../protocol/problemSentence.ts';
import type { DraftDocuments } from './draftDocuments.ts';
import { draftIdentityOf, draftScheme } from './draftUri.ts';

/** A diagnostic with what was found, for its quick fixes. */
export interface FoundDiagnostic {
  readonly diagnostic: vscode.Diagnostic;
  readonly problem: Problem;
}

/** Shows what a receiver would have to ask in the documents of drafts, live, under the readiness rules' ids. */
export class DraftDiagnostics implements vscode.Disposable {
  readonly #documents: DraftDocuments;
  readonly #knowledge: DraftKnowledge;
  readonly #collection = vscode.languages.createDiagnosticCollection('baton');
  readonly #subscriptions: vscode.Disposable;
  readonly #shown = new WeakMap<vscode.TextDocument, string>();
  #waiting: NodeJS.Immediate | undefined;
  /** While a draft's document is open: what the branch says is asked for, also without the form. */
  #watching: Disposable | undefined;

  constructor(documents: DraftDocuments, knowledge: DraftKnowledge) {
    this.#documents = documents;
    this.#knowledge = knowledge;
    const later = (): void => {
      this.#waiting ??= setImmediate(() => {
        this.#waiting = undefined;
        this.#watchWhileOpen();
        for (const document of vscode.workspace.textDocuments) this.#show(document);
      });
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#collection,
      documents.onDidChange(later),
      knowledge.onDidChange(later),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.#collection.delete(uri);
        this.#watchWhileOpen();
      }),
    );
  }

  /** What the rules find in a document at present. */
  found(document: vscode.TextDocument): readonly FoundDiagnostic[] {
    const identity = draftIdentityOf(document.uri);
    const parsed = this.#documents.parsedOf(document);
    const draft = this.#documents.draftOf(document);
    if (identity === undefined || parsed === undefined) return [];
    if (draft?.save.type === 'unwritten' || isBlankDraft(parsed.draft)) return [];
    const text = document.getText();
    return this.#knowledge.problemsOf(identity, parsed.draft).map((problem) => {
      const diagnostic = new vscode.Diagnostic(
        rangeOf(document, placeOfProblem(text, parsed, problem)),
        problemSentence(vscode.l10n.t, problem, titleOfProblemRow(parsed.draft, problem)),
        severityOf[problem.severity],
      );
      diagnostic.source = 'Baton';
      diagnostic.code = problem.rule;
      return { diagnostic, problem };
    });
  }

  dispose(): void {
    clearImmediate(this.#waiting);
    this.#watching?.dispose();
    this.#subscriptions.dispose();
  }

  #watchWhileOpen(): void {
    const isOpen = vscode.workspace.textDocuments.some(({ uri }) => uri.scheme === draftScheme);
    if (isOpen) this.#watching ??= this.#knowledge.watch();
    else {
      this.#watching?.dispose();
      this.#watching = undefined;
    }
  }

  #show(document: vscode.TextDocument): void {
    if (document.uri.scheme !== draftScheme || document.isClosed) return;
    const parsed = this.#documents.parsedOf(document);
    const unread = (parsed?.problems ?? []).map((problem) => unreadDiagnostic(document, problem));
    const found = [...unread, ...this.found(document).map(({ diagnostic }) => diagnostic)];
    // Setting what is shown already would be told to everybody who follows diagnostics, and so come back here.
    const text = JSON.stringify([document.version, found]);
    if (text === this.#shown.get(document)) return;
    this.#shown.set(document, text);
    this.#collection.set(document.uri, found);
  }
}

/** A range of the text as the editor counts it. */
export function rangeOf(document: vscode.TextDocument, { start, end }: TextRange): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

const severityOf = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  hint: vscode.DiagnosticSeverity.Information,
} as const;

function unreadDiagnostic(
  document: vscode.TextDocument,
  { code, key, range }: DraftProblem,
): vscode.Diagnostic {
  const { t } = vscode.l10n;
  const sentence = {
    frontMatterMissing: t(
      'The front matter is missing: begin the file with a line ---, to whom the note is, and ---.',
    ),
    frontMatterUnclosed: t('The front matter has no end: put a line --- below it.'),
    frontMatterSyntax: t('This cannot be read. It is kept as it is, and not published.'),
    unknownKey: t('“{0}” is not known here. It is kept, and not published.', key ?? ''),
    invalidValue: t('This value of “{0}” cannot be read. It is kept, and not published.', key ?? ''),
  }[code];
  const diagnostic = new vscode.Diagnostic(
    rangeOf(document, range),
    sentence,
    vscode.DiagnosticSeverity.Warning,
  );
  diagnostic.source = 'Baton';
  diagnostic.code = code;
  return diagnostic;
}
