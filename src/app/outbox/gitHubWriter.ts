import { DAY } from '../../core/availability/civilDate.ts';
import { sameLogin } from '../../core/note/addressee.ts';
import { formatNote } from '../../core/note/codec/formatNote.ts';
import { formatReply } from '../../core/note/codec/formatReply.ts';
import { parseMarker } from '../../core/note/codec/marker.ts';
import { formatPlainComment, plainCommentId } from '../../core/note/codec/plainComment.ts';
import type { SourceComment } from '../../core/note/codec/sourceComment.ts';
import type { Clock } from '../ports/clock.ts';
import type { GitHub } from '../ports/gitHub.ts';
import type { CommentSubject } from '../ports/gitHubComments.ts';
import { GitHubFailure } from '../ports/gitHubFailure.ts';
import type { OutboxAction, OutboxEvent } from './decideNext.ts';
import { mergeBody } from './mergeBody.ts';
import { noteToPublish } from './noteToPublish.ts';
import { findOpenPullRequest, openPullRequest } from './openPullRequest.ts';
import type { OutboxItem, OutboxWork, SentComment } from './outboxItem.ts';
import { type Change, findReviewRequest, writeReviewRequest } from './reviewRequestWriter.ts';

export interface WriterPorts {
  readonly gitHub: GitHub;
  readonly clock: Clock;
}

type Work<Type extends OutboxWork['type']> = Extract<OutboxWork, { readonly type: Type }>;

/**
 * Speaks to GitHub as the action says. Never rejects for a reason of GitHub's: that is an event. `pace` is awaited
 * before every request that changes anything. `undefined` for an action that needs no request.
 */
export async function carryOut(
  ports: WriterPorts,
  item: OutboxItem,
  action: OutboxAction,
  pace: () => Promise<void>,
  signal: AbortSignal,
): Promise<OutboxEvent | undefined> {
  switch (action.type) {
    case 'write':
      return writeItem(ports, item, pace, signal);
    case 'look':
      return lookForItem(ports, item, signal);
    case 'sweep':
      return sweepCopies(ports, item, pace, signal);
    case 'wait':
    case 'waitUntil':
    case 'waitForSession':
    case 'rest':
    case 'remove':
      return undefined;
  }
}

/**
 * Carries out one write. Never rejects for a reason of GitHub's: that is an event. `begin` is awaited before the first
 * request that changes anything.
 */
async function writeItem(
  ports: WriterPorts,
  item: OutboxItem,
  begin: () => Promise<void>,
  signal: AbortSignal,
): Promise<OutboxEvent> {
  const { comments, repositories } = ports.gitHub;
  let sent = false;
  const beginSending = async (): Promise<void> => {
    await begin();
    sent = true;
  };
  const change: Change = async (write) => {
    await beginSending();
    return { type: 'posted', comment: await write() };
  };
  const post: Post = (write) => change(async () => sentComment(await write()));
  try {
    const { login } = await repositories.viewer(item.repository, signal);
    if (!sameLogin(login, item.author)) {
      return { type: 'refused', reason: { type: 'otherAccount', login }, sent };
    }
    const { work, repository } = item;
    if (work.type === 'edit') return await writeEdit(ports, item, work, post, signal);
    if (work.type === 'minimise') return await writeMinimise(ports, item, work, change, signal);
    if (work.type === 'reviewRequest') {
      return await writeReviewRequest(ports.gitHub, item, work, change, signal);
    }
    if (work.type === 'comment') {
      const { body, tooLong } = formatPlainComment(item.id, work.text);
      if (tooLong) return { type: 'rejected', reason: { type: 'tooLong' } };
      return await post(() => comments.post(repository, work.subject, body, signal));
    }
    if (work.type === 'reply') {
      const { body, tooLong } = formatReply({ ...work.reply, author: login });
      if (tooLong) return { type: 'rejected', reason: { type: 'tooLong' } };
      return await post(() => comments.post(repository, work.subject, body, signal));
    }
    return await writeNote(ports, item, work, login, { begin: beginSending, post }, signal);
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    return { type: 'refused', reason: error.reason, sent };
  }
}

type Post = (write: () => Promise<SourceComment>) => Promise<OutboxEvent>;

interface Writing {
  /** Awaited before a request that changes anything. */
  readonly begin: () => Promise<void>;
  readonly post: Post;
}

async function writeNote(
  { gitHub, clock }: WriterPorts,
  { repository }: OutboxItem,
  work: Work<'note'>,
  author: string,
  { begin, post }: Writing,
  signal: AbortSignal,
): Promise<OutboxEvent> {
  const { draft, target } = work;
  const { body, tooLong } = formatNote(noteToPublish(work, repository, author, clock.now()));
  if (tooLong) return { type: 'rejected', reason: { type: 'tooLong' } };
  if (target.type === 'draftPullRequest') {
    return openPullRequest(gitHub, repository, target, draft.content.summary, begin, signal);
  }
  return post(() =>
    target.type === 'newDiscussion'
      ? gitHub.discussions.create(
          repository,
          { categoryId: target.categoryId, title: draft.content.summary, body },
          signal,
        )
      : gitHub.comments.post(repository, target, body, signal),
  );
}

