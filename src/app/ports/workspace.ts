import type { Event } from './event.ts';

export interface Remote {
  readonly name: string;
  readonly url: string;
}

export type Head =
  | { readonly type: 'branch'; readonly name: string; readonly commit?: string; readonly upstream?: Upstream }
  | { readonly type: 'detached'; readonly commit: string };

export interface Upstream {
  readonly remote: string;
  /** Branch name on the remote, without `refs/heads/`. */
  readonly branch: string;
  readonly ahead: number;
  readonly behind: number;
}

/** A working tree that is open in the editor. */
export interface Checkout {
  /** Absolute path of the working tree. */
  readonly root: string;
  readonly head: Head;
  readonly remotes: readonly Remote[];
}

export type WorkspaceState =
  | { readonly type: 'loading' }
  | { readonly type: 'restricted' }
  | { readonly type: 'noFolder' }
  | { readonly type: 'gitUnavailable' }
  | { readonly type: 'noRepository' }
  | { readonly type: 'open'; readonly active: Checkout; readonly checkouts: readonly Checkout[] };

/** What the editor has open. In Restricted Mode nothing is read from disk and no git process runs. */
export interface Workspace {
  readonly state: WorkspaceState;
  readonly onDidChange: Event<WorkspaceState>;
}
