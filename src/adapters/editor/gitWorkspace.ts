import * as vscode from 'vscode';
import { Emitter } from '../../app/emitter.ts';
import type { Disposable } from '../../app/ports/event.ts';
import type { WorkingTrees } from '../../app/ports/workingTrees.ts';
import type { GitDocuments } from '../../app/ports/gitDocuments.ts';
import type { Checkout, Head, Workspace, WorkspaceState } from '../../app/ports/workspace.ts';
import type { GitApi, GitApiHead, GitApiRepository, GitExtension } from './gitExtension.ts';

/** Follows what the built-in Git extension has open. It starts no process of its own. */
export class GitWorkspace implements Workspace, WorkingTrees, GitDocuments, vscode.Disposable {
  readonly #changed = new Emitter<WorkspaceState>();
  readonly #touched = new Emitter<string>();
  readonly #subscriptions: Disposable[] = [];
  readonly #repositorySubscriptions = new Map<GitApiRepository, vscode.Disposable>();
  #api: GitApi | undefined;
  #editedRoot: string | undefined;
  #unavailable = false;
  #disposed = false;
  #state: WorkspaceState = { type: 'loading' };

  readonly onDidChange = this.#changed.event;
  readonly onDidTouch = this.#touched.event;

  constructor() {
    this.#subscriptions.push(
      this.#changed,
      this.#touched,
      vscode.workspace.onDidGrantWorkspaceTrust(() => void this.#connect()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.#refresh();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => {
        this.#refresh();
      }),
    );
    this.#refresh();
    void this.#connect();
  }

  get state(): WorkspaceState {
    return this.#state;
  }

  /** Path of the git that the Git extension uses; undefined until it is known. */
  get gitPath(): string | undefined {
    return this.#api?.git.path;
  }

  uriAt(root: string, path: string, commit: string): string | undefined {
    return this.#api?.toGitUri(vscode.Uri.joinPath(vscode.Uri.file(root), path), commit).toString();
  }

  dispose(): void {
    this.#disposed = true;
    for (const subscription of this.#repositorySubscriptions.values()) subscription.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #connect(): Promise<void> {
    if (!vscode.workspace.isTrusted || this.#api !== undefined) {
      this.#refresh();
      return;
    }
    const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
    try {
      const exports = await extension?.activate();
      if (this.#disposed) return;
      if (exports === undefined) {
        this.#unavailable = true;
      } else {
        this.#subscriptions.push(
          exports.onDidChangeEnablement((enabled) => {
            if (enabled) this.#follow(exports.getAPI(1));
            this.#unavailable = !enabled;
            this.#refresh();
          }),
        );
        if (exports.enabled) this.#follow(exports.getAPI(1));
        else this.#unavailable = true;
      }
    } catch {
      this.#unavailable = true;
    }
    this.#refresh();
  }

  #follow(api: GitApi): void {
    if (this.#api !== undefined) return;
    this.#api = api;
    const followRepository = (repository: GitApiRepository): void => {
      this.#repositorySubscriptions.set(
        repository,
        vscode.Disposable.from(
          repository.state.onDidChange(() => {
            this.#refresh();
            this.#touched.fire(repository.rootUri.fsPath);
          }),
          repository.ui.onDidChange(() => {
            this.#refresh();
          }),
        ),
      );
      this.#refresh();
    };
    this.#subscriptions.push(
      api.onDidChangeState(() => {
        this.#refresh();
      }),
      api.onDidOpenRepository(followRepository),
      api.onDidCloseRepository((repository) => {
        this.#repositorySubscriptions.get(repository)?.dispose();
        this.#repositorySubscriptions.delete(repository);
        this.#refresh();
      }),
    );
    api.repositories.forEach(followRepository);
  }

  #refresh(): void {
    const state = this.#read();
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return;
    this.#state = state;
    this.#changed.fire(state);
  }

  #read(): WorkspaceState {
    if (!vscode.workspace.isTrusted) return { type: 'restricted' };
    if ((vscode.workspace.workspaceFolders ?? []).length === 0) return { type: 'noFolder' };
    if (this.#unavailable) return { type: 'gitUnavailable' };
    if (this.#api?.state !== 'initialized') return { type: 'loading' };
    const checkouts = this.#api.repositories.flatMap((repository) => checkoutOf(repository) ?? []);
    const active = this.#activeRepository(this.#api);
    const checkout = active === undefined ? undefined : checkoutOf(active);
    if (active === undefined) return { type: 'noRepository' };
    return checkout === undefined ? { type: 'loading' } : { type: 'open', active: checkout, checkouts };
  }

  /** That of the file edited last: a preview or a draft in the active editor belongs to it and is no file of any. */
  #activeRepository(api: GitApi): GitApiRepository | undefined {
    const edited = vscode.window.activeTextEditor?.document.uri;
    const ofEditor = edited?.scheme === 'file' ? api.getRepository(edited) : null;
    if (ofEditor !== null) this.#editedRoot = ofEditor.rootUri.toString();
    return (
      api.repositories.find(({ rootUri }) => rootUri.toString() === this.#editedRoot) ??
      api.repositories.find((repository) => repository.ui.selected) ??
      api.repositories[0]
    );
  }
}

function checkoutOf(repository: GitApiRepository): Checkout | undefined {
  const head = headOf(repository.state.HEAD);
  if (head === undefined) return undefined;
  return {
    root: repository.rootUri.fsPath,
    head,
    remotes: repository.state.remotes.flatMap(({ name, fetchUrl, pushUrl }) => {
      const url = fetchUrl ?? pushUrl;
      return url === undefined ? [] : [{ name, url }];
    }),
  };
}

function headOf(head: GitApiHead | undefined): Head | undefined {
  if (head?.name === undefined) {
    return head?.commit === undefined ? undefined : { type: 'detached', commit: head.commit };
  }
  return {
    type: 'branch',
    name: head.name,
    ...(head.commit === undefined ? {} : { commit: head.commit }),
    ...(head.upstream === undefined
      ? {}
      : {
          upstream: {
            remote: head.upstream.remote,
            branch: head.upstream.name,
            ahead: head.ahead ?? 0,
            behind: head.behind ?? 0,
          },
        }),
  };
}
