import { join } from 'node:path';
import type * as vscode from 'vscode';
import type { GitWorkspace } from '../adapters/editor/gitWorkspace.ts';
import { storedReplyDrafts } from '../adapters/editor/storedReplyDrafts.ts';
import { fileNoteEditStore } from '../adapters/storage/fileNoteEditStore.ts';
import { NoteChanges } from '../app/handoffs/noteChanges.ts';
import { NoteEdits } from '../app/handoffs/noteEdits.ts';
import type { DraftFacts } from '../app/drafts/draftFacts.ts';
import type { OpenDrafts } from '../app/drafts/openDrafts.ts';
import type { Disposable } from '../app/ports/event.ts';
import type { GitHub } from '../app/ports/gitHub.ts';
import { publishObjections } from '../app/publishing/publishObjections.ts';
import { StalenessLookup } from '../app/handoffs/stalenessLookup.ts';
import type { InboxSync } from '../app/inbox/syncInbox.ts';
import { ChosenNote, type NoteChoice } from '../ui/chosenNote.ts';
import { EditCommands } from '../ui/commands/editCommands.ts';
import { noteCommands } from '../ui/commands/noteCommands.ts';
import { ReaderPanels } from '../ui/panels/readerPanels.ts';
import type { ReaderPanelPorts } from '../ui/panels/readerSource.ts';

export interface ReadingPorts extends Omit<
  ReaderPanelPorts,
  'staleness' | 'changes' | 'replyDrafts' | 'documents'
> {
  readonly context: vscode.ExtensionContext;
  readonly workspace: GitWorkspace;
  readonly openDrafts: OpenDrafts;
  readonly facts: DraftFacts;
  readonly gitHub: GitHub;
  readonly inbox: InboxSync;
  /** Where a note can be chosen beside the readers. */
  readonly rows: NoteChoice;
}

/** The reader, and everything that can be done with a published note. */
export function composeReading(ports: ReadingPorts): {
  readonly readers: ReaderPanels;
  readonly chosen: ChosenNote;
  readonly commands: ReturnType<typeof noteCommands>;
  readonly disposables: readonly Disposable[];
} {
  const { context, workspace, inbox, handoffs, rows } = ports;
  const staleness = new StalenessLookup(ports);
  const changes = new NoteChanges(ports);
  const replyDrafts = storedReplyDrafts(context.globalState, ports.log);
  const store = fileNoteEditStore(join(context.globalStorageUri.fsPath, 'edits'));
  const edits = new EditCommands({
    ...ports,
    edits: new NoteEdits({ ...ports, store }),
    objections: (draft, agreed) => publishObjections(ports.facts, draft, agreed, true),
  });
  const readers = new ReaderPanels({ ...ports, staleness, changes, replyDrafts, documents: workspace });
  const chosen = new ChosenNote(handoffs, [readers, rows]);
  return {
    readers,
    chosen,
    commands: noteCommands({ handoffs, inbox, readers, chosen, edits, start: ports }),
    disposables: [staleness, changes, edits, readers, chosen],
  };
}
