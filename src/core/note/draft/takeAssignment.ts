import { epochDayOf } from '../../availability/civilDate.ts';
import { isAddressee } from '../addressee.ts';

/** A row's text without what it said of whom and when. */
export interface TakenAssignment {
  readonly text: string;
  readonly who?: string;
  readonly due?: string;
}

type Taken = Omit<TakenAssignment, 'text'>;

/** What a row may still take: it has none of it. */
export interface Wanted {
  readonly who: boolean;
  readonly due: boolean;
}

/** Behind one of these a name or a date belongs to the sentence. */
const joining = new Set(
  (
    'about after and as ask at before between call cc for from help in let like meet of on or ping see since tell ' +
    'than thank through till to until via with'
  ).split(' '),
);
const separators = ' ,;:·—–-';

/**
 * Takes the person and the date out of the beginning or the end of what somebody typed as one row: `Rotate the keys
 * @maya 2026-12-02`, `@maya: rotate the keys`. Undefined where there is none, or where it is a part of the sentence:
 * `Ask @maya`, `@maya is out`, and whatever stands in a code span.
 */
export function takeAssignment(typed: string, wanted: Wanted): TakenAssignment | undefined {
  const atEnd = takeFromEnd(typed.trim(), wanted, {});
  const left = { who: wanted.who && atEnd.who === undefined, due: wanted.due && atEnd.due === undefined };
  const taken = takeFromStart(atEnd.text, left, atEnd);
  return taken.who === undefined && taken.due === undefined ? undefined : taken;
}

function takeFromEnd(text: string, wanted: Wanted, before: Taken): TakenAssignment {
  const at = text.lastIndexOf(' ');
  const found = assignmentIn(text.slice(at + 1).replace(/^\(|[.)]$/g, ''), wanted);
  const head = withoutEnd(text.slice(0, Math.max(at, 0)));
  const kept = { ...before, text };
  if (found === undefined || head === '' || head.split('`').length % 2 === 0) return kept;
  const last = head.slice(head.lastIndexOf(' ') + 1).toLowerCase();
  const isApart = head.length < text.slice(0, at).trimEnd().length;
  if (!isApart && (joining.has(last) || (found.who !== undefined && last.startsWith('@')))) return kept;
  const isDue = found.due !== undefined && (last === 'by' || last === 'due');
  if (isDue && head.length === last.length) return kept;
  const rest = isDue ? withoutEnd(head.slice(0, -last.length)) : head;
  return takeFromEnd(rest, less(wanted, found), { ...before, ...found });
}

function takeFromStart(text: string, wanted: Wanted, before: Taken): TakenAssignment {
  const end = text.indexOf(' ');
  const word = text.slice(0, Math.max(end, 0));
  const token = word.replace(/[:,]$/, '');
  const found = assignmentIn(token, wanted);
  const tail = text.slice(end + 1);
  const rest = withoutStart(tail);
  const kept = { ...before, text };
  if (found === undefined || rest === '') return kept;
  const isApart = word !== token || rest.length < tail.trimStart().length || before.who !== undefined;
  const [first = ''] = rest;
  const goesOn = first === '@' || (first === first.toLowerCase() && first !== first.toUpperCase());
  if (!isApart && goesOn) return kept;
  return takeFromStart(rest, less(wanted, found), { ...before, ...found });
}

function assignmentIn(token: string, wanted: Wanted): Taken | undefined {
  if (token.startsWith('@'))
    return wanted.who && isAddressee(token.slice(1)) ? { who: token.slice(1) } : undefined;
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(token) && epochDayOf(token) !== null;
  return wanted.due && isDate ? { due: token } : undefined;
}

function less(wanted: Wanted, { who, due }: Taken): Wanted {
  return { who: wanted.who && who === undefined, due: wanted.due && due === undefined };
}

function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && separators.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function withoutStart(text: string): string {
  let start = 0;
  while (start < text.length && separators.includes(text.charAt(start))) start += 1;
  return text.slice(start);
}
