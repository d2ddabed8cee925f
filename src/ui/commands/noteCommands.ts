import * as v from 'valibot';
import * as vscode from 'vscode';
import type { HandoffList } from '../../app/handoffList.ts';
import type { NoteId } from '../../core/note/note.ts';
import type { InboxSync } from '../../app/syncInbox.ts';
import type { ReaderPanels } from '../panels/readerPanels.ts';
import type { CommandHandlers } from './commandId.ts';

export interface NoteCommandPorts {
  readonly handoffs: HandoffList;
  readonly inbox: InboxSync;
  readonly readers: ReaderPanels;
}

/** A note id, or a row of the Handoffs tree. */
const noteArgumentSchema = v.union([
  v.string(),
  v.pipe(
    v.object({
      handoff: v.object({
        entry: v.object({ thread: v.object({ note: v.object({ header: v.object({ id: v.string() }) }) }) }),
      }),
    }),
    v.transform(({ handoff }) => handoff.entry.thread.note.header.id),
  ),
]);

/** Open, accept, ask, show on GitHub, refresh. */
export function noteCommands({
  handoffs,
  inbox,
  readers,
}: NoteCommandPorts): Pick<
  CommandHandlers,
  'openNote' | 'acceptNote' | 'askAuthor' | 'openOnGitHub' | 'refresh'
> {
  const withNote =
    (act: (id: NoteId) => unknown) =>
    (argument: unknown): unknown => {
      const decoded = v.safeParse(noteArgumentSchema, argument);
      return decoded.success ? act(decoded.output) : undefined;
    };
  return {
    openNote: withNote((id) => {
      readers.showNote(id);
    }),
    acceptNote: withNote((id) => {
      readers.showNote(id, 'accept');
    }),
    askAuthor: withNote((id) => {
      readers.showNote(id, 'ask');
    }),
    openOnGitHub: withNote((id) => {
      const handoff = handoffs.find(id);
      if (handoff === undefined) return undefined;
      return vscode.env.openExternal(vscode.Uri.parse(handoff.entry.thread.comment.url, true));
    }),
    refresh: () =>
      vscode.window.withProgress({ location: { viewId: 'baton.handoffs' } }, () => inbox.refresh()),
  };
}
