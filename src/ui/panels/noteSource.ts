import * as vscode from 'vscode';
import type { Handoff } from '../../app/handoffList.ts';
import type { NoteId } from '../../core/note/note.ts';
import { proposeReadBack } from '../../core/note/proposeReadBack.ts';
import type { ReaderState, Sending } from '../../protocol/readerState.ts';
import { isMineToAccept } from '../inboxReasonSentence.ts';
import { progressOf } from '../views/publishState.ts';
import type { ReaderPanelPorts, ReaderSource } from './readerSource.ts';

/** A note as the list of handoffs knows it, followed as replies arrive. */
export function noteSource(ports: ReaderPanelPorts, id: NoteId): ReaderSource {
  const { handoffs, outbox } = ports;
  return {
    state: (): ReaderState => {
      const handoff = handoffs.find(id);
      if (handoff !== undefined) return readingOf(ports, handoff);
      return { type: handoffs.state.loading ? 'loading' : 'missing' };
    },
    title: () => handoffs.find(id)?.entry.thread.note.content.summary ?? vscode.l10n.t('Handoff'),
    onDidChange: (listener) =>
      vscode.Disposable.from(handoffs.onDidChange(listener), outbox.onDidChange(listener)),
  };
}

function readingOf({ handoffs, outbox, clock }: ReaderPanelPorts, handoff: Handoff): ReaderState {
  const { viewer, entry } = handoff;
  const { thread } = entry;
  const reply = outbox.items.find(
    ({ work }) => work.type === 'reply' && work.reply.note === thread.note.header.id,
  );
  const subject = thread.comment.subject;
  return {
    type: 'note',
    thread,
    viewer: viewer.login,
    mayAccept: isMineToAccept(entry.reason),
    zone: clock.zone(),
    now: clock.now(),
    proposal: proposeReadBack(thread.note, viewer.login),
    people: [],
    mayStart: false,
    sending: reply === undefined ? { type: 'idle' } : sendingOf(progressOf(reply)),
    unverifiedReplies: handoffs.state.unverified.filter(
      ({ comment }) =>
        comment.repositoryId === handoff.repository.id &&
        comment.subject.type === subject.type &&
        comment.subject.number === subject.number,
    ),
  };
}

function sendingOf(progress: ReturnType<typeof progressOf>): Sending {
  if (progress.type === 'queued') return { type: 'queued' };
  if (progress.type === 'failed' && progress.code === 'pullRequestClosed') {
    return { type: 'failed', code: 'locked' };
  }
  return progress as Sending;
}
