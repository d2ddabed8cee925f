import * as vscode from 'vscode';
import type { Handoff } from '../../app/handoffs/handoffList.ts';
import { noteCheckout } from '../../app/handoffs/noteCheckout.ts';
import type { PendingItem } from '../../app/outbox/outboxItem.ts';
import type { BranchSinceNote } from '../../app/handoffs/stalenessLookup.ts';
import { sameLogin } from '../../core/note/addressee.ts';
import type { NoteId } from '../../core/note/note.ts';
import { parseComment } from '../../core/note/codec/parseNote.ts';
import { proposeReadBack } from '../../core/note/thread/proposeReadBack.ts';
import { isAuthor, mayChange, mayStart } from '../../core/note/thread/roles.ts';
import type { UnverifiedComment } from '../../core/note/thread/thread.ts';
import { isOver } from '../../core/note/thread/threadState.ts';
import type { Reading, ReaderState, Sending, Staleness } from '../../protocol/readerState.ts';
import { mayAccept } from '../words/inboxReasonSentence.ts';
import { progressOf } from '../views/publishState.ts';
import { suggestedPeople } from './suggestedPeople.ts';
import { endOfWorkday } from './endOfWorkday.ts';
import type { ReaderPanelPorts, ReaderSource } from './readerSource.ts';

/** A note as the list of handoffs knows it, followed as replies arrive. */
export function noteSource(ports: ReaderPanelPorts, id: NoteId): ReaderSource {
  const { handoffs, outbox, staleness, roster } = ports;
  const refresh = (): void => {
    const handoff = handoffs.find(id);
    if (handoff !== undefined) void staleness.refresh(handoff);
  };
  return {
    state: (): ReaderState => {
      const handoff = handoffs.find(id);
      if (handoff !== undefined) return readingOf(ports, handoff);
      const doubted = doubtedNote(handoffs.state.unverified, id);
      if (doubted !== undefined) return { type: 'unverified', ...doubted, zone: ports.clock.zone() };
      return { type: handoffs.state.loading ? 'loading' : 'missing' };
    },
    title: () => handoffs.find(id)?.entry.thread.note.content.summary ?? vscode.l10n.t('Handoff'),
    refresh,
    onDidChange: (listener) =>
      vscode.Disposable.from(
        handoffs.onDidChange(listener),
        outbox.onDidChange(listener),
        roster.onDidChange(listener),
        staleness.onDidChange((changed) => {
          if (changed === id) listener();
        }),
      ),
  };
}

/** The comment that was the note until somebody else edited or hid it; a copy of it says nothing about the note. */
function doubtedNote(unverified: readonly UnverifiedComment[], id: NoteId): UnverifiedComment | undefined {
  return unverified.find(({ comment, reason }) => {
    if (!['editedByOther', 'editorUnknown', 'minimized'].includes(reason)) return false;
    const parsed = parseComment(comment.body);
    return parsed.type === 'note' && parsed.note.header.id === id;
  });
}

