/** A place in a repository's files, as a note names it: not to be trusted. */
export interface FileReference {
  /** Relative to the top of the working tree. */
  readonly path: string;
  /** From 1. */
  readonly line?: number;
  /** Not before `line`. */
  readonly endLine?: number;
}
