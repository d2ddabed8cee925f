import type { DraftSession, DraftSessionState } from './drafts/draftSession.ts';
import type { Clock } from './ports/clock.ts';

export interface SettlingPorts {
  readonly session: DraftSession;
  readonly clock: Clock;
}

/** Milliseconds for which a repository that is being opened is waited for. */
const patience = 5_000;

/**
 * The session's state once the repository is open, or after 5 s: what asks for it may be what started Baton.
 */
export async function settledState({ session, clock }: SettlingPorts): Promise<DraftSessionState> {
  const isLoading = ({ state }: DraftSession): boolean =>
    state.type === 'closed' && state.workspace.type === 'loading';
  if (!isLoading(session)) return session.state;
  const waiting = new AbortController();
  const opened = Promise.withResolvers<undefined>();
  const following = session.onDidChange(() => {
    if (!isLoading(session)) opened.resolve(undefined);
  });
  await Promise.race([opened.promise, clock.wait(patience, waiting.signal).catch(() => undefined)]);
  following.dispose();
  waiting.abort();
  return session.state;
}
