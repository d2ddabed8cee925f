import * as v from 'valibot';
import * as vscode from 'vscode';
import type { Handoff, HandoffList } from '../../app/handoffs/handoffList.ts';
import type { NoteId } from '../../core/note/note.ts';
import type { InboxSync } from '../../app/inbox/syncInbox.ts';
import type { ChosenNote } from '../chosenNote.ts';
import { openExternalLink } from '../openExternalLink.ts';
import type { ReaderPanels } from '../panels/readerPanels.ts';
import type { ReplyForm } from '../panels/readerSource.ts';
import type { CommandHandlers } from './commandId.ts';
import type { EditCommands } from './editCommands.ts';
import { showInformation } from '../notices/showMessage.ts';
import { noteArgumentSchema } from './noteArgument.ts';
import type { StartCommandPorts } from './startCommand.ts';

export interface NoteCommandPorts {
  readonly handoffs: HandoffList;
  readonly inbox: InboxSync;
  readonly readers: ReaderPanels;
  readonly chosen: Pick<ChosenNote, 'argument'>;
  readonly edits: EditCommands;
  readonly start: StartCommandPorts;
}

type NoteCommand =
  | 'openNote'
  | 'openUnverified'
  | 'acceptNote'
  | 'askAuthor'
  | 'answerNote'
  | 'declineNote'
  | 'passOnNote'
  | 'finishNote'
  | 'withdrawNote'
  | 'startWork'
  | 'editNote'
  | 'updateNote'
  | 'discardNoteEdit'
  | 'resolveNoteConflict'
  | 'openOnGitHub'
  | 'refresh';

/** What can be done with a published note, from a row of the tree or from its reader. */
export function noteCommands({
  handoffs,
  inbox,
  readers,
  chosen,
  edits,
  start,
}: NoteCommandPorts): Pick<CommandHandlers, NoteCommand> {
  const withNote =
    (act: (id: NoteId) => unknown) =>
    (argument: unknown): unknown => {
      const decoded = v.safeParse(noteArgumentSchema, chosen.argument(argument));
      const id = decoded.success ? decoded.output : undefined;
      // A row that was redrawn while its menu was open comes as nothing.
      if (id === undefined) return showInformation(chooseSentence());
      return act(id);
    };
  const withHandoff = (act: (handoff: Handoff) => unknown): ((argument: unknown) => unknown) =>
    withNote((id) => {
      const handoff = handoffs.find(id);
      return handoff === undefined ? showInformation(chooseSentence()) : act(handoff);
    });
  const reply = (form: ReplyForm): ((argument: unknown) => unknown) =>
    withNote((id) => {
      readers.showNote(id, form);
    });
  return {
    openNote: withNote((id) => {
      readers.showNote(id);
      const handoff = handoffs.find(id);
      if (handoff !== undefined) void inbox.recheck(handoff.repository, handoff.entry.thread.comment);
    }),
    openUnverified: (key) => {
      if (typeof key === 'string') readers.showUnverified(key);
    },
    acceptNote: reply('accept'),
    askAuthor: reply('ask'),
    answerNote: reply('answer'),
    declineNote: reply('decline'),
    passOnNote: reply('passOn'),
    finishNote: reply('done'),
    withdrawNote: reply('withdraw'),
    startWork: withHandoff(async (handoff) => {
      const { startNoteWork } = await import('./startCommand.ts');
      return startNoteWork(start, handoff);
    }),
    editNote: withHandoff((handoff) => edits.edit(handoff)),
    updateNote: (argument) => {
      const order = v.safeParse(updateSchema, argument);
      return order.success
        ? edits.update(order.output.note, new Set(order.output.agreed))
        : edits.update(noteOf(argument));
    },
    discardNoteEdit: (argument) => edits.discard(noteOf(argument)),
    resolveNoteConflict: withHandoff((handoff) => edits.resolve(handoff)),
    openOnGitHub: withHandoff(({ entry }) => {
      openExternalLink(entry.thread.comment.url);
    }),
    refresh: () =>
      vscode.window.withProgress({ location: { viewId: 'baton.handoffs' } }, () => inbox.refresh()),
  };
}

/** From the form: the note, and the findings in spite of which its author sends the edit. */
const updateSchema = v.object({ note: v.string(), agreed: v.array(v.string()) });

/** An editor's title bar gives its address. */
function noteOf(argument: unknown): NoteId | undefined {
  return typeof argument === 'string' ? argument : undefined;
}

function chooseSentence(): string {
  return vscode.l10n.t('The list of handoffs has changed. Choose the handoff in it once more.');
}
