import { join } from 'node:path';
import * as vscode from 'vscode';
import { Emitter } from '../../app/emitter.ts';
import type { EditorDiagnostics } from '../../app/ports/editorDiagnostics.ts';
import type { Disposable } from '../../app/ports/event.ts';

const atMost = 200;

/** The errors of the Problems view. */
export function editorDiagnostics(): EditorDiagnostics & Disposable {
  const changed = new Emitter<undefined>();
  const subscription = vscode.languages.onDidChangeDiagnostics(() => {
    changed.fire(undefined);
  });
  return {
    errorsIn: (root, paths) =>
      paths
        .flatMap((path) =>
          vscode.languages
            .getDiagnostics(vscode.Uri.file(join(root, path)))
            .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error)
            .map(({ range, message, source }) => ({
              path,
              line: range.start.line + 1,
              severity: 'error' as const,
              message,
              ...(source === undefined ? {} : { source }),
            })),
        )
        .slice(0, atMost),
    onDidChange: changed.event,
    dispose: () => {
      subscription.dispose();
      changed.dispose();
    },
  };
}