function readingOf(ports: ReaderPanelPorts, handoff: Handoff): Reading {
  const { handoffs, outbox, changes, clock, roster, staleness } = ports;
  const { viewer, entry, repository } = handoff;
  const { thread } = entry;
  const { header } = thread.note;
  const sent = sentAbout(outbox, handoff);
  const { subject } = thread.comment;
  const authorZone = roster.memberOf(header.author)?.schedule.zone ?? undefined;
  const zone = clock.zone();
  const now = clock.now();
  const note = changes.pending(handoff);
  const standing = { thread, viewer: viewer.login, mayAccept: mayAccept(entry, viewer.login) };
  const mayEdit = mayChange(standing);
  const { workingTimeLeft: left, workingTimeOf: of } = entry;
  const since = staleness.of(handoff);
  const checkout = noteCheckout(ports, repository)?.checkout;
  return {
    type: 'note',
    thread: { ...thread, note },
    viewer: viewer.login,
    mayAccept: standing.mayAccept,
    mayEdit,
    mayTick: note.content.nextSteps.map(
      ({ owner }) =>
        !isOver(thread.state) &&
        (mayEdit ||
          standing.mayAccept ||
          [thread.owner, owner].some((who) => sameLogin(who ?? '', viewer.login))),
    ),
    unsentTicks: note.content.nextSteps.flatMap(({ text, done }, index) => {
      const known = thread.note.content.nextSteps[index];
      return known?.text === text && known.done !== done ? [index] : [];
    }),
    zone,
    now,
    proposal: proposeReadBack(note, viewer.login, (date) => endOfWorkday(date, zone)),
    ...(left === undefined
      ? {}
      : { workingTimeLeft: { minutes: left / 60_000, ...(of === undefined ? {} : { of }) } }),
    ...(entry.isOthersTime === true ? { isOthersTime: true } : {}),
    ...(authorZone === undefined || authorZone === zone ? {} : { authorZone }),
    ...(since === undefined ? {} : { staleness: stalenessOf(since) }),
    people: [...suggestedPeople(ports)],
    mayStart: mayStart(standing) && checkout !== undefined,
    mayPush: isAuthor(standing) && checkout?.head.type === 'branch' && checkout.head.name === header.branch,
    sending: sent === undefined ? { type: 'idle' } : sendingOf(sent),
    queuedReplies: outbox.items.flatMap(({ id, work }) =>
      work.type === 'reply' && work.reply.note === header.id ? [id] : [],
    ),
    unverifiedReplies: handoffs.state.unverified.filter(
      ({ comment }) =>
        comment.repositoryId === repository.id &&
        comment.subject.type === subject.type &&
        comment.subject.number === subject.number,
    ),
  };
}

function stalenessOf({ staleness: { commits, ...staleness }, localOnly, head }: BranchSinceNote): Staleness {
  const { forcePushed, behind, branchDeleted, pullRequest, stepsLookDone, failingChecks } = staleness;
  return {
    commits: commits.map(({ sha, author, login, subject, url }) => ({
      sha,
      author,
      subject,
      ...(login === undefined ? {} : { login }),
      ...(url === undefined ? {} : { url }),
    })),
    forcePushed,
    behind,
    branchDeleted,
    ...(pullRequest === undefined ? {} : { pullRequest }),
    localOnly,
    hasChanges: head !== undefined && (commits.length > 0 || forcePushed),
    stepsLookDone,
    failingChecks,
  };
}

/** The latest of what answers or edits the note and is not on GitHub yet. */
export function sentAbout(outbox: ReaderPanelPorts['outbox'], handoff: Handoff): PendingItem | undefined {
  return outbox.items.findLast((item) => isAbout(item, handoff));
}

/** Whether the item answers or edits the note. Ticks are seen in the steps themselves while nothing is wrong with them. */
function isAbout({ work, state }: PendingItem, { entry }: Handoff): boolean {
  const { note, comment } = entry.thread;
  if (work.type === 'reply') {
    const isQuiet = work.reply.action.type === 'ticked' && state.type !== 'failed';
    return work.reply.note === note.header.id && !isQuiet;
  }
  return (
    work.type === 'edit' &&
    work.location.id === comment.id &&
    work.location.subject.type === comment.subject.type
  );
}

function sendingOf(item: PendingItem): Sending {
  if (item.state.type === 'failed' && item.state.reason.type === 'conflict')
    return { type: 'failed', code: 'conflict' };
  const progress = progressOf(item);
  switch (progress.type) {
    case 'queued':
      return { type: 'queued', ...(progress.until === undefined ? {} : { until: progress.until }) };
    case 'failed': {
      const { code, url } = progress;
      return { type: 'failed', code, ...(url === undefined ? {} : { url }) };
    }
    default:
      return progress;
  }
}
