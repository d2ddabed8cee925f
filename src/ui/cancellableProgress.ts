import * as vscode from 'vscode';

/** Shows work in a notification that has a *Cancel* button, which aborts the work's signal. `title` holds no links. */
export function cancellableProgress<Result>(
  title: string,
  work: (signal: AbortSignal) => Promise<Result>,
): Thenable<Result> {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title, cancellable: true }, (_progress, cancelled) => {
    const stop = new AbortController();
    cancelled.onCancellationRequested(() => {
      stop.abort();
    });
    return work(stop.signal);
  });
}
