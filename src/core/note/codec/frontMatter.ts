import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { isAddressee } from '../addressee.ts';
import { canonicalLine } from './canonicalText.ts';
import type { DraftProblem, TextRange } from '../draft/draftProblem.ts';
import { frontMatterEntries, frontMatterKeys } from './formatFrontMatter.ts';
import type { BranchChoices, Draft, NoteHeader } from '../note.ts';
import { noteKinds, notePriorities, noteStatuses } from '../note.ts';
import { parseReplyBy } from '../draft/replyByText.ts';
import { isFingerprint } from '../textFingerprint.ts';

/** What a draft's front matter says; `unread` is what it says and this version can't read. */
export interface ParsedFrontMatter {
  readonly header: NoteHeader;
  readonly choices: BranchChoices;
  readonly unread: string;
  /** Ranges are offsets within the front matter. */
  readonly problems: readonly DraftProblem[];
}

/** Puts the entries whose values changed from `old` to `next` into a front matter, and leaves all others as they stand. */
export function applyToFrontMatter(text: string, old: Draft, next: Draft): string {
  const before = new Map(frontMatterEntries(old));
  const after = new Map(frontMatterEntries(next));
  const changed = frontMatterKeys.filter((key) => before.get(key) !== after.get(key));
  const entries = splitEntries(text).map(({ start, end }) => text.slice(start, end));
  for (const key of changed) {
    const value = after.get(key);
    const written = value === undefined ? [] : [`${key}: ${value}`];
    const spelling = key.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    const at = entries.findIndex((entry) => entry.startsWith(`${key}:`) || entry.startsWith(`${spelling}:`));
    if (at !== -1) entries.splice(at, 1, ...written);
    else {
      const earlier = frontMatterKeys.slice(0, frontMatterKeys.indexOf(key));
      const last = entries.findLastIndex((entry) => earlier.some((each) => entry.startsWith(`${each}:`)));
      entries.splice(last + 1, 0, ...written);
    }
  }
  return entries.join('\n');
}

/**
 * Reads a draft's front matter. Never throws: what is missing or wrong is taken from `fallback`, and what is wrong or
 * unknown is kept in `unread` and reported.
 */
export function parseFrontMatter(text: string, fallback: NoteHeader): ParsedFrontMatter {
  const pairs = readPairs(text);
  let header: NoteHeader = clearedOptions(fallback);
  let choices: BranchChoices = {};
  const unread: string[] = [];
  const problems: DraftProblem[] = [];
  for (const { key, value, range } of pairs) {
    if (key === 'unread' && typeof value === 'string') {
      unread.unshift(value);
      continue;
    }
    const choice = readChoice(key, value);
    if (choice !== undefined) {
      choices = { ...choices, ...choice };
      continue;
    }
    const change = readValue(key, value);
    if (typeof change === 'object') header = { ...header, ...change };
    else {
      problems.push({ code: change, range, ...(key === undefined ? {} : { key }) });
      unread.push(text.slice(range.start, range.end).trimEnd());
    }
  }
  return { header, choices, unread: unread.join('\n'), problems };
}

type UnreadCode = 'unknownKey' | 'invalidValue' | 'frontMatterSyntax';

interface Pair {
  /** Absent when the entry is not YAML. */
  readonly key?: string;
  readonly value: unknown;
  readonly range: TextRange;
}

/** More entries than a person writes are not worth reading one by one. */
const maxEntries = 100;

/**
 * How many UTF-16 units of a front matter are read as YAML, many times what a person writes: a YAML reader takes
 * seconds for 64 KiB of brackets or quotes. What `formatFrontMatter` wrote is read without one, whatever its size.
 */
const maxYaml = 2048;

/** The entries of the top-level map; where the text is not YAML, entry by entry, so that one slip spoils only itself. */
function readPairs(text: string): readonly Pair[] {
  const entries = splitEntries(text);
  if (entries.length > maxEntries) return [unreadEntry(0, text.length)];
  const written = entries.map((range) => readWrittenEntry(text, range));
  if (written.every((pair) => pair !== undefined)) return written;
  const whole = text.length <= maxYaml ? readMap(text) : undefined;
  if (whole !== undefined) return whole;
  let budget = maxYaml;
  return entries.flatMap(({ start, end }, index): readonly Pair[] => {
    const known = written[index];
    if (known !== undefined) return [known];
    budget -= end - start;
    return budget < 0 ? [unreadEntry(start, end)] : readEntry(text, start, end);
  });
}

function unreadEntry(start: number, end: number): Pair {
  return { value: undefined, range: { start, end } };
}

/** An entry in the form that `formatFrontMatter` gives it, which is YAML that needs no YAML reader. Linear. */
function readWrittenEntry(text: string, range: TextRange): Pair | undefined {
  const entry = text.slice(range.start, range.end);
  const colon = entry.indexOf(': ');
  const key = colon === -1 ? '' : entry.slice(0, colon);
  if (!/^[a-z-]{1,20}$/.test(key)) return undefined;
  const written = entry.slice(colon + 2);
  if (plainValueForm.test(written)) return { key, value: written, range };
  const value = /^(?:"[^\n]*"|\[[^\n]*\])$/.test(written) ? jsonValue(written) : undefined;
  return value === undefined ? undefined : { key, value, range };
}

const plainValueForm = /^(?:[A-Za-z][\w/-]{0,400}|\d{4}-\d{2}-\d{2}T[\d:.]{1,12}Z)$/;

