import * as v from 'valibot';
import * as vscode from 'vscode';
import type { HandoffList } from '../../app/handoffList.ts';
import type { NoteId } from '../../core/note/note.ts';
import type { InboxSync } from '../../app/syncInbox.ts';
import type { ReaderPanels } from '../panels/readerPanels.ts';
import type { CommandHandlers } from './commandId.ts';
import { noteArgumentSchema } from './noteArgument.ts';

export interface NoteCommandPorts {
  readonly handoffs: HandoffList;
  readonly inbox: InboxSync;
  readonly readers: ReaderPanels;
}

/** Open, accept, ask, show on GitHub, refresh. */
export function noteCommands({
  handoffs,
  inbox,
  readers,
}: NoteCommandPorts): Pick<
  CommandHandlers,
  'openNote' | 'openUnverified' | 'acceptNote' | 'askAuthor' | 'openOnGitHub' | 'refresh'
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
      const handoff = handoffs.find(id);
      if (handoff !== undefined) void inbox.recheck(handoff.repository, handoff.entry.thread.comment);
    }),
    openUnverified: (key) => {
      if (typeof key === 'string') readers.showUnverified(key);
    },
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
