import { isAddressee } from '../addressee.ts';
import { canonicalItem } from './canonicalText.ts';
import { escapeInline, plainTextGuard, unescapeInline } from './escapeText.ts';

/** The lines of one bullet of a list section, its bullet and its indentation removed. */
type RawItem = readonly string[];

/** A list section as it is written: its items, and the text that stood before the first of them. */
export interface RawList {
  readonly before: string;
  readonly items: readonly RawItem[];
}

/** What a task's line says after its text. */
interface Assignment {
  readonly text: string;
  readonly who?: string;
  readonly due?: string;
}

const bullet = /^(?:[-*+]|\d{1,9}[.)])(?: |$)/;
/** Who, what stands between, and the date. */
const assigned = /^(?:@(\S{1,210}))?((?:,| ·) )?(?:due (\d{4}-\d{2}-\d{2}))?$/;
const escapedThen = /^\\+\*\*then\*\*/;
const dashes = [' — ', ' – ', ' -- '];

/** Splits a list section into its items. Continuation lines keep what stands behind two columns. Linear. */
export function splitList(text: string): RawList {
  const before: string[] = [];
  const items: string[][] = [];
  for (const line of text.split('\n')) {
    const marker = bullet.exec(line)?.[0];
    if (marker !== undefined) items.push([line.slice(marker.length)]);
    else (items.at(-1) ?? before).push(items.length === 0 ? line : line.replace(/^ {1,2}/, ''));
  }
  return { before: before.join('\n').trim(), items };
}

/** The lines of each item, `[start, end)`; lists of sections only. */
export function itemLines(
  lines: readonly string[],
): readonly { readonly start: number; readonly end: number }[] {
  const starts = lines.flatMap((line, index) => (bullet.test(line) ? [index] : []));
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? lines.length }));
}

/** Writes `- [ ] text — @who · due 2026-11-24`; further lines of the text are indented by two columns. */
export function formatTask(task: {
  readonly text: string;
  readonly done: boolean;
  readonly who?: string | undefined;
  readonly due?: string | undefined;
}): string {
  const [first = '', ...rest] = escapeInline(task.text).split('\n');
  const details = [
    task.who === undefined ? '' : `@${task.who}`,
    task.due === undefined ? '' : `due ${task.due}`,
  ]
    .filter((detail) => detail !== '')
    .join(' · ');
  let line = first === '' ? '' : ` ${first}`;
  if (details !== '') line += ` — ${details}`;
  else if (splitAssignment(line).text !== line) line += plainTextGuard;
  return [`- [${task.done ? 'x' : ' '}]${line}`, ...rest.map(indented)].join('\n');
}

/** Reads one item as a task; an item without a box is not done. */
export function parseTask(item: RawItem): Assignment & { readonly done: boolean } {
  const [head = '', ...rest] = item;
  const box = /^\[([ xX])\](?= |$)/.exec(head);
  const first = box === null ? ` ${head}` : head.slice(box[0].length);
  const { text, ...details } = first.endsWith(plainTextGuard)
    ? { text: first.slice(0, -plainTextGuard.length) }
    : splitAssignment(first);
  return { text: read([text, ...rest]), done: box !== null && box[1] !== ' ', ...details };
}

/** Writes `- **If** condition` and below it `**then** action`. */
export function formatContingency(condition: string, action: string): string {
  const [first = '', ...rest] = escapeInline(condition).split('\n');
  const lines = rest.map((line) => (/^\\*\*\*then\*\*/.test(line) ? `\\${line}` : line));
  const [then = '', ...more] = escapeInline(action).split('\n');
  return [
    first === '' ? '- **If**' : `- **If** ${first}`,
    ...lines.map(indented),
    then === '' ? '  **then**' : `  **then** ${then}`,
    ...more.map(indented),
  ].join('\n');
}

/** Reads one item as condition and action; `If … then …` typed on one line is understood too. */
export function parseContingency(item: RawItem): { readonly condition: string; readonly action: string } {
  const [head = ''] = item;
  const start = /^\*\*If\*\*(?: |$)/i.exec(head);
  const then = item.findIndex((line, index) => index > 0 && line.startsWith('**then**'));
  if (then === -1) return parsePlainContingency(item.join('\n'));
  const condition = [head.slice(start?.[0].length ?? 0), ...item.slice(1, then)];
  const action = [(item[then] ?? '').slice('**then**'.length), ...item.slice(then + 1)];
  return {
    condition: read(
      condition.map((line, index) => (index > 0 && escapedThen.test(line) ? line.slice(1) : line)),
    ),
    action: read(action),
  };
}

function parsePlainContingency(text: string): { readonly condition: string; readonly action: string } {
  const rest = text.replace(/^(?:\*\*if\*\*|if\b)[:,]? ?/i, '');
  const then = rest.length === text.length ? null : /,? (?:\*\*then\*\*|then\b)[:,]? ?/i.exec(rest);
  if (then === null) return { condition: read([rest]), action: '' };
  return {
    condition: read([rest.slice(0, then.index)]),
    action: read([rest.slice(then.index + then[0].length)]),
  };
}

function splitAssignment(line: string): Assignment {
  let last = { at: -1, length: 0 };
  for (const dash of dashes) {
    const at = line.lastIndexOf(dash);
    if (at > last.at) last = { at, length: dash.length };
  }
  if (last.at === -1) return { text: line };
  const found = assigned.exec(line.slice(last.at + last.length).trimEnd());
  if (found === null) return { text: line };
  const [, who, between, due] = found;
  if (who === undefined && due === undefined) return { text: line };
  if ((between !== undefined) !== (who !== undefined && due !== undefined)) return { text: line };
  if (who !== undefined && !isAddressee(who)) return { text: line };
  return {
    text: line.slice(0, last.at),
    ...(who === undefined ? {} : { who }),
    ...(due === undefined ? {} : { due }),
  };
}

function read(lines: readonly string[]): string {
  return canonicalItem(unescapeInline(lines.join('\n')));
}

function indented(line: string): string {
  return line === '' ? '' : `  ${line}`;
}
