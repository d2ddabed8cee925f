import type { ComponentChild } from 'preact';

/** A translated template with elements in the places of `{0}`, `{1}`, … */
export const fill = (template: string, ...parts: readonly ComponentChild[]): ComponentChild[] =>
  template.split(/\{(\d)\}/).map((piece, at) => (at % 2 === 0 ? piece : parts[Number(piece)]));

/** Elements in a row, with a separator between those that are there. */
export const joined = (parts: readonly ComponentChild[], separator: string): ComponentChild[] =>
  parts
    .filter((part) => part !== undefined && part !== null && part !== false)
    .flatMap((part, at) => (at === 0 ? [part] : [separator, part]));
