import * as vscode from 'vscode';

/** Opens a web or mail address outside VS Code; anything else is ignored, since it may come from a comment. */
export function openExternalLink(url: string): void {
  if (!URL.canParse(url)) return;
  if (!['http:', 'https:', 'mailto:'].includes(new URL(url).protocol)) return;
  void vscode.env.openExternal(vscode.Uri.parse(url, true));
}
