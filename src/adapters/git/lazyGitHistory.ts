import type { GitHistory, GitResult } from '../../app/ports/gitHistory.ts';
import type { GitProgram } from './gitProcess.ts';

/** Reads history with a git that may be found later, and loads simple-git with the first question. */
export function lazyGitHistory(program: () => GitProgram | undefined): GitHistory {
  let loaded: { readonly path: string; readonly history: Promise<GitHistory> } | undefined;
  const history = (): Promise<GitHistory> | undefined => {
    const found = program();
    if (found === undefined) return undefined;
    if (loaded?.path !== found.path) {
      const loading = import('./simpleGitHistory.ts').then(
        ({ SimpleGitHistory }) => new SimpleGitHistory(found),
      );
      loaded = { path: found.path, history: loading };
    }
    return loaded.history;
  };
  const ask = async <T>(question: (history: GitHistory) => Promise<GitResult<T>>): Promise<GitResult<T>> => {
    const known = await history();
    return known === undefined ? { type: 'failed', failure: { code: 'gitMissing' } } : question(known);
  };
  return {
    head: (...args) => ask((git) => git.head(...args)),
    defaultBranch: (...args) => ask((git) => git.defaultBranch(...args)),
    base: (...args) => ask((git) => git.base(...args)),
    commits: (...args) => ask((git) => git.commits(...args)),
    workingTree: (...args) => ask((git) => git.workingTree(...args)),
    facts: (...args) => ask((git) => git.facts(...args)),
    stackedOn: (...args) => ask((git) => git.stackedOn(...args)),
    existing: (...args) => ask((git) => git.existing(...args)),
    lineCounts: (...args) => ask((git) => git.lineCounts(...args)),
    permalink: (...args) => ask((git) => git.permalink(...args)),
    reviewChanges: (...args) => ask((git) => git.reviewChanges(...args)),
    lastAuthors: (...args) => ask((git) => git.lastAuthors(...args)),
    fileSince: (...args) => ask((git) => git.fileSince(...args)),
    fileChanges: (...args) => ask((git) => git.fileChanges(...args)),
    fetch: (...args) => ask((git) => git.fetch(...args)),
    stash: (...args) => ask((git) => git.stash(...args)),
    resume: async (...args) => {
      const known = await history();
      return known === undefined
        ? { type: 'failed', failure: { code: 'gitMissing' } }
        : known.resume(...args);
    },
  };
}
