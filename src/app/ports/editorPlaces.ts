import type { ResumePoint } from '../../core/note/resumePoint.ts';
import type { Event } from './event.ts';

/** What the editor has open of a working tree. */
export interface EditorPlaces {
  /** Files with their cursors, and breakpoints, as paths of the tree; undefined when there are none. */
  of(root: string): ResumePoint | undefined;
  readonly onDidChange: Event<undefined>;
}

/** Whether the user lets their open files be known, remembered for every repository. */
export interface PlacesChoice {
  readonly included: boolean;
  choose(included: boolean): Promise<void>;
}
