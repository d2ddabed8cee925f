import type { Draft } from '../../core/note/note.ts';
import { type Predecessor, predecessorOf } from '../../core/note/thread/succession.ts';
import type { Thread } from '../../core/note/thread/thread.ts';
import type { HandoffListState } from '../handoffs/handoffList.ts';
import type { KnownRepository } from '../repository/repositoryReference.ts';

/** The note of that repository whose place the draft can take, among those that are known here. */
export function predecessorIn(
  { waitingOnMe, snoozed, waitingOnOthers }: HandoffListState,
  draft: Draft,
  repository: KnownRepository,
): (Predecessor & { readonly thread: Thread }) | undefined {
  const known = [waitingOnMe, snoozed, waitingOnOthers]
    .flat()
    .filter((handoff) => handoff.repository.id === repository.id);
  const [first] = known;
  if (first === undefined) return undefined;
  const threads = known.map(({ entry }) => entry.thread);
  const thread = predecessorOf(draft, threads, first.viewer.login);
  return thread === undefined
    ? undefined
    : { thread, id: thread.note.header.id, waitingOn: thread.waitingOn };
}
