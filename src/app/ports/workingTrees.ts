import type { Event } from './event.ts';

/** Notices that something in a working tree may have changed: files, index, stashes, refs. */
export interface WorkingTrees {
  /** Absolute path of the working tree. Fires also for changes that come to nothing. */
  readonly onDidTouch: Event<string>;
}
