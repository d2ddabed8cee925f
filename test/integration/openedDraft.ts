import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** Long enough for any machine: only a failure waits for it. */
const patience = 20_000;

/** The draft's document, also where the repository was still being opened when it was asked for. */
export async function openedDraft(): Promise<vscode.TextDocument> {
  const end = Date.now() + patience;
  for (;;) {
    await vscode.commands.executeCommand('baton.openDraftAsMarkdown');
    const document = vscode.window.activeTextEditor?.document;
    if (document?.uri.scheme === 'baton-draft') return document;
    assert.ok(Date.now() < end, 'the draft does not open');
    await new Promise((done) => setTimeout(done, 50));
  }
}
