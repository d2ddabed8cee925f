import * as v from 'valibot';
import * as vscode from 'vscode';
import type { DraftIdentity } from '../../app/ports/draftStore.ts';
import { decodeJson } from '../../core/decodeJson.ts';
import { noteKinds } from '../../core/note/note.ts';

/** The scheme under which a draft is a document; `package.json` names it in `onFileSystem`. */
export const draftScheme = 'baton-draft';

/** Documents of drafts, for the registration of language features. */
export const draftSelector: vscode.DocumentFilter = { scheme: draftScheme };

const querySchema = v.tupleWithRest([v.string(), v.string(), v.picklist(noteKinds)], v.string());

/** The address of a draft's document. Its path is what people see as title; its query tells which draft it is. */
export function draftUri({ repository, branch, kind, edits }: DraftIdentity): vscode.Uri {
  const name = `${kind} ${branch.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 80)}`;
  const query = [repository, branch, kind];
  return vscode.Uri.from({
    scheme: draftScheme,
    // By this ending `package.json` knows an edit of a published note.
    path: edits === undefined ? `/${name}.md` : `/${name}.baton-note.md`,
    query: JSON.stringify(edits === undefined ? query : [...query, edits]),
  });
}

/** Which draft an address means; undefined for any other address. */
export function draftIdentityOf(uri: vscode.Uri): DraftIdentity | undefined {
  if (uri.scheme !== draftScheme) return undefined;
  const query = decodeJson(querySchema, uri.query);
  if (query === undefined) return undefined;
  const [repository, branch, kind, edits] = query;
  return { repository, branch, kind, ...(edits === undefined ? {} : { edits }) };
}
