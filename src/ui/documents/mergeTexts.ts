import * as v from 'valibot';
import * as vscode from 'vscode';
import { decodeJson } from '../../core/decodeJson.ts';
import type { MergeSides } from '../../core/note/merge/undecidedConflicts.ts';

const scheme = 'baton-merge';
const querySchema = v.object({ output: v.string(), side: v.picklist(['base', 'mine', 'theirs']) });

/** The texts of which a file is a merge, as documents to show beside it; from storage, since a window may be reloaded. */
export function registerMergeTexts(
  mergeAt: (output: string) => Promise<MergeSides | undefined>,
): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: async ({ query }) => {
      const asked = decodeJson(querySchema, query);
      return asked === undefined ? undefined : (await mergeAt(asked.output))?.[asked.side];
    },
  });
}

/** The address of one of those texts: another one each time, since the editor keeps what it read once. */
export function mergeTextUri(output: vscode.Uri, side: keyof MergeSides): vscode.Uri {
  const query = JSON.stringify({ output: output.toString(), side, at: Date.now() });
  return vscode.Uri.from({ scheme, path: output.path, query });
}
