import * as vscode from 'vscode';
import type { BadTemplate, NoteTemplates } from '../../app/drafts/noteTemplates.ts';

/** Marks what makes a template unusable at its line in its file. */
export function templateDiagnostics(templates: NoteTemplates): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('baton-templates');
  const show = (): void => {
    collection.clear();
    const { root, bad } = templates;
    if (root === undefined) return;
    for (const problem of bad) {
      const { line, path } = problem;
      const range = new vscode.Range(line, 0, line, Number.MAX_SAFE_INTEGER);
      const diagnostic = new vscode.Diagnostic(range, sentenceOf(problem));
      diagnostic.source = 'Baton';
      diagnostic.code = problem.code;
      collection.set(vscode.Uri.joinPath(vscode.Uri.file(root), path), [diagnostic]);
    }
  };
  show();
  return vscode.Disposable.from(collection, templates.onDidChange(show));
}

function sentenceOf({ code }: BadTemplate): string {
  const { t } = vscode.l10n;
  switch (code) {
    case 'frontMatterMissing':
      return t(
        'A template begins with front matter: a line ---, its kind, and a line --- again. The built-in one is used.',
      );
    case 'kindMissing':
      return t(
        'The front matter names no kind: handoff, review, decision or update. The built-in template is used.',
      );
    case 'kindUnknown':
      return t(
        'The kind of a template is handoff, review, decision or update. The built-in template is used.',
      );
    case 'frontMatterWrong':
      return t('This entry cannot be read in a template. The built-in template is used.');
    case 'empty':
      return t('The template has no text. The built-in one is used.');
  }
}
