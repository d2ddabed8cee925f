import type { DemoPerson } from './people.ts';

/** A commit as what a person did: files written whole, and texts replaced in files that are there. */
export interface SampleCommit {
  readonly author: DemoPerson;
  /** ISO 8601 with the author's offset at that time. */
  readonly at: string;
  readonly message: string;
  readonly write?: Readonly<Record<string, string>>;
  readonly replace?: readonly Replacement[];
}

export interface Replacement {
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

export type Files = ReadonlyMap<string, string>;

/** The files after a commit. Throws where a replacement's text is not there exactly once. */
export function applyCommit(files: Files, commit: SampleCommit): Files {
  const next = new Map(files);
  for (const [path, text] of Object.entries(commit.write ?? {})) next.set(path, text);
  for (const { path, from, to } of commit.replace ?? []) {
    const parts = (next.get(path) ?? '').split(from);
    if (parts.length !== 2)
      throw new Error(`"${commit.message}": ${path} holds ${JSON.stringify(from)} ${parts.length - 1} times`);
    next.set(path, parts.join(to));
  }
  return next;
}
