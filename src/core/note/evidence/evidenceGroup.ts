import type { Bounded } from './evidenceFacts.ts';

/** To what a line of evidence leads. */
export type EvidenceTarget =
  | { readonly type: 'commit'; readonly sha: string }
  | { readonly type: 'file'; readonly path: string; readonly line?: number }
  | { readonly type: 'page'; readonly url: string };

export interface EvidenceLine {
  /** The same for the same matter whenever the evidence is collected again, also when lines moved. Opaque. */
  readonly key: string;
  /** One line of Markdown without its bullet. */
  readonly markdown: string;
  /** The same in two plain texts: what leads to the target, and what is said of it. */
  readonly label: string;
  readonly detail: string;
  readonly target: EvidenceTarget;
}

/** Evidence of one sort: a title and the lines that it counts. */
export interface EvidenceGroup {
  /** As a line's key. */
  readonly key: string;
  /** The title in Markdown, without bullet and colon. */
  readonly markdown: string;
  readonly lines: readonly EvidenceLine[];
  /** What is counted and not listed; there may be more of it when `atLeast`. */
  readonly rest: { readonly count: number; readonly atLeast: boolean; readonly where: string };
}

interface GroupParts<T> {
  readonly key: string;
  readonly markdown: string;
  readonly list: Bounded<T>;
  readonly limit: number;
  readonly where: string;
  readonly line: (item: T) => EvidenceLine;
}

export function group<T>({ key, markdown, list, limit, where, line }: GroupParts<T>): EvidenceGroup {
  const lines = list.items.slice(0, limit).map(line);
  const rest = { count: Math.max(0, list.total - lines.length), atLeast: list.atLeast === true, where };
  return { key: keyOf(key), markdown, lines, rest };
}

export function titled(key: string, markdown: string): EvidenceGroup {
  return group({ key, markdown, list: all([]), limit: 0, where: '', line: (line) => line });
}

/** Names a line or group for ever. */
export function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(['line', ...parts].map((part) => part.toWellFormed()));
}

export function count(list: Bounded<unknown>, one: string, many = `${one}s`): string {
  return `${list.atLeast === true ? 'At least ' : ''}${plural(list.total, one, many)}`;
}

export function plural(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

export function all<T>(items: readonly T[]): Bounded<T> {
  return { items, total: items.length };
}

export function padded(line: number | undefined): string {
  return String(line ?? 0).padStart(10, '0');
}

/** Compares by UTF-16 units, so that the order is the same in every language. */
export function by<T>(key: (value: T) => string): (a: T, b: T) => number {
  return (a, b) => {
    const [left, right] = [key(a), key(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  };
}
