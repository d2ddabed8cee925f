import type { Event } from './event.ts';
import type { StorageFailure } from './storageFailure.ts';

/** What stands in a working tree: a file that is there and cannot be read is not the same as none. */
export type TeamFileReading =
  | { readonly type: 'read'; readonly text: string }
  | { readonly type: 'absent' }
  | { readonly type: 'unreadable'; readonly failure: StorageFailure };

/** The team file of a working tree, `.github/baton.yml`. */
export interface TeamFileSource {
  /** `root`: absolute path of the working tree. */
  read(root: string): Promise<TeamFileReading>;
  /** Its text on the default branch of that remote, as it was last fetched; undefined when there is none or git fails. */
  readDefaultBranch(root: string, remote: string): Promise<string | undefined>;
  /** As `read`, with what is typed into it in an editor and not saved. */
  readUnsaved(root: string): Promise<TeamFileReading>;
  /**
   * Replaces or makes it. Where it is open in an editor the change goes through that editor, where it can be undone;
   * it is saved unless it held unsaved changes before: those are the user's to save. Gives why it could not be written.
   */
  write(root: string, text: string): Promise<StorageFailure | undefined>;
  /** Some working tree's team file was written, added or removed. */
  readonly onDidChange: Event<undefined>;
}
