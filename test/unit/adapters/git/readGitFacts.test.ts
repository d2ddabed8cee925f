import { setImmediate as turn } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { GitFailureError } from '../../../../src/adapters/git/gitFailureError.ts';
import type { GitOutput } from '../../../../src/adapters/git/gitProcess.ts';
import { GitRepository } from '../../../../src/adapters/git/gitRepository.ts';
import { readGitFacts } from '../../../../src/adapters/git/readGitFacts.ts';

/** Every command fails as one that was cancelled; the one that reads the config does so some turns after the others. */
class CancelledRepository extends GitRepository {
  override async run(args: readonly string[]): Promise<GitOutput> {
    if (args[0] === 'rev-parse') return { exitCode: 0, text: 'false\n/nowhere/.git\n', isCut: false };
    for (let turns = args[0] === 'config' ? 5 : 1; turns > 0; turns -= 1) await turn();
    throw new GitFailureError('cancelled');
  }
}

it('hears of every command that is cancelled, also of those that fail before they are waited for', async () => {
  const unheard: unknown[] = [];
  const hear = (error: unknown): void => {
    unheard.push(error);
  };
  process.on('unhandledRejection', hear);
  onTestFinished(() => {
    process.off('unhandledRejection', hear);
  });
  const repository = new CancelledRepository({ path: 'git', environment: {} }, '/nowhere', undefined);
  await expect(readGitFacts(repository, 'main', { noted: undefined }, undefined)).rejects.toThrow(
    GitFailureError,
  );
  for (let turns = 0; turns < 10; turns += 1) await turn();
  expect(unheard).toEqual([]);
});
