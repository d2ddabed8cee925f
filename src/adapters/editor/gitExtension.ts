import type { Event, Uri } from 'vscode';

/** The part of the built-in Git extension's API (version 1) that the workspace needs; see extensions/git/src/api/git.d.ts in microsoft/vscode. */
export interface GitExtension {
  readonly enabled: boolean;
  readonly onDidChangeEnablement: Event<boolean>;
  getAPI(version: 1): GitApi;
}

export interface GitApi {
  /** The git that the extension found and uses. */
  readonly git: { readonly path: string };
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: Event<'uninitialized' | 'initialized'>;
  readonly repositories: readonly GitApiRepository[];
  readonly onDidOpenRepository: Event<GitApiRepository>;
  readonly onDidCloseRepository: Event<GitApiRepository>;
  getRepository(uri: Uri): GitApiRepository | null;
  /** The file as it stands at a commit, as a document of the Git extension. */
  toGitUri(uri: Uri, ref: string): Uri;
}

export interface GitApiRepository {
  readonly rootUri: Uri;
  readonly state: {
    readonly HEAD: GitApiHead | undefined;
    readonly remotes: readonly {
      readonly name: string;
      readonly fetchUrl?: string;
      readonly pushUrl?: string;
    }[];
    readonly onDidChange: Event<void>;
  };
  /** The text of a file at a ref; `path` is absolute. Rejects where there is none. */
  show(ref: string, path: string): Promise<string>;
  readonly ui: { readonly selected: boolean; readonly onDidChange: Event<void> };
}

export interface GitApiHead {
  readonly name?: string;
  readonly commit?: string;
  readonly upstream?: { readonly remote: string; readonly name: string };
  readonly ahead?: number;
  readonly behind?: number;
}