/** Reads again, merges with what others wrote meanwhile, writes only what differs, and checks what then stands there. */
async function writeEdit(
  { gitHub: { comments } }: WriterPorts,
  { repository }: OutboxItem,
  { location, base, body }: Work<'edit'>,
  post: Post,
  signal: AbortSignal,
): Promise<OutboxEvent> {
  const current = await comments.get(repository, location, signal);
  const merged = mergeBody(base, body, current.body);
  if (merged === undefined) {
    return { type: 'rejected', reason: { type: 'conflict', current: current.body } };
  }
  if (merged === lines(current.body)) return { type: 'posted', comment: sentComment(current) };
  return post(async () => {
    const written = await comments.edit(repository, location, merged, signal);
    if (lines(written.body) !== merged) throw new GitHubFailure({ type: 'unreadable' });
    return written;
  });
}

/** Hides the comment; where that is not for this account or server, or the comment is gone, there is nothing to do. */
async function writeMinimise(
  { gitHub: { comments } }: WriterPorts,
  { repository }: OutboxItem,
  { location }: Work<'minimise'>,
  change: Change,
  signal: AbortSignal,
): Promise<OutboxEvent> {
  const nothing = { location, url: '' };
  return change(async () => {
    try {
      await comments.minimise(repository, location, signal);
    } catch (error) {
      if (!(error instanceof GitHubFailure) || !isRefusal(error)) throw error;
    }
    return nothing;
  });
}

function isRefusal({ reason }: GitHubFailure): boolean {
  return ['forbidden', 'unsupported', 'notFound', 'gone', 'invalid', 'locked', 'archived'].includes(
    reason.type,
  );
}

/** Asks GitHub whether the item arrived. */
async function lookForItem(ports: WriterPorts, item: OutboxItem, signal: AbortSignal): Promise<OutboxEvent> {
  try {
    const { work } = item;
    if (work.type === 'reviewRequest') {
      return { type: 'looked', found: await findReviewRequest(ports.gitHub, item, work, signal) };
    }
    const place = await placeOf(ports, item, signal);
    if (place !== undefined) return { type: 'placed', subject: place };
    return { type: 'looked', found: (await copiesOf(ports, item, signal)).map(sentComment) };
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    return { type: 'lookFailed', reason: error.reason };
  }
}

/**
 * Removes all copies of the item but one: the oldest, or what was written last where an older one has a text that was
 * changed since. `pace` is awaited before each removal.
 */
async function sweepCopies(
  ports: WriterPorts,
  item: OutboxItem,
  pace: () => Promise<void>,
  signal: AbortSignal,
): Promise<OutboxEvent> {
  const { state } = item;
  if (state.type !== 'sent') return { type: 'sweepFailed', reason: { type: 'cancelled' } };
  try {
    const copies = (await copiesOf(ports, item, signal)).map(sentComment);
    const written = copies.find(({ location }) => location.id === state.comment.location.id);
    const stays = (item.attempted === undefined ? undefined : written) ?? copies[0];
    for (const copy of copies) {
      if (copy === stays) continue;
      await pace();
      await ports.gitHub.comments.remove(item.repository, copy.location, signal);
    }
    return { type: 'swept', comment: stays ?? state.comment };
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    return { type: 'sweepFailed', reason: error.reason };
  }
}

/** The pull request that an item which is to open one has by now. */
async function placeOf(
  { gitHub }: WriterPorts,
  { repository, work }: OutboxItem,
  signal: AbortSignal,
): Promise<CommentSubject | undefined> {
  return work.type === 'note' && work.target.type === 'draftPullRequest'
    ? findOpenPullRequest(gitHub, repository, work.target, signal)
    : undefined;
}

/** A copy is not older than its item, by clocks that differ by no more than this: a day. */
const clockMargin = DAY;

/** Comments of the item's author that carry the item's id where its kind of text has it, oldest first. */
async function copiesOf(
  { gitHub }: WriterPorts,
  { id, author, repository, work, createdAt }: OutboxItem,
  signal: AbortSignal,
): Promise<readonly SourceComment[]> {
  if (work.type === 'edit') {
    const current = await gitHub.comments.get(repository, work.location, signal);
    return mergeBody(work.base, work.body, current.body) === lines(current.body) ? [current] : [];
  }
  // Hiding twice is hiding once: it is simply done again.
  if (work.type === 'reviewRequest' || work.type === 'minimise') return [];
  const subject = work.type === 'note' ? work.target : work.subject;
  // Without a pull request there is no comment in it.
  if (subject.type === 'draftPullRequest') return [];
  const idOf = work.type === 'comment' ? plainCommentId : carriedId;
  const since = createdAt - clockMargin;
  const candidates =
    subject.type === 'newDiscussion'
      ? await gitHub.discussions.newest(repository, signal, since)
      : await gitHub.comments.newest(repository, subject, signal, since);
  return candidates
    .filter((comment) => sameLogin(comment.author.login, author) && idOf(comment.body) === id)
    .toSorted((a, b) => a.createdAt - b.createdAt || Number(a.id) - Number(b.id) || 0);
}

function carriedId(body: string): string | undefined {
  const marker = parseMarker(body.split('\n', 1)[0] ?? '');
  return marker.type === 'marker' ? marker.payload.id : undefined;
}

function sentComment({ id, subject, url }: SourceComment): SentComment {
  return { location: { id, subject }, url };
}

function lines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
