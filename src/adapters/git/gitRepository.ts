import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { GitOptions } from '../../app/ports/gitHistory.ts';
import { GitFailureError } from './gitFailureError.ts';
import { isObjectId } from './gitNames.ts';
import { runGit } from './gitProcess.ts';
import type { GitCommand, GitOutput, GitProgram } from './gitProcess.ts';

/** One working tree, in which git commands are run under one signal. */
export class GitRepository {
  readonly root: string;
  readonly signal: AbortSignal | undefined;
  readonly #program: GitProgram;

  constructor(program: GitProgram, root: string, options: GitOptions | undefined) {
    this.#program = program;
    this.root = root;
    this.signal = options?.signal;
  }

  run(args: readonly string[], command: Omit<GitCommand, 'args'> = {}): Promise<GitOutput> {
    return runGit(this.#program, this.root, { signal: this.signal, ...command, args });
  }

  /** As `run`, the output without its last line end. */
  async line(args: readonly string[], command: Omit<GitCommand, 'args'> = {}): Promise<string> {
    return (await this.run(args, command)).text.replace(/\n$/, '');
  }

  /** Absolute path of this working tree's own git folder. Throws `notARepository` or `refused`. */
  async gitFolder(): Promise<string> {
    try {
      return await this.line(['rev-parse', '--absolute-git-dir']);
    } catch (error) {
      if (!(error instanceof GitFailureError) || error.failure.code !== 'failed') throw error;
      const { exitCode, detail } = error.failure;
      throw new GitFailureError(
        (await hasGitFolder(this.root)) ? 'refused' : 'notARepository',
        exitCode,
        detail,
      );
    }
  }

  /** Full SHA of the commit to which a full ref name or SHA leads, `undefined` when there is none. */
  async commitOf(revision: string): Promise<string | undefined> {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
    try {
      const sha = await this.line(args, { answers: [1] });
      return isObjectId(sha) ? sha : undefined;
    } catch (error) {
      // A SHA that names nothing here is not quiet for git.
      if (error instanceof GitFailureError && error.failure.exitCode === 128) return undefined;
      throw error;
    }
  }
}

async function hasGitFolder(root: string): Promise<boolean> {
  for (let folder = root; ; folder = dirname(folder)) {
    if (
      await access(join(folder, '.git')).then(
        () => true,
        () => false,
      )
    )
      return true;
    if (dirname(folder) === folder) return false;
  }
}
