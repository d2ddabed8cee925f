import { isAlias, isMap, isScalar, isSeq, type Document, type LineCounter, type Node } from 'yaml';

import type { TeamFileIssue, TeamFileProblem, TextPosition, TextRange } from './teamFile.ts';

/** One key of a map with its value; `value` is null when nothing follows the key. */
export interface YamlEntry {
  readonly key: string;
  readonly value: Node | null;
  readonly range: TextRange;
}

/** More than anyone reads; a hostile file must not fill the Problems view. */
const PROBLEM_LIMIT = 500;

/** Reads the nodes of one document into plain values and gathers what is wrong on the way. */
export class YamlReader {
  readonly problems: TeamFileProblem[] = [];
  private errors = 0;
  private readonly document: Document;
  private readonly lines: LineCounter;

  constructor(document: Document, lines: LineCounter) {
    this.document = document;
    this.lines = lines;
  }

  /** Errors met so far, also those beyond the limit of the list. */
  get errorCount(): number {
    return this.errors;
  }

  report(issue: TeamFileIssue, range: TextRange, severity: 'error' | 'warning' = 'error'): void {
    if (severity === 'error') this.errors++;
    if (this.problems.length < PROBLEM_LIMIT) this.problems.push({ ...issue, severity, range });
  }

  /** The entries of a map, each key once; null and a problem when the node is something else. */
  entries(node: Node | null, at: TextRange, path: string): readonly YamlEntry[] | null {
    const map = this.resolve(node, at);
    if (map === undefined) return null;
    if (!isMap(map)) {
      this.report({ code: 'type-wrong', expected: 'map', path }, this.rangeOf(node) ?? at);
      return null;
    }
    const seen = new Set<string>();
    return map.items.flatMap((pair) => {
      const keyNode = pair.key;
      const range = this.rangeOf(keyNode) ?? at;
      if (!isScalar(keyNode)) {
        this.report({ code: 'type-wrong', expected: 'text', path }, range);
        return [];
      }
      const key = keyNode.source ?? String(keyNode.value);
      if (seen.has(key)) {
        this.report({ code: 'key-repeated', key }, range);
        return [];
      }
      seen.add(key);
      // A parsed pair holds nodes only; the type of `items` allows values for documents built by hand.
      return [{ key, value: pair.value as Node | null, range }];
    });
  }

  /** The text of a scalar; null and a problem when the node is something else. */
  text(node: Node | null, at: TextRange, path: string): string | null {
    const scalar = this.resolve(node, at);
    if (scalar === undefined) return null;
    if (isScalar(scalar) && typeof scalar.value === 'string') return scalar.value;
    this.report({ code: 'type-wrong', expected: 'text', path }, this.rangeOf(node) ?? at);
    return null;
  }

  /** The texts of a list with their places; null and a problem when the node is no list. */
  texts(
    node: Node | null,
    at: TextRange,
    path: string,
  ): readonly { readonly text: string; readonly range: TextRange }[] | null {
    return (
      this.items(node, at, path)?.flatMap((item) => {
        const range = this.rangeOf(item) ?? at;
        const text = this.text(item, range, path);
        return text === null ? [] : [{ text, range }];
      }) ?? null
    );
  }

  /** The items of a list; null and a problem when the node is something else. */
  items(node: Node | null, at: TextRange, path: string): readonly Node[] | null {
    const list = this.resolve(node, at);
    if (list === undefined) return null;
    if (isSeq(list)) return list.items as readonly Node[]; // as above: a parsed list holds nodes only
    this.report({ code: 'type-wrong', expected: 'list', path }, this.rangeOf(node) ?? at);
    return null;
  }

  isList(node: Node | null): boolean {
    return isSeq(isAlias(node) ? node.resolve(this.document) : node);
  }

  isMap(node: Node | null): boolean {
    return isMap(isAlias(node) ? node.resolve(this.document) : node);
  }

  rangeOf(node: unknown): TextRange | null {
    // Every parsed node has a range; `key` is `unknown` in the types of a pair.
    const range = (node as Node | null)?.range ?? null;
    return range === null ? null : this.range(range[0], range[1]);
  }

  range(start: number, end: number): TextRange {
    return { start: this.position(start), end: this.position(end) };
  }

  private position(offset: number): TextPosition {
    const { line, col } = this.lines.linePos(offset);
    return { offset, line: Math.max(0, line - 1), character: Math.max(0, col - 1) };
  }

  /** What an alias stands for; undefined and a problem when it stands for nothing. */
  private resolve(node: Node | null, at: TextRange): Node | null | undefined {
    if (!isAlias(node)) return node;
    const target = node.resolve(this.document);
    if (target === undefined) {
      this.report({ code: 'alias-unresolved', alias: node.source }, this.rangeOf(node) ?? at);
    }
    return target;
  }
}
