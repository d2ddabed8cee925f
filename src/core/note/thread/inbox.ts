import { DAY } from '../../availability/civilDate.ts';
import type { Instant } from '../../instant.ts';
import type { Addressee, NotePriority } from '../note.ts';
import { notePriorities } from '../note.ts';
import type { Thread } from './thread.ts';
import { isTeam, sameLogin } from '../addressee.ts';
import { asksForAnswers } from './threadState.ts';

export interface Viewer {
  readonly login: string;
  /** Teams as `org/team`, to which the viewer belongs. */
  readonly teams: readonly string[];
}

/** Why a note stands in its list. */
export type InboxReason =
  /** Addressed to me by name. */
  | { readonly code: 'addressed' }
  | { readonly code: 'addressedTeam'; readonly team: string }
  /** Somebody passed it on to me. */
  | { readonly code: 'passedOnToMe'; readonly by: string }
  /** I accepted it. */
  | { readonly code: 'accepted' }
  /** I wrote it and somebody asks me. */
  | { readonly code: 'asked'; readonly by: string }
  /** I wrote it and all have answered. */
  | { readonly code: 'answersIn' }
  /** I wrote it and nobody whom it is addressed to is left. */
  | { readonly code: 'declined'; readonly by: string }
  /** Others have to react. */
  | {
      readonly code: 'waitingFor';
      readonly who: readonly Addressee[];
      /** It was answered and is still to be taken over. */
      readonly isAnswered?: true;
    }
  | { readonly code: 'acceptedBy'; readonly who: string }
  /** Addressed to nobody; an update is for everybody to read, and waits on nobody. */
  | { readonly code: 'nobody' | 'forInformation' }
  | { readonly code: 'done' | 'superseded' | 'withdrawn' };

export interface InboxEntry {
  readonly thread: Thread;
  readonly reason: InboxReason;
  readonly priority: NotePriority;
  readonly overdue: boolean;
  readonly replyBy?: Instant;
  /** Until reply-by, in milliseconds; negative when it has passed. */
  readonly timeLeft?: number;
  /**
   * Of that, in the working time of the one person on whom it waits: the viewer for what waits on them. Absent when
   * their hours are unknown, or when it waits on several or on a team.
   */
  readonly workingTimeLeft?: number;
  /** Whose working time that is, where it is not the viewer's. */
  readonly workingTimeOf?: string;
  /** It waits on its author alone, who set the reply-by for others: nothing is counted for that, nor overdue. */
  readonly isOthersTime?: true;
}

export interface SortedInbox {
  readonly waitingOnMe: readonly InboxEntry[];
  readonly waitingOnOthers: readonly InboxEntry[];
  readonly doneLately: readonly InboxEntry[];
}

/** How long a note stays in *Done lately*: 14 days. */
const doneLatelySpan = 14 * DAY;

/** Working time is counted for a reply-by that is no further away than this: 90 days. */
const workingTimeSpan = 90 * DAY;

/**
 * Sorts notes by whose turn it is. Each list but the last: by reply-by, hence overdue first, by priority, the oldest
 * first; *Done lately* by the last change. `workingTimeLeft` gives somebody's working milliseconds until an instant, null
 * where their hours are not known.
 */
export function sortInbox(
  threads: readonly Thread[],
  viewer: Viewer,
  now: Instant,
  workingTimeLeft: (login: string, until: Instant) => number | null = () => null,
): SortedInbox {
  const waitingOnMe: InboxEntry[] = [];
  const waitingOnOthers: InboxEntry[] = [];
  const doneLately: InboxEntry[] = [];
  for (const thread of threads) {
    if (thread.state === 'done' || thread.state === 'superseded' || thread.state === 'withdrawn') {
      if (now - thread.changedAt <= doneLatelySpan)
        doneLately.push(entryOf(thread, { code: thread.state }, now));
      continue;
    }
    const mine = myReason(thread, viewer);
    if (mine !== undefined) {
      waitingOnMe.push(entryOf(thread, mine, now, (until) => workingTimeLeft(viewer.login, until)));
      continue;
    }
    const person = onlyPerson(thread.waitingOn.filter((each) => isHeldToTime(thread, each)));
    const entry = entryOf(thread, othersReason(thread), now, (until) =>
      person === undefined ? null : workingTimeLeft(person, until),
    );
    const isCounted = entry.workingTimeLeft !== undefined && person !== undefined;
    waitingOnOthers.push(isCounted ? { ...entry, workingTimeOf: person } : entry);
  }
  return {
    waitingOnMe: waitingOnMe.sort(compareEntries),
    waitingOnOthers: waitingOnOthers.sort(compareEntries),
    doneLately: doneLately.sort(compareDone),
  };
}

