import type { Event } from './event.ts';

export interface TemplateFile {
  /** Relative to the top of the working tree, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** The Markdown files of a working tree's `.github/baton/`. */
export interface TemplateFiles {
  /** Sorted by path; at most 50 of at most 64 KiB. Empty where there are none or they can't be read. */
  read(root: string): Promise<readonly TemplateFile[]>;
  readonly onDidChange: Event<undefined>;
}
