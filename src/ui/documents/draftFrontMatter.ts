import * as vscode from 'vscode';
import { ownKeys } from '../../core/note/codec/formatFrontMatter.ts';

/** The line, from 0, of the `---` that ends a draft's front matter; 0 where it has no end, or there is none. */
export function frontMatterEnd(document: vscode.TextDocument): number {
  if (document.lineAt(0).text !== '---') return 0;
  for (let line = 1; line < document.lineCount; line += 1) {
    if (document.lineAt(line).text === '---') return line;
  }
  return 0;
}

/** What Baton keeps for itself at the end of a draft's front matter, as lines that fold; undefined for fewer than two. */
export function ownLines(document: vscode.TextDocument): vscode.FoldingRange | undefined {
  const end = frontMatterEnd(document) - 1;
  let start = end + 1;
  while (start > 1 && ownKeyAt(document, start - 1) !== undefined) start -= 1;
  return start < end ? new vscode.FoldingRange(start, end) : undefined;
}

/** What one of Baton's own keys is for, over its line. */
export function ownKeyHover(
  document: vscode.TextDocument,
  { line }: vscode.Position,
): vscode.Hover | undefined {
  const key = line < frontMatterEnd(document) ? ownKeyAt(document, line) : undefined;
  return key === undefined ? undefined : new vscode.Hover(meaningOf(key), document.lineAt(line).range);
}

/** Folds Baton's own lines of a document that was just opened. */
export async function foldOwnLines(document: vscode.TextDocument): Promise<void> {
  const range = ownLines(document);
  // The editor knows what folds once it has asked.
  await vscode.commands.executeCommand('vscode.executeFoldingRangeProvider', document.uri);
  // With `levels`, what is folded already stays as it is.
  if (range !== undefined)
    await vscode.commands.executeCommand('editor.fold', { selectionLines: [range.start], levels: 1 });
}

type OwnKey = (typeof ownKeys)[number];

function ownKeyAt(document: vscode.TextDocument, line: number): OwnKey | undefined {
  const { text } = document.lineAt(line);
  return ownKeys.find((key) => text.startsWith(`${key}:`));
}

function meaningOf(key: OwnKey): string {
  const { t } = vscode.l10n;
  return {
    id: t('Tells this note from every other one. Baton keeps it; leave it as it is.'),
    supersedes: t('The note whose place this one takes when it is published.'),
    dropped: t(
      'The proposed steps and lines of evidence that you dropped, so that they are not offered again.',
    ),
    'generated-evidence': t(
      'By this Baton knows its own evidence again: what you change in it yourself is never written over.',
    ),
  }[key];
}
