import { constants, open } from 'node:fs/promises';

import type {
  CalendarAnswer,
  CalendarFailure,
  CalendarLocation,
  CalendarSource,
} from '../../app/ports/calendarSource.ts';
import type { Instant } from '../../core/instant.ts';
import { CalendarCopies, type CalendarCopy } from './calendarCopies.ts';
import { calendarLimits, fetchCalendar, type CalendarLimits } from './fetchCalendar.ts';
import { BodyTooLarge, limitedText } from './limitedText.ts';

/**
 * Calendars from the web and from files. The last good text of each address is kept in `folder` and answers while
 * the source does not; a page that is no calendar never takes its place.
 */
export class CalendarReader implements CalendarSource {
  private readonly copies: CalendarCopies;
  private readonly now: () => Instant;
  private readonly limits: CalendarLimits;

  constructor(folder: string, now: () => Instant, limits: CalendarLimits = calendarLimits) {
    this.copies = new CalendarCopies(folder);
    this.now = now;
    this.limits = limits;
  }

  async read(location: CalendarLocation, signal?: AbortSignal): Promise<CalendarAnswer> {
    if (location.kind === 'file') return this.readFromFile(location.path);
    const copy = await this.copies.load(location);
    const fetched = await fetchCalendar(location.url, copy?.validators ?? null, this.limits, signal);
    if (fetched.type === 'failed') return fallback(copy, fetched.failure);
    if (fetched.type === 'unchanged' && copy !== null) {
      const confirmed = { ...copy, asOf: this.now() };
      await this.copies.save(location, confirmed);
      return { text: copy.text, asOf: confirmed.asOf, origin: 'unchanged', failure: null };
    }
    if (fetched.type === 'unchanged')
      return fallback(null, { code: 'unavailable', status: 304, retryAfter: null });
    const fault = notACalendar(fetched.text);
    if (fault !== null) return fallback(copy, fault);
    const fresh = { text: fetched.text, asOf: this.now(), validators: fetched.validators };
    await this.copies.save(location, fresh);
    return { text: fresh.text, asOf: fresh.asOf, origin: 'fresh', failure: null };
  }

  async forget(location: CalendarLocation): Promise<void> {
    await this.copies.remove(location);
  }

  private async readFromFile(path: string): Promise<CalendarAnswer> {
    const text = await textOfFile(path, this.limits.bytes);
    if (typeof text !== 'string') return fallback(null, text);
    const fault = notACalendar(text);
    return fault === null
      ? { text, asOf: this.now(), origin: 'fresh', failure: null }
      : fallback(null, fault);
  }
}

function fallback(copy: CalendarCopy | null, failure: CalendarFailure): CalendarAnswer {
  if (copy === null) return { text: null, asOf: null, origin: 'none', failure };
  return { text: copy.text, asOf: copy.asOf, origin: 'copy', failure };
}

function notACalendar(text: string): CalendarFailure | null {
  if (/^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text)) return null;
  return { code: 'not-a-calendar', looksLikeHtml: /^\uFEFF?\s*</.test(text) };
}

/** A regular file only: a pipe or a device could keep the reader waiting for ever. */
async function textOfFile(path: string, limit: number): Promise<string | CalendarFailure> {
  try {
    await using file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    if (!(await file.stat()).isFile()) return { code: 'file-unreadable' };
    return await limitedText(file.createReadStream({ autoClose: false }), limit, null);
  } catch (error) {
    if (error instanceof BodyTooLarge) return { code: 'too-large', limit };
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { code: missing ? 'file-missing' : 'file-unreadable' };
  }
}
