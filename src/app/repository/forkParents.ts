import * as v from 'valibot';
import { Emitter } from '../emitter.ts';
import type { Disposable } from '../ports/event.ts';
import { GitHubFailure } from '../ports/gitHubFailure.ts';
import type { GitHubRepositories } from '../ports/gitHubRepositories.ts';
import type { KeptValues } from '../ports/keptValues.ts';
import type { Log } from '../ports/log.ts';
import { type RepositoryReference, siblingRepository } from './repositoryReference.ts';

export interface ForkParentsPorts {
  readonly repositories: Pick<GitHubRepositories, 'facts'>;
  readonly kept: KeptValues;
  readonly log: Log;
}

const key = 'forkParents';
/** Owner and name of each fork's parent, by the fork's address. */
const keptSchema = v.record(v.string(), v.object({ owner: v.string(), name: v.string() }));

/**
 * From which repositories those that are open were forked: a contributor's clone has the fork, while the notes are on
 * the pull requests of its parent. What was learnt is kept, so that it is known offline. No method rejects.
 */
export class ForkParents implements Disposable {
  readonly #ports: ForkParentsPorts;
  readonly #changed = new Emitter<undefined>();
  readonly #stop = new AbortController();
  readonly #asked = new Set<string>();
  #known: Readonly<Record<string, { readonly owner: string; readonly name: string }>>;

  readonly onDidChange = this.#changed.event;

  constructor(ports: ForkParentsPorts) {
    this.#ports = ports;
    const kept = v.safeParse(keptSchema, ports.kept.get(key));
    this.#known = kept.success ? kept.output : {};
  }

  /** The repository from which that one was forked, where this account may see it; undefined when none is known. */
  of(reference: RepositoryReference): RepositoryReference | undefined {
    const parent = this.#known[addressOf(reference)];
    return parent === undefined ? undefined : siblingRepository(reference, parent);
  }

  /** Asks for the parents of those that were not asked for in this session. */
  async look(references: readonly RepositoryReference[]): Promise<void> {
    const unknown = references.filter((reference) => !this.#asked.has(addressOf(reference)));
    for (const reference of unknown) this.#asked.add(addressOf(reference));
    await Promise.all(unknown.map((reference) => this.#ask(reference)));
  }

  /** Another account may see others. */
  askAgain(): void {
    this.#asked.clear();
  }

  dispose(): void {
    this.#stop.abort();
    this.#changed.dispose();
  }

  async #ask(reference: RepositoryReference): Promise<void> {
    const { repositories, log } = this.#ports;
    const { signal } = this.#stop;
    try {
      const { parent } = await repositories.facts(reference, signal);
      const seen =
        parent === undefined
          ? undefined
          : await repositories.facts(siblingRepository(reference, parent), signal).catch(unlessHidden);
      await this.#learn(addressOf(reference), seen?.repository);
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof GitHubFailure)) throw error;
      // What is known stays, and is asked for when the repositories are followed the next time.
      this.#asked.delete(addressOf(reference));
      log.info('Whether a repository is a fork could not be asked', { reason: error.reason.type });
    }
  }

  async #learn(fork: string, parent: RepositoryReference | undefined): Promise<void> {
    const known = this.#known[fork];
    if (known?.owner === parent?.owner && known?.name === parent?.name) return;
    const others = Object.entries(this.#known).filter(([each]) => each !== fork);
    const learnt = parent === undefined ? [] : [[fork, { owner: parent.owner, name: parent.name }] as const];
    this.#known = Object.fromEntries([...others, ...learnt]);
    this.#changed.fire(undefined);
    await this.#ports.kept.set(key, this.#known).catch((error: unknown) => {
      this.#ports.log.warn('What a repository was forked from could not be kept', { error: String(error) });
    });
  }
}

function addressOf({ webUrl }: RepositoryReference): string {
  return webUrl.toLowerCase();
}

function unlessHidden(error: unknown): undefined {
  if (error instanceof GitHubFailure && error.reason.type === 'notFound') return undefined;
  throw error;
}
