import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startGitHub, type GitHub, type GitHubOptions } from '../github/startGitHub.ts';
import type { StateData } from '../github/state/stateData.ts';
import { writeStateFile } from '../github/state/stateFile.ts';
import type { Progress } from '../support/progress.ts';
import { copyOwnRepository } from './ownRepository.ts';
import { ben, maya } from './sample/people.ts';
import { createSampleRepository, leaveWorkInProgress } from './sampleRepository.ts';
import { cloneForSeat, createSeat, reconnectSeat, type Seat } from './seat.ts';
import { seedOwnRepository, seedSample } from './seedDemo.ts';

export interface DemoWorld {
  readonly gitHub: GitHub;
  /** `owner/name`. */
  readonly repository: string;
  readonly pull: {
    readonly number: number;
    readonly head: string;
    readonly base: string;
    readonly url: string;
  };
  readonly ben: Seat;
  readonly maya: Seat;
  /** Sentences about what was chosen and made. */
  readonly notes: readonly string[];
  close(): Promise<void>;
}

export interface DemoWorldOptions {
  /** The folder for everything that this makes. One that was used before is continued. */
  readonly directory: string;
  /** Path of a person's own repository, which is copied. Default: the sample. */
  readonly repository?: string | undefined;
  readonly progress: Progress;
  readonly gitHub?: Pick<GitHubOptions, 'clock' | 'controlKey'>;
}

/**
 * Starts the demo GitHub with one repository and one pull request, and makes the two people's clones: Ben's on the
 * pull request's branch, Maya's on its base.
 * @throws OwnRepositoryError when the given repository cannot be used.
 */
export async function createDemoWorld(options: DemoWorldOptions): Promise<DemoWorld> {
  const { directory, progress } = options;
  await mkdir(directory, { recursive: true });
  const stateFile = join(directory, 'github.json');
  const continues = existsSync(stateFile);
  const plan = continues ? undefined : await makeRepository(options);
  progress(continues ? 'Start the demo GitHub where it was left' : 'Start the demo GitHub');
  const seed = plan === undefined ? {} : { seed: plan.seed };
  const gitHub = await startOnUsualPort(directory, { ...options.gitHub, ...seed, stateFile });
  try {
    const repository = gitHub.state.data.repositories[0];
    const pull = repository && gitHub.state.pulls(repository)[0];
    if (repository === undefined || pull === undefined)
      throw new Error('The demo GitHub has no pull request.');
    const fullName = `${repository.owner}/${repository.name}`;
    const { headRef: head, baseRef: base } = pull.pull;
    const seats = {
      ben: createSeat(gitHub, ben, directory, repository.name),
      maya: createSeat(gitHub, maya, directory, repository.name),
    };
    if (continues) {
      for (const seat of Object.values(seats)) await reconnectSeat(seat, gitHub, fullName);
    } else {
      progress('Clone the repository for Ben and for Maya');
      await Promise.all([
        cloneForSeat(seats.ben, gitHub, fullName, head),
        cloneForSeat(seats.maya, gitHub, fullName, base),
      ]);
      if (options.repository === undefined) await leaveWorkInProgress(seats.ben.clone);
      // From here on the folder is whole and may be continued.
      writeStateFile(stateFile, gitHub.state.data);
    }
    const url = `${gitHub.url}/${fullName}/pull/${pull.number}`;
    return {
      gitHub,
      repository: fullName,
      pull: { number: pull.number, head, base, url },
      ...seats,
      notes: plan?.notes ?? [],
      close: () => gitHub.close(),
    };
  } catch (error) {
    await gitHub.close();
    throw error;
  }
}

async function makeRepository(
  options: DemoWorldOptions,
): Promise<{ readonly seed: StateData; readonly notes: readonly string[] }> {
  const bare = join(options.directory, 'remote.git');
  if (options.repository === undefined) {
    options.progress('Make the sample repository acme/keys');
    await createSampleRepository(bare);
    return { seed: await seedSample(bare), notes: [] };
  }
  options.progress(`Copy ${options.repository} (it is only read)`);
  const own = await copyOwnRepository(options.repository, bare);
  return { seed: await seedOwnRepository(bare, own), notes: own.notes };
}

/** The same port as last time where it is free, so that addresses in clones and notes stay right. */
async function startOnUsualPort(directory: string, options: GitHubOptions): Promise<GitHub> {
  const file = join(directory, 'github.port');
  const usual = Number(await readFile(file, 'utf8').catch(() => '0'));
  const gitHub = await startGitHub({ ...options, port: usual }).catch((error: unknown) => {
    if (usual === 0) throw error;
    return startGitHub({ ...options, port: 0 });
  });
  await writeFile(file, new URL(gitHub.url).port);
  return gitHub;
}
