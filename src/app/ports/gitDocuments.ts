/** Files as they stand at a commit, as documents of the editor. */
export interface GitDocuments {
  /** URI of the file at the commit; undefined while the editor has no git. The file need not exist there. */
  uriAt(root: string, path: string, commit: string): string | undefined;
}
