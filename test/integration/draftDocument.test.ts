import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { freshDraft } from '../../src/app/drafts/freshDraft.ts';
import type { OpenDraft } from '../../src/app/drafts/openDraft.ts';
import { OpenDrafts } from '../../src/app/drafts/openDrafts.ts';
import { parseDraft } from '../../src/core/note/codec/draftFile.ts';
import type { NoteContent } from '../../src/core/note/note.ts';
import { DraftDocument } from '../../src/ui/documents/draftDocument.ts';
import { openedDraft } from './openedDraft.ts';
import { standingClock } from '../support/fixedPorts.ts';
import { MemoryDraftStore } from '../support/memoryDraftStore.ts';

const identity = { repository: '/work/keys', branch: 'feat/rotate', kind: 'handoff' } as const;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

interface Both {
  readonly draft: OpenDraft;
  readonly document: vscode.TextDocument;
  readonly editor: vscode.TextEditor;
  readonly dispose: () => void;
}

/** A draft and a real document of it, in step. */
async function openBoth(): Promise<Both> {
  const hold = await new OpenDrafts(new MemoryDraftStore(), standingClock(1_000)).hold(identity, () =>
    freshDraft('note-1', identity.kind, identity.branch),
  );
  const { draft } = hold;
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: draft.text });
  const editor = await vscode.window.showTextDocument(document);
  const inStep = new DraftDocument(document, hold, silent);
  const listening = vscode.workspace.onDidChangeTextDocument((event) => {
    if (event.document === document) inStep.documentChanged();
  });
  return {
    draft,
    document,
    editor,
    dispose: () => {
      listening.dispose();
      inStep.dispose();
    },
  };
}

const rest = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** Long enough for any machine: only a failure waits for it. */
const patience = 20_000;

async function until(isSo: () => boolean, what: string): Promise<void> {
  const end = Date.now() + patience;
  while (!isSo()) {
    assert.ok(Date.now() < end, what);
    await rest(10);
  }
}

/** Types as the form does: a whole draft for each letter, on the version that it saw last. */
async function typeInForm(draft: OpenDraft, section: 'why' | 'blockedBy', text: string): Promise<void> {
  for (let at = 1; at <= text.length; at++) {
    const content: NoteContent = { ...draft.draft.content, [section]: text.slice(0, at) };
    draft.edit({ draft: { ...draft.draft, content }, version: draft.version });
    await rest(4);
  }
}

async function typeInDocument(text: string): Promise<void> {
  for (const letter of text) await vscode.commands.executeCommand('type', { text: letter });
}

describe('a draft and its document', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  it('show each other’s letters while both are typed in fast, and lose none', async () => {
    const both = await openBoth();
    const { draft, document, editor } = both;
    const line = document.getText().split('\n').indexOf('## Where it stands');
    editor.selection = new vscode.Selection(line, 100, line, 100);
    const typed = 'Both keys are accepted.';
    const formed = 'Each rotation logs out. See #412.';
    await Promise.all([typeInDocument(`\n\n${typed}`), typeInForm(draft, 'why', formed)]);
    await until(() => document.getText() === draft.text, 'document and draft differ');
    assert.equal(draft.draft.content.why, formed);
    assert.equal(draft.draft.content.whereItStands, typed);
    const cursor = document.offsetAt(editor.selection.active);
    assert.equal(document.getText().slice(cursor - typed.length, cursor), typed, 'the cursor jumped');
    both.dispose();
  });

  it('undo in the document takes back the form’s change, and the form follows', async () => {
    const both = await openBoth();
    const { draft, document } = both;
    await typeInForm(draft, 'blockedBy', 'Vault');
    await until(() => document.getText().includes('Vault'), 'the document does not follow');
    while (document.getText().includes('V')) await vscode.commands.executeCommand('undo');
    await until(() => draft.text === document.getText(), 'the draft does not follow');
    assert.equal(draft.draft.content.blockedBy, '');
    both.dispose();
  });

  it('what the document shows is the draft, whatever is typed', async () => {
    const both = await openBoth();
    await typeInDocument('---\nto: [ben\n');
    assert.equal(both.draft.text, both.document.getText());
    const { draft } = parseDraft(both.document.getText(), both.draft.draft.header);
    assert.deepEqual(both.draft.draft, draft);
    both.dispose();
  });
});

describe('a draft of the product', () => {
  it('opens as a document, takes what is typed, and has no unsaved text a moment later', async () => {
    const document = await openedDraft();
    const editor = await vscode.window.showTextDocument(document);
    const line = document.getText().split('\n').indexOf('#');
    editor.selection = new vscode.Selection(line, 1, line, 1);
    await typeInDocument(' Rotate the signing keys');
    await until(() => !document.isDirty, 'the document stays unsaved');
    assert.match(document.getText(), /^# Rotate the signing keys$/m);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.commands.executeCommand('baton.openDraftAsMarkdown');
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /^# Rotate the signing keys$/m);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('keeps the letters that were typed while it was being saved', async () => {
    const document = await openedDraft();
    await typeInDocument('a');
    // What the editor hands to a save it took from the document before; asked for the file's size it waits meanwhile.
    const taken = Buffer.from(document.getText());
    await typeInDocument('bc');
    const typed = document.getText();
    await vscode.workspace.fs.writeFile(document.uri, taken);
    await rest(200);
    assert.equal(document.getText(), typed);
    await until(() => !document.isDirty, 'the document stays unsaved');
    for (let letter = 0; letter < 3; letter += 1) await vscode.commands.executeCommand('deleteLeft');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });
});