function entryOf(
  thread: Thread,
  reason: InboxReason,
  now: Instant,
  workingTimeLeft?: (until: Instant) => number | null,
): InboxEntry {
  const { priority, replyBy } = thread.note.header;
  if (replyBy === undefined) return { thread, reason, priority, overdue: false };
  const timeLeft = replyBy - now;
  if (thread.waitingOn.length > 0 && !thread.waitingOn.some((each) => isHeldToTime(thread, each)))
    return { thread, reason, priority, overdue: false, replyBy, timeLeft, isOthersTime: true };
  const isNear = timeLeft > 0 && timeLeft <= workingTimeSpan;
  const working = isNear ? workingTimeLeft?.(replyBy) : undefined;
  return {
    thread,
    reason,
    priority,
    overdue: timeLeft < 0,
    replyBy,
    timeLeft,
    ...(typeof working === 'number' ? { workingTimeLeft: working } : {}),
  };
}

/** An author set the reply-by for others, unless they are among them. */
function isHeldToTime({ note: { header } }: Thread, login: Addressee): boolean {
  return !sameLogin(login, header.author) || header.to.some((each) => sameLogin(each, login));
}

function onlyPerson(waitingOn: readonly Addressee[]): string | undefined {
  const [first, ...others] = waitingOn;
  return first === undefined || others.length > 0 || isTeam(first) ? undefined : first;
}

function myReason(thread: Thread, viewer: Viewer): InboxReason | undefined {
  const byName = thread.waitingOn.some((each) => sameLogin(each, viewer.login));
  const isAuthor = sameLogin(thread.note.header.author, viewer.login);
  if (isAuthor) return byName ? authorsReason(thread) : undefined;
  const team = thread.waitingOn.find((each) => viewer.teams.some((mine) => sameLogin(mine, each)));
  if (!byName && team === undefined) return undefined;
  if (byName && sameLogin(thread.owner, viewer.login)) return { code: 'accepted' };
  const passed = lastCounting(thread, 'passedOn', (to) =>
    to.some((each) => sameLogin(each, team ?? viewer.login)),
  );
  if (passed !== undefined) return { code: 'passedOnToMe', by: passed };
  return byName || team === undefined ? { code: 'addressed' } : { code: 'addressedTeam', team };
}

function authorsReason(thread: Thread): InboxReason {
  if (thread.state === 'asked') return { code: 'asked', by: lastCounting(thread, 'asked') ?? '' };
  if (thread.state === 'declined') return { code: 'declined', by: lastCounting(thread, 'declined') ?? '' };
  const { author, to } = thread.note.header;
  return to.some((each) => sameLogin(each, author)) ? { code: 'addressed' } : { code: 'answersIn' };
}

function lastCounting(
  thread: Thread,
  type: 'passedOn' | 'asked' | 'declined',
  concerns?: (to: readonly Addressee[]) => boolean,
): string | undefined {
  return thread.replies.findLast(({ counts, reply: { action } }) => {
    if (!counts || action.type !== type) return false;
    return concerns === undefined || action.type !== 'passedOn' || concerns(action.to);
  })?.reply.author;
}

function othersReason(thread: Thread): InboxReason {
  const { note, waitingOn: who, replies, state } = thread;
  if (who.length === 0) return { code: note.header.kind === 'update' ? 'forInformation' : 'nobody' };
  if (state === 'accepted') return { code: 'acceptedBy', who: thread.owner };
  const isAnswered =
    state !== 'asked' &&
    !asksForAnswers(note) &&
    replies.some(
      ({ counts, reply: { action, author } }) =>
        counts && action.type === 'answered' && !sameLogin(author, note.header.author),
    );
  return { code: 'waitingFor', who, ...(isAnswered ? { isAnswered } : {}) };
}

/** Overdue first, then by reply-by, by priority, the oldest first. */
export function compareEntries(a: InboxEntry, b: InboxEntry): number {
  return (
    compareInstants(a.replyBy, b.replyBy) ||
    notePriorities.indexOf(b.priority) - notePriorities.indexOf(a.priority) ||
    a.thread.comment.createdAt - b.thread.comment.createdAt ||
    compareIds(a, b)
  );
}

/** The last change first. */
export function compareDone(a: InboxEntry, b: InboxEntry): number {
  return b.thread.changedAt - a.thread.changedAt || compareIds(a, b);
}

function compareIds(a: InboxEntry, b: InboxEntry): number {
  const [left, right] = [a.thread.note.header.id, b.thread.note.header.id];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Absent last: the difference of two infinities would be no number. */
function compareInstants(a: Instant | undefined, b: Instant | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return a - b;
}
