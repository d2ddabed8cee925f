import type { Event } from './event.ts';
import type { StorageFailure } from './storageFailure.ts';

/** The team file of a working tree, `.github/baton.yml`. */
export interface TeamFileSource {
  /** Its text; undefined when there is none or it cannot be read. `root`: absolute path of the working tree. */
  read(root: string): Promise<string | undefined>;
  /** Its text on the default branch of that remote, as it was last fetched; undefined as for `read`. */
  readDefaultBranch(root: string, remote: string): Promise<string | undefined>;
  /** As `read`, with what is typed into it in an editor and not saved. */
  readUnsaved(root: string): Promise<string | undefined>;
  /**
   * Replaces or makes it. Where it is open in an editor the change goes through that editor, where it can be undone;
   * it is saved unless it held unsaved
   * changes before: those are the user's to save. Gives why it could not be written.
   */
  write(root: string, text: string): Promise<StorageFailure | undefined>;
  /** Some working tree's team file was written, added or removed. */
  readonly onDidChange: Event<undefined>;
}
