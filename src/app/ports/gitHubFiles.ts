import type { RepositoryReference } from '../repository/repositoryReference.ts';

export interface RepositoryFile {
  readonly text: string;
  /** Git's id of the content; what a write must name to replace it. */
  readonly blob: string;
}

/** `changed` also for the first answer; `etag` makes the next question conditional. */
export type FileAnswer =
  | { readonly type: 'changed'; readonly text: string; readonly etag: string | undefined }
  | { readonly type: 'unchanged' }
  /** No such file, or no repository that this viewer may see. */
  | { readonly type: 'absent' };

export interface FileChange {
  readonly path: string;
  readonly branch: string;
  readonly text: string;
  readonly message: string;
  /** The `blob` that is replaced; absent when the file is new. Another content there refuses the write. */
  readonly replaces?: string;
}

/** Single files of a repository, without a clone. Every method rejects with `GitHubFailure`. */
export interface GitHubFiles {
  /** The file at the head of a branch; undefined where there is none. A file over 1 MB is `unreadable`. */
  read(
    repository: RepositoryReference,
    path: string,
    branch: string,
    signal?: AbortSignal,
  ): Promise<RepositoryFile | undefined>;
  /** The file at the head of the default branch, asked conditionally with the mark of an earlier answer. */
  readUnlessUnchanged(
    repository: RepositoryReference,
    path: string,
    etag: string | undefined,
    signal?: AbortSignal,
  ): Promise<FileAnswer>;
  createBranch(
    repository: RepositoryReference,
    branch: string,
    commit: string,
    signal?: AbortSignal,
  ): Promise<void>;
  /** One commit by the viewer with that change; `invalid` where the content to be replaced is not there any more. */
  write(repository: RepositoryReference, change: FileChange, signal?: AbortSignal): Promise<void>;
}
