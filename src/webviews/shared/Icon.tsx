import type { JSX } from 'preact';

/** The codicons that the webviews use; `icons.css` gives each its character. */
export type IconName =
  | 'add'
  | 'arrow-down'
  | 'arrow-up'
  | 'check'
  | 'chevron-down'
  | 'chevron-left'
  | 'chevron-right'
  | 'circle-large'
  | 'clock'
  | 'close'
  | 'discard'
  | 'edit'
  | 'error'
  | 'git-branch'
  | 'info'
  | 'loading'
  | 'open-preview'
  | 'pass'
  | 'pass-filled'
  | 'redo'
  | 'refresh'
  | 'triangle-down'
  | 'triangle-up'
  | 'warning';

/** A decoration: what it means is said in words beside it. */
export const Icon = ({ name, tone }: { readonly name: IconName; readonly tone?: string }): JSX.Element => (
  <span class={`icon icon-${name}${tone === undefined ? '' : ` tone-${tone}`}`} aria-hidden="true" />
);
