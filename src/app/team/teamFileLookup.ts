import { HOUR, MINUTE } from '../../core/availability/civilDate.ts';
import { TEAM_FILE_PATH } from '../../core/availability/teamFile/teamFile.ts';
import type { Instant } from '../../core/instant.ts';
import { gitHubRemote } from '../repository/branchTarget.ts';
import { Emitter } from '../emitter.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/event.ts';
import { GitHubFailure } from '../ports/gitHubFailure.ts';
import type { GitHubFiles } from '../ports/gitHubFiles.ts';
import type { Log } from '../ports/log.ts';
import type { Sessions } from '../ports/sessions.ts';
import type { TeamFileCopies, TeamFileCopy } from '../ports/teamFileCopies.ts';
import type { TeamFileSource } from '../ports/teamFileSource.ts';
import type { Checkout } from '../ports/workspace.ts';
import type { RepositoryReference } from '../repository/repositoryReference.ts';

/** Where a team file was found. `asOf`: when GitHub last said so; `isCopy`: it could not be asked this time. */
export type TeamFileOrigin =
  | { readonly type: 'workingTree' }
  /** On the default branch as it was last fetched. */
  | { readonly type: 'defaultBranch' }
  | {
      readonly type: 'gitHub';
      readonly repository: string;
      readonly asOf: Instant;
      readonly isCopy: boolean;
    };

export interface FoundTeamFile {
  readonly text: string;
  readonly origin: TeamFileOrigin;
}

export interface TeamFileLookupPorts {
  readonly teamFile: TeamFileSource;
  readonly files: GitHubFiles;
  readonly copies: TeamFileCopies;
  readonly sessions: Pick<Sessions, 'onDidChange'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** The owner's repository whose team file holds for all of an organisation. */
const fallbackName = '.github';
/** Milliseconds after which GitHub is asked again. */
const askAgainAfter = HOUR;
/** Milliseconds between two looks at what is due, hence also after which a failure is tried again. */
const lookAfter = MINUTE;

/**
 * Finds the team file of a checkout: in its working tree, else on the default branch (as fetched, else on GitHub), else
 * in the owner's `.github` repository. GitHub is only asked for what the checkout does not have, conditionally, and at
 * most once an hour; without an answer the last one holds.
 */
export class TeamFileLookup implements Disposable {
  readonly #ports: TeamFileLookupPorts;
  readonly #changed = new Emitter<undefined>();
  readonly #subscriptions: readonly Disposable[];
  readonly #stop = new AbortController();
  /** Monotonic, by repository: when GitHub may be asked again. */
  readonly #askAgain = new Map<string, number>();
  #hasFailed = false;

  /** What `find` gives may differ from the last time. */
  readonly onDidChange = this.#changed.event;

  constructor(ports: TeamFileLookupPorts) {
    this.#ports = ports;
    this.#subscriptions = [
      ports.teamFile.onDidChange(() => {
        this.#changed.fire(undefined);
      }),
      ports.sessions.onDidChange(() => {
        this.#askAgain.clear();
        this.#changed.fire(undefined);
      }),
    ];
    void this.#askWhenDue();
  }

  async find(checkout: Checkout): Promise<FoundTeamFile | undefined> {
    const { teamFile } = this.#ports;
    const here = await teamFile.read(checkout.root);
    if (here.type === 'read') return { text: here.text, origin: { type: 'workingTree' } };
    if (here.type === 'unreadable')
      this.#ports.log.warn('The team file of the working tree cannot be read', { failure: here.failure });
    const remote = gitHubRemote(checkout);
    const fetched = await teamFile.readDefaultBranch(checkout.root, remote?.name ?? 'origin');
    if (fetched !== undefined) return { text: fetched, origin: { type: 'defaultBranch' } };
    if (remote === undefined) return undefined;
    const { reference } = remote;
    return (await this.#onGitHub(reference)) ?? this.#onGitHub(ownersRepository(reference));
  }

  dispose(): void {
    this.#stop.abort();
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  async #onGitHub(reference: RepositoryReference): Promise<FoundTeamFile | undefined> {
    const { copies, clock } = this.#ports;
    const repository = `${reference.owner}/${reference.name}`;
    const known = await copies.read(reference);
    const isFresh = (this.#askAgain.get(reference.webUrl) ?? -Infinity) > clock.monotonic();
    const asked = isFresh ? undefined : await this.#ask(reference, known);
    const copy = asked ?? known;
    if (copy?.text === null || copy === undefined) return undefined;
    const isCopy = asked === undefined && !isFresh;
    return { text: copy.text, origin: { type: 'gitHub', repository, asOf: copy.asOf, isCopy } };
  }

  async #ask(
    reference: RepositoryReference,
    known: TeamFileCopy | undefined,
  ): Promise<TeamFileCopy | undefined> {
    const { files, copies, clock, log } = this.#ports;
    try {
      const signal = this.#stop.signal;
      const answer = await files.readUnlessUnchanged(reference, TEAM_FILE_PATH, known?.etag, signal);
      const asOf = clock.now();
      const copy = copyOf(answer, known, asOf);
      this.#askAgain.set(reference.webUrl, clock.monotonic() + askAgainAfter);
      await copies.write(reference, copy);
      return copy;
    } catch (error) {
      if (!(error instanceof GitHubFailure)) throw error;
      log.info('The team file could not be read from GitHub', { reason: error.reason.type });
      this.#hasFailed = true;
      return undefined;
    }
  }

  async #askWhenDue(): Promise<void> {
    const { clock } = this.#ports;
    const { signal } = this.#stop;
    for (;;) {
      await clock.wait(lookAfter, signal).catch(() => undefined);
      if (signal.aborted) return;
      // Only what GitHub was asked for can differ: what is in the checkout is watched.
      const now = clock.monotonic();
      const due = [...this.#askAgain].filter(([, at]) => at <= now);
      for (const [repository] of due) this.#askAgain.delete(repository);
      const isDue = this.#hasFailed || due.length > 0;
      this.#hasFailed = false;
      if (isDue) this.#changed.fire(undefined);
    }
  }
}

function copyOf(
  answer: Awaited<ReturnType<GitHubFiles['readUnlessUnchanged']>>,
  known: TeamFileCopy | undefined,
  asOf: Instant,
): TeamFileCopy {
  switch (answer.type) {
    case 'changed':
      return { text: answer.text, asOf, ...(answer.etag === undefined ? {} : { etag: answer.etag }) };
    case 'unchanged':
      return { text: null, ...known, asOf };
    case 'absent':
      return { text: null, asOf };
  }
}

/** The repository of the same owner whose team file holds for all of theirs. */
function ownersRepository(reference: RepositoryReference): RepositoryReference {
  const { owner, webUrl } = reference;
  return { ...reference, name: fallbackName, webUrl: `${new URL(webUrl).origin}/${owner}/${fallbackName}` };
}

/** The owner's repository where the team file was found there, and not in the repository itself. */
export function ownersFile(
  reference: RepositoryReference,
  origin: TeamFileOrigin | undefined,
): RepositoryReference | undefined {
  const owners = ownersRepository(reference);
  const isThere = origin?.type === 'gitHub' && origin.repository === `${owners.owner}/${owners.name}`;
  return isThere && owners.name !== reference.name ? owners : undefined;
}
