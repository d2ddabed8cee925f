import { sameLogin } from '../addressee.ts';
import type { NoteId } from '../note.ts';
import type { SourceComment } from '../codec/sourceComment.ts';
import { countingTicks, tickedSteps, withTicks } from './stepTicks.ts';
import type { Thread, ThreadReply, UnverifiedComment } from './thread.ts';
import {
  initialState,
  type IsAddressee,
  isOver,
  nextState,
  ownerOf,
  type ThreadState,
  waitingOn,
} from './threadState.ts';
import { compareComments, type VerifiedNote, type VerifiedReply, verifyComments } from './verifyComments.ts';

export interface ReducedThreads {
  /** By time of publication. */
  readonly threads: readonly Thread[];
  readonly unverified: readonly UnverifiedComment[];
}

/**
 * Computes every note's life from the comments alone, whatever their order: DESIGN.md, "Authenticity" and "Life of a
 * note". Of concurrent acceptances the first counts. `isAddressee` says who belongs to an addressed team; without it
 * only the login itself is the addressee.
 */
export function reduceThreads(
  comments: readonly SourceComment[],
  isAddressee: IsAddressee = sameLogin,
): ReducedThreads {
  const { notes, replies, unverified } = verifyComments(comments);
  const repliesByNote = Map.groupBy(replies, ({ reply }) => reply.note);
  const successors = Map.groupBy(
    notes.filter(({ note }) => note.header.supersedes !== undefined),
    ({ note }) => note.header.supersedes ?? '',
  );
  return {
    threads: notes.map((note) => reduceThread(note, repliesByNote, successors, isAddressee)),
    unverified,
  };
}

type Event =
  | { readonly type: 'reply'; readonly comment: SourceComment; readonly verified: VerifiedReply }
  | { readonly type: 'successor'; readonly comment: SourceComment; readonly author: string };

function reduceThread(
  { note, comment }: VerifiedNote,
  repliesByNote: ReadonlyMap<NoteId, readonly VerifiedReply[]>,
  successors: ReadonlyMap<NoteId, readonly VerifiedNote[]>,
  isAddressee: IsAddressee,
): Thread {
  const { id, author, branch } = note.header;
  const events: readonly Event[] = [
    ...(repliesByNote.get(id) ?? []).map((verified) => ({
      type: 'reply' as const,
      comment: verified.comment,
      verified,
    })),
    ...(successors.get(id) ?? [])
      .filter((next) => next.note.header.branch === branch && compareComments(comment, next.comment) < 0)
      .map((next) => ({
        type: 'successor' as const,
        comment: next.comment,
        author: next.note.header.author,
      })),
  ].sort((a, b) => compareComments(a.comment, b.comment));
  let state: ThreadState = initialState(note, comment.createdAt);
  const replies: ThreadReply[] = [];
  for (const event of events) {
    const at = event.comment.createdAt;
    if (event.type === 'successor') {
      const inChain = sameLogin(event.author, author) || sameLogin(event.author, ownerOf(note, state));
      if (inChain && !isOver(state.state)) state = { ...state, state: 'superseded', open: [], changedAt: at };
      continue;
    }
    const { reply } = event.verified;
    const next = nextState(note, state, reply, at, isAddressee);
    replies.push({ reply, comment: event.comment, counts: next !== undefined });
    state = next ?? state;
  }
  return {
    note: withTicks(note, countingTicks(replies)),
    comment,
    state: state.state,
    owner: ownerOf(note, state),
    waitingOn: waitingOn(note, state),
    changedAt: state.changedAt,
    replies,
    ticked: tickedSteps(note, replies),
  };
}