/** A string or list of strings in JSON; a list may hold plain words too. Undefined for anything else. */
function jsonValue(written: string): string | readonly string[] | undefined {
  const quoted = written.startsWith('[')
    ? written.replace(/"(?:[^"\\]|\\.)*"|(?<=^\[|, )[A-Za-z][\w/-]{0,400}(?=, |\]$)/g, (part) =>
        part.startsWith('"') ? part : `"${part}"`,
      )
    : written;
  try {
    const value: unknown = JSON.parse(quoted);
    if (typeof value === 'string') return value;
    const isList = Array.isArray(value) && value.every((each) => typeof each === 'string');
    return isList ? value : undefined;
  } catch {
    return undefined;
  }
}

function readEntry(text: string, start: number, end: number): readonly Pair[] {
  const entry = text.slice(start, end);
  const to = /^to: *\[?([^\n\]#]*)\]?[ \t]*$/.exec(entry.trimEnd())?.[1];
  const pairs = readMap(entry) ?? [
    { ...(to === undefined ? {} : { key: 'to' }), value: to, range: { start: 0, end: entry.length } },
  ];
  return pairs.map((pair) => ({
    ...pair,
    range: { start: start + pair.range.start, end: start + pair.range.end },
  }));
}

/** Stretches that begin with a line in the first column. */
function splitEntries(text: string): readonly TextRange[] {
  const starts: number[] = [];
  for (const match of text.matchAll(/(?<=^|\n)[^ \t\n]/g)) starts.push(match.index);
  if (starts[0] !== 0 && text.trim() !== '') starts.unshift(0);
  return starts.map((start, index) => ({ start, end: endOf(text, start, starts[index + 1] ?? text.length) }));
}

/** The entries of the text's map, or undefined when the text is no YAML map. */
function readMap(text: string): readonly Pair[] | undefined {
  try {
    const document = parseDocument(text, {
      schema: 'core',
      version: '1.2',
      logLevel: 'silent',
      prettyErrors: false,
    });
    if (document.errors.length > 0) return undefined;
    if (document.contents === null) return text.trim() === '' ? [] : undefined;
    if (!isMap(document.contents)) return undefined;
    const { items } = document.contents;
    if (!items.every((item) => isScalar(item.key))) return undefined;
    const starts = items.map((item) => (isScalar(item.key) ? item.key.range[0] : 0));
    return items.map((item, index) => {
      const start = starts[index] ?? 0;
      const end = endOf(text, start, starts[index + 1] ?? text.length);
      return { key: String(item.key), value: plainValue(item.value), range: { start, end } };
    });
  } catch {
    return undefined;
  }
}

function endOf(text: string, start: number, next: number): number {
  return start + text.slice(start, next).trimEnd().length;
}

/** Strings, and lists of strings; anything else is undefined. Aliases are not followed, so that nothing can grow. */
function plainValue(node: unknown): unknown {
  if (node === null) return '';
  if (isScalar(node)) return node.source ?? '';
  if (isSeq(node))
    return node.items.every(isScalar) ? node.items.map((item) => item.source ?? '') : undefined;
  return undefined;
}

/** Undefined for a key that is no choice, and for a value that this version can't read. */
function readChoice(key: string | undefined, value: unknown): BranchChoices | undefined {
  if (key === 'evidence') {
    if (value === 'included') return { evidence: 'included' };
    return value === 'left-out' ? { evidence: 'leftOut' } : undefined;
  }
  if (key === 'dropped' && Array.isArray(value)) return { dropped: value.map(String) };
  if (key !== 'generated-evidence' || typeof value !== 'string') return undefined;
  return isFingerprint(value) ? { generated: value } : undefined;
}

function readValue(key: string | undefined, value: unknown): Partial<NoteHeader> | UnreadCode {
  const text = typeof value === 'string' ? value : undefined;
  switch (key) {
    case 'id':
      return text !== undefined && /^[\w-]{1,64}$/.test(text) ? { id: text } : 'invalidValue';
    case 'supersedes':
      if (text === '') return {};
      return text !== undefined && /^[\w-]{1,64}$/.test(text) ? { supersedes: text } : 'invalidValue';
    case 'kind':
      return oneOf(noteKinds, text, (kind) => ({ kind }));
    case 'status':
      return oneOf(noteStatuses, text, (status) => ({ status }));
    case 'priority':
      return oneOf(notePriorities, text, (priority) => ({ priority }));
    case 'branch':
      return text === undefined ? 'invalidValue' : { branch: text };
    case 'priority-reason':
    case 'priorityReason':
      if (text === undefined) return 'invalidValue';
      return canonicalLine(text) === '' ? {} : { priorityReason: text };
    case 'reply-by':
    case 'replyBy': {
      if (text === '') return {};
      const replyBy = parseReplyBy(text ?? '');
      return replyBy === undefined ? 'invalidValue' : { replyBy };
    }
    case 'to':
      return readAddressees(value);
    case 'evidence':
    case 'dropped':
    case 'generated-evidence':
      return 'invalidValue';
    case undefined:
      return 'frontMatterSyntax';
    default:
      return 'unknownKey';
  }
}

function oneOf<T extends string>(
  allowed: readonly T[],
  text: string | undefined,
  change: (value: T) => Partial<NoteHeader>,
): Partial<NoteHeader> | 'invalidValue' {
  const found = allowed.find((each) => each === text?.replaceAll(/[ -]/g, '_').toLowerCase());
  return found === undefined ? 'invalidValue' : change(found);
}

function readAddressees(value: unknown): Partial<NoteHeader> | 'invalidValue' {
  const parts: readonly unknown[] = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value.split(/[\s,]+/)
      : [undefined];
  const to = parts.filter((part) => part !== '').map((part) => String(part).replace(/^@/, ''));
  return to.every(isAddressee) ? { to } : 'invalidValue';
}

function clearedOptions(header: NoteHeader): NoteHeader {
  const { id, kind, to, status, priority, branch } = header;
  return { id, kind, to, status, priority, branch };
}
