import { MINUTE } from '../civilDate.ts';
import { emptyWeek, type AwayRange, type Block, type DatedOverride, type WeekBlocks } from '../schedule.ts';
import {
  dateFault,
  formatBlocks,
  formatResponse,
  haveOverlap,
  parseAway,
  parseBlocks,
  parseResponse,
  type DateFault,
} from '../teamFile/blockText.ts';
import type { MemberEntry } from '../teamFile/formatMember.ts';

/** One's own entry as it is being typed: what need not be right yet is text. */
export interface HoursForm {
  readonly name: string;
  readonly zone: string;
  /** Null leaves the hours unknown. */
  readonly hours: WeekBlocks | null;
  readonly focus: WeekBlocks;
  /** As in the team file (`4h`), or a plain number of hours. */
  readonly response: string;
  readonly overrides: readonly OverrideRow[];
  readonly away: readonly AwayRow[];
}

/** The hours of one date: `off` or `09:00-12:00, 13:00-17:00`; focus may be empty, which leaves it to the hours. */
export interface OverrideRow {
  readonly date: string;
  readonly hours: string;
  readonly focus: string;
}

/** Dates, both included; an empty `to` is the same date. */
export interface AwayRow {
  readonly from: string;
  readonly to: string;
}

export type HoursField =
  | { readonly part: 'zone' | 'response' }
  | { readonly part: 'override'; readonly row: number; readonly field: 'date' | 'hours' | 'focus' }
  | { readonly part: 'away'; readonly row: number };

export type HoursFault =
  | DateFault
  | { readonly code: 'zone-unknown'; readonly zone: string }
  | { readonly code: 'zone-missing' }
  | { readonly code: 'response-malformed' | 'blocks-malformed' | 'blocks-overlap'; readonly text: string }
  | { readonly code: 'date-repeated'; readonly date: string };

export interface HoursProblem {
  readonly at: HoursField;
  readonly fault: HoursFault;
}

export type ReadForm =
  | { readonly ok: true; readonly entry: MemberEntry }
  | { readonly ok: false; readonly problems: readonly HoursProblem[] };

export const emptyForm: HoursForm = {
  name: '',
  zone: '',
  hours: null,
  focus: emptyWeek,
  response: '',
  overrides: [],
  away: [],
};

/** The form that shows an entry. Law: reading it gives the entry. */
export function formOf({ name, zone, hours, focus, overrides, away, responseTime }: MemberEntry): HoursForm {
  return {
    name: name ?? '',
    zone: zone ?? '',
    hours,
    focus,
    response: responseTime === null ? '' : formatResponse(responseTime),
    overrides: overrides.map((each) => ({
      date: each.date,
      hours: each.hours === undefined ? '' : formatBlocks(each.hours),
      focus: each.focus === undefined ? '' : formatBlocks(each.focus),
    })),
    away: away.map(({ from, to }) => ({ from, to: from === to ? '' : to })),
  };
}

/**
 * The entry that a form says, or every field that cannot be read. Rows in which nothing is typed say nothing. `isZone`:
 * whether a text is the IANA name of a time zone.
 */
export function entryOf(form: HoursForm, isZone: (zone: string) => boolean): ReadForm {
  const problems: HoursProblem[] = [];
  const report = (at: HoursField, fault: HoursFault | null): void => {
    if (fault !== null) problems.push({ at, fault });
  };
  const zone = form.zone.trim();
  report({ part: 'zone' }, zoneFault(zone, form, isZone));
  const response = form.response.trim();
  const responseTime = response === '' ? null : parseHours(response);
  if (response !== '' && responseTime === null)
    report({ part: 'response' }, { code: 'response-malformed', text: response });
  const entry = {
    name: form.name.trim() === '' ? null : form.name.trim(),
    zone: zone === '' ? null : zone,
    hours: form.hours,
    focus: form.focus,
    overrides: readOverrides(form.overrides, report),
    away: readAway(form.away, report),
    responseTime,
  };
  return problems.length === 0 ? { ok: true, entry } : { ok: false, problems };
}

type Report = (at: HoursField, fault: HoursFault | null) => void;

/** Hours are wall time: without a zone they say nothing. */
function zoneFault(zone: string, form: HoursForm, isZone: (zone: string) => boolean): HoursFault | null {
  if (zone !== '') return isZone(zone) ? null : { code: 'zone-unknown', zone };
  const needsZone = form.hours !== null || form.away.length > 0 || form.overrides.length > 0;
  return needsZone ? { code: 'zone-missing' } : null;
}

/** `4h`, `1h30m`, `45m`, and plain hours: `4`, `1.5`. */
function parseHours(text: string): number | null {
  const compact = text.toLowerCase().replaceAll(/\s/g, '');
  if (!/^\d{1,3}(?:[.,]\d{1,2})?$/.test(compact)) return parseResponse(compact);
  return Math.round(Number(compact.replace(',', '.')) * 60) * MINUTE;
}

/** Blocks of a text, also with spaces where a person puts them; null when malformed. */
export function readBlocks(text: string): readonly Block[] | null {
  return parseBlocks(
    text
      .trim()
      .toLowerCase()
      .replaceAll(/\s*,\s*/g, ', '),
  );
}

function blocksFault(text: string, blocks: readonly Block[] | null): HoursFault | null {
  if (blocks === null) return { code: 'blocks-malformed', text };
  return haveOverlap(blocks) ? { code: 'blocks-overlap', text } : null;
}

function readOverrides(rows: readonly OverrideRow[], report: Report): readonly DatedOverride[] {
  const seen = new Set<string>();
  return rows.flatMap(({ date, hours, focus }, row) => {
    if (date === '' && hours.trim() === '' && focus.trim() === '') return [];
    const field = (name: 'date' | 'hours' | 'focus'): HoursField => ({ part: 'override', row, field: name });
    report(field('date'), dateFault(date) ?? (seen.has(date) ? { code: 'date-repeated', date } : null));
    seen.add(date);
    const read = (name: 'hours' | 'focus', text: string): readonly Block[] | undefined => {
      if (text.trim() === '') return undefined;
      const blocks = readBlocks(text);
      report(field(name), blocksFault(text, blocks));
      return blocks ?? [];
    };
    const [readHours, readFocus] = [read('hours', hours), read('focus', focus)];
    if (readHours === undefined && readFocus === undefined)
      report(field('hours'), { code: 'blocks-malformed', text: '' });
    return [
      {
        date,
        ...(readHours === undefined ? {} : { hours: readHours }),
        ...(readFocus === undefined ? {} : { focus: readFocus }),
      },
    ];
  });
}

function readAway(rows: readonly AwayRow[], report: Report): readonly AwayRange[] {
  return rows.flatMap(({ from, to }, row) => {
    if (from === '' && to === '') return [];
    const range = parseAway(to === '' ? from : `${from}..${to}`);
    if (!('code' in range)) return [range];
    report({ part: 'away', row }, range);
    return [];
  });
}
