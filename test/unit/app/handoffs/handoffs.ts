import type { Handoff } from '../../../../src/app/handoffs/handoffList.ts';
import { sortInbox } from '../../../../src/core/note/thread/inbox.ts';
import type { Note } from '../../../../src/core/note/note.ts';
import { reduceThreads } from '../../../../src/core/note/thread/reduceThreads.ts';
import type { SourceComment } from '../../../../src/core/note/codec/sourceComment.ts';
import { noon, noteComment } from '../../core/note/thread/threadFixtures.ts';
import { repositoryNamed } from './handoffListWorld.ts';

/** The note with those replies as the viewer's list has it. `change` is what differs of the note's comment. */
export function handoffOf(
  viewer: string,
  note: Note,
  replies: readonly SourceComment[] = [],
  change: Partial<SourceComment> = {},
): Handoff {
  const { threads } = reduceThreads([noteComment(0, note, change), ...replies]);
  const sorted = sortInbox(threads, { login: viewer, teams: [] }, noon);
  const [entry] = [...sorted.waitingOnMe, ...sorted.waitingOnOthers, ...sorted.doneLately];
  if (entry === undefined) throw new Error('The comment is no note.');
  return { repository: repositoryNamed('app'), viewer: { login: viewer, type: 'user' }, entry };
}
