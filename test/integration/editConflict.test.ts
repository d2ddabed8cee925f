import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { FileDraftStore } from '../../src/adapters/storage/fileDraftStore.ts';
import { fileNoteEditStore } from '../../src/adapters/storage/fileNoteEditStore.ts';
import type { DraftSession } from '../../src/app/drafts/draftSession.ts';
import { freshDraft } from '../../src/app/drafts/freshDraft.ts';
import { OpenDrafts, type DraftHold } from '../../src/app/drafts/openDrafts.ts';
import type { HandoffList } from '../../src/app/handoffs/handoffList.ts';
import { NoteEdits } from '../../src/app/handoffs/noteEdits.ts';
import { applyToBody } from '../../src/core/note/codec/applyToBody.ts';
import { formatNote } from '../../src/core/note/codec/formatNote.ts';
import type { Note } from '../../src/core/note/note.ts';
import { EditCommands } from '../../src/ui/commands/editCommands.ts';
import { answering } from '../support/answering.ts';
import { standingClock } from '../support/fixedPorts.ts';
import { gitHubOf } from '../support/gitHubOf.ts';
import { MemoryDraftStore } from '../support/memoryDraftStore.ts';
import { silentLog } from '../support/silentLog.ts';
import { temporaryDirectory } from '../support/temporaryDirectory.ts';
import { handoffOf } from '../unit/app/handoffs/handoffs.ts';
import { OutboxWorld } from '../unit/app/outbox/outboxWorld.ts';
import { noteBy, noteComment } from '../unit/core/note/thread/threadFixtures.ts';

const plain = noteBy('maya', { to: ['ben'] });
const note: Note = { ...plain, content: { ...plain.content, whereItStands: 'It works locally.' } };
const { body } = formatNote(note);
const onGitHub = applyToBody(body, {
  ...note,
  content: { ...note.content, whereItStands: 'It works nowhere.' },
})?.body;

describe('an edit of a note that was changed on GitHub in the same place', () => {
  it('is merged in the merge editor, with one’s own side whole, and sent', async () => {
    await using folder = await temporaryDirectory('baton-merge-');
    const store = fileNoteEditStore(folder.path);
    const world = new OutboxWorld();
    const handoff = handoffOf('maya', note);
    let present = body;
    const gitHub = gitHubOf({
      comments: { get: () => Promise.resolve({ ...noteComment(0, note), body: present }) },
    });
    const handoffs = answering<HandoffList>('the list', { find: () => handoff });
    const { outbox, identifiers } = world;
    const openDrafts = new OpenDrafts(
      new MemoryDraftStore(),
      standingClock(1_000),
      new FileDraftStore(folder.path, silentLog),
    );
    let hold: DraftHold | undefined;
    const session = answering<DraftSession>('the session', {
      state: { type: 'detached', commit: 'c'.repeat(40) },
      openEdit: async (identity) => {
        hold = await openDrafts.hold(identity, () => freshDraft('', identity.kind, identity.branch));
        return true;
      },
      leaveEdit: () => Promise.resolve(hold?.dispose()),
    });
    const edits = new NoteEdits({ store, handoffs, gitHub, outbox, identifiers });
    const commands = new EditCommands({
      edits,
      session,
      openDrafts,
      objections: () => Promise.resolve(undefined),
    });
    try {
      await commands.edit(handoff);
      const { draft } = hold ?? assert.fail('not open in the form');
      const mine = draft.text.replace('locally', 'in eu-1');
      draft.editText({ text: mine, base: draft.text });
      present = onGitHub ?? '';
      await commands.update('note-1');
      const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
      assert.deepEqual(
        tabs.map(({ label }) => label.replace(/:.*/, '')),
        ['Merging'],
      );
      const merged = await vscode.workspace.openTextDocument(vscode.Uri.parse(store.location('note-1')));
      // Neither side is taken for the answer.
      const shown = (): string => merged.getText();
      await until(() => shown().includes('It works locally.') && !shown().includes('<<<<<<<'));
      await write(merged, mine);
      await commands.update();
      const { work } = await world.item();
      assert.match(work.type === 'edit' ? work.body : '', /It works in eu-1\./);
      assert.equal(vscode.window.tabGroups.activeTabGroup.tabs.length, 0);
      assert.deepEqual(await store.read('note-1'), { type: 'absent' });
    } finally {
      commands.dispose();
      outbox.dispose();
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    }
  });
});

async function write(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
}

async function until(isSo: () => boolean): Promise<void> {
  const end = Date.now() + 20_000;
  while (!isSo()) {
    assert.ok(Date.now() < end, 'not in time');
    await new Promise((done) => setTimeout(done, 20));
  }
}
