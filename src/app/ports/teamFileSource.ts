import type { Event } from './event.ts';

/** The team file of a working tree, `.github/baton.yml`. */
export interface TeamFileSource {
  /** Its text; undefined when there is none or it cannot be read. `root`: absolute path of the working tree. */
  read(root: string): Promise<string | undefined>;
  /** Some working tree's team file was written, added or removed. */
  readonly onDidChange: Event<undefined>;
}
