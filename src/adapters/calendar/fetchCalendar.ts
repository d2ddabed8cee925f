import type { CalendarFailure } from '../../app/ports/calendarSource.ts';
import { calendarAddress, redirectedAddress } from '../../app/team/calendarAddress.ts';
import { BodyTooLarge, limitedText } from './limitedText.ts';

export interface CalendarLimits {
  /** Bytes of the decompressed body. */
  readonly bytes: number;
  /** From the first byte sent to the last one received. */
  readonly milliseconds: number;
}

export const calendarLimits: CalendarLimits = { bytes: 20 * 1024 * 1024, milliseconds: 30_000 };

/** What a later request sends to learn whether anything changed. */
export interface CalendarValidators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export type FetchedCalendar =
  | { readonly type: 'fresh'; readonly text: string; readonly validators: CalendarValidators }
  | { readonly type: 'unchanged' }
  | { readonly type: 'failed'; readonly failure: CalendarFailure };

/** As many as a browser would hardly need; a circle ends here. */
const mostRedirects = 5;

/**
 * Fetches a calendar from an address that `calendarAddress` accepts, and from those to which it redirects as long as
 * each keeps the secret on its way. Never rejects; the address is in no failure. `known` makes the request conditional.
 */
export async function fetchCalendar(
  address: string,
  known: CalendarValidators | null,
  limits: CalendarLimits,
  signal?: AbortSignal,
): Promise<FetchedCalendar> {
  const url = calendarAddress(address);
  if (url === null) return failed({ code: 'address-invalid' });
  const deadline = AbortSignal.timeout(limits.milliseconds);
  try {
    const init: RequestInit = {
      headers: requestHeaders(known),
      redirect: 'manual',
      signal: signal === undefined ? deadline : AbortSignal.any([deadline, signal]),
    };
    let [from, response] = [url, await fetch(url, init)];
    for (let hop = 0; hop < mostRedirects && isRedirect(response); hop += 1) {
      const to = redirectedAddress(from, response.headers.get('location') ?? '');
      await response.body?.cancel();
      if (to === null) return failed({ code: 'redirect-unsafe' });
      [from, response] = [to, await fetch(to, init)];
    }
    return await answerOf(response, known !== null, limits);
  } catch (error) {
    if (error instanceof BodyTooLarge) return failed({ code: 'too-large', limit: limits.bytes });
    if (signal?.aborted === true) return failed({ code: 'cancelled' });
    if (deadline.aborted) return failed({ code: 'timed-out', milliseconds: limits.milliseconds });
    // fetch has one kind of error for everything that kept an answer away.
    return failed({ code: 'offline' });
  }
}

function isRedirect({ status, headers }: Response): boolean {
  return [301, 302, 303, 307, 308].includes(status) && headers.has('location');
}

function requestHeaders(known: CalendarValidators | null): Headers {
  const headers = new Headers({ accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1' });
  const { etag = null, lastModified = null } = known ?? {};
  if (etag !== null) headers.set('if-none-match', etag);
  else if (lastModified !== null) headers.set('if-modified-since', lastModified);
  return headers;
}

async function answerOf(
  response: Response,
  conditional: boolean,
  limits: CalendarLimits,
): Promise<FetchedCalendar> {
  if (response.status === 304 && conditional) return { type: 'unchanged' };
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    return failed(failureOf(response));
  }
  if (Number(response.headers.get('content-length')) > limits.bytes) {
    await response.body.cancel();
    return failed({ code: 'too-large', limit: limits.bytes });
  }
  const charset = /charset="?([^\s;"]+)/i.exec(response.headers.get('content-type') ?? '')?.[1] ?? null;
  const text = await limitedText(response.body, limits.bytes, charset);
  const validators = {
    etag: response.headers.get('etag'),
    lastModified: response.headers.get('last-modified'),
  };
  return { type: 'fresh', text, validators };
}

function failureOf(response: Response): CalendarFailure {
  const { status } = response;
  if (status === 401 || status === 403) return { code: 'refused', status };
  if (status === 404 || status === 410) return { code: 'gone', status };
  const seconds = Number(response.headers.get('retry-after') ?? NaN);
  return { code: 'unavailable', status, retryAfter: Number.isFinite(seconds) ? seconds * 1000 : null };
}

function failed(failure: CalendarFailure): FetchedCalendar {
  return { type: 'failed', failure };
}
