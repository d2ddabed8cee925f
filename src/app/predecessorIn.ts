import type { Draft } from '../core/note/note.ts';
import { predecessorOf } from '../core/note/succession.ts';
import type { Thread } from '../core/note/thread.ts';
import type { HandoffListState } from './handoffList.ts';
import type { KnownRepository } from './repositoryReference.ts';

/** The note of that repository whose place the draft can take, among those that are known here. */
export function predecessorIn(
  { waitingOnMe, snoozed, waitingOnOthers }: HandoffListState,
  draft: Draft,
  repository: KnownRepository,
): Thread | undefined {
  const known = [waitingOnMe, snoozed, waitingOnOthers]
    .flat()
    .filter((handoff) => handoff.repository.id === repository.id);
  const [first] = known;
  if (first === undefined) return undefined;
  return predecessorOf(
    draft,
    known.map(({ entry }) => entry.thread),
    first.viewer.login,
  );
}
