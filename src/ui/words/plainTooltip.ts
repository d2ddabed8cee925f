import * as vscode from 'vscode';
import { escapeMarkdown } from './escapeMarkdown.ts';

/** A tooltip of paragraphs, the title in bold. What people and servers wrote in it is text, never markup. */
export function plainTooltip(paragraphs: readonly string[], title?: string): vscode.MarkdownString {
  const head = title === undefined || title.trim() === '' ? [] : [`**${escapeMarkdown(title)}**`];
  return new vscode.MarkdownString([...head, ...paragraphs.map(escapeMarkdown)].join('\n\n'));
}
