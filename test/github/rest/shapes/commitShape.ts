import type { FileChange, GitCommit } from '../../git/history.ts';
import type { Urls } from '../../http/urls.ts';
import type { GitHubState } from '../../state/gitHubState.ts';
import { fullName } from '../../state/gitHubState.ts';
import { gitObjectNodeId } from '../../state/nodeId.ts';
import type { Repository } from '../../state/stateData.ts';
import type { JsonObject } from '../openApiDescription.ts';
import { simpleUserOrNull } from './userShape.ts';

/** `commit`; with `changes` also its size and files. */
export function commitShape(
  state: GitHubState,
  urls: Urls,
  repository: Repository,
  commit: GitCommit,
  changes?: readonly FileChange[],
): JsonObject {
  const api = urls.api(`/repos/${fullName(repository)}`);
  const page = urls.html(`/${fullName(repository)}/commit/`);
  const person = (email: string): JsonObject | null =>
    simpleUserOrNull(state, urls, state.userByEmail(email)?.login ?? null);
  const sum = (key: 'additions' | 'deletions'): number =>
    (changes ?? []).reduce((total, one) => total + one[key], 0);
  return {
    url: `${api}/commits/${commit.sha}`,
    sha: commit.sha,
    node_id: gitObjectNodeId('Commit', repository.id, commit.sha),
    html_url: page + commit.sha,
    comments_url: `${api}/commits/${commit.sha}/comments`,
    commit: {
      url: `${api}/git/commits/${commit.sha}`,
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      comment_count: 0,
      tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
      verification: {
        verified: false,
        reason: 'unsigned',
        signature: null,
        payload: null,
        verified_at: null,
      },
    },
    author: person(commit.author.email),
    committer: person(commit.committer.email),
    parents: commit.parents.map((sha) => ({ sha, url: `${api}/commits/${sha}`, html_url: page + sha })),
    ...(changes === undefined
      ? {}
      : {
          stats: {
            additions: sum('additions'),
            deletions: sum('deletions'),
            total: sum('additions') + sum('deletions'),
          },
          files: changes.map((change) => fileShape(urls, repository, commit.sha, change)),
        }),
  };
}

/** `diff-entry`: a changed file as of a commit. */
export function fileShape(urls: Urls, repository: Repository, sha: string, change: FileChange): JsonObject {
  const path = change.path.split('/').map(encodeURIComponent).join('/');
  const name = fullName(repository);
  return {
    sha: change.sha,
    filename: change.path,
    status: change.status,
    additions: change.additions,
    deletions: change.deletions,
    changes: change.additions + change.deletions,
    blob_url: urls.html(`/${name}/blob/${sha}/${path}`),
    raw_url: urls.html(`/${name}/raw/${sha}/${path}`),
    contents_url: `${urls.api(`/repos/${name}/contents/${path}`)}?ref=${sha}`,
    ...(change.patch === null ? {} : { patch: change.patch }),
    ...(change.previousPath === null ? {} : { previous_filename: change.previousPath }),
  };
}
