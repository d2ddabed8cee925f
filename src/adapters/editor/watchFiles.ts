import * as vscode from 'vscode';
import { Emitter } from '../../app/emitter.ts';
import type { Event } from '../../app/ports/event.ts';

export interface FileWatch {
  /** Fires when a file of the pattern was made, changed or deleted, and by `fire`. */
  readonly onDidChange: Event<undefined>;
  readonly fire: () => void;
  readonly dispose: () => void;
}

/** Follows the files of a glob pattern in all folders of the workspace. */
export function watchFiles(pattern: string): FileWatch {
  const changed = new Emitter<undefined>();
  const fire = (): void => {
    changed.fire(undefined);
  };
  const watcher = vscode.workspace.createFileSystemWatcher(pattern);
  const subscriptions = vscode.Disposable.from(
    watcher,
    watcher.onDidChange(fire),
    watcher.onDidCreate(fire),
    watcher.onDidDelete(fire),
  );
  return {
    onDidChange: changed.event,
    fire,
    dispose: () => {
      subscriptions.dispose();
      changed.dispose();
    },
  };
}
