import type { Instant } from '../../core/instant.ts';

/** Where one of the user's own calendars is. Both are secrets: neither is logged, nor part of any failure. */
export type CalendarLocation =
  { readonly kind: 'url'; readonly url: string } | { readonly kind: 'file'; readonly path: string };

/** Why no fresh calendar was had. */
export type CalendarFailure =
  /** No address that `calendarAddress` accepts. */
  | { readonly code: 'address-invalid' }
  /** The server leads to an address at which the calendar would travel in clear. */
  | { readonly code: 'redirect-unsafe' }
  | { readonly code: 'file-missing' }
  | { readonly code: 'file-unreadable' }
  | { readonly code: 'offline' }
  | { readonly code: 'timed-out'; readonly milliseconds: number }
  | { readonly code: 'cancelled' }
  | { readonly code: 'too-large'; readonly limit: number }
  /** 401 and 403: the secret address was reset, or a sign-in is asked for. */
  | { readonly code: 'refused'; readonly status: number }
  /** 404 and 410. */
  | { readonly code: 'gone'; readonly status: number }
  /** Any other status; `retryAfter` in milliseconds where the server says so. */
  | { readonly code: 'unavailable'; readonly status: number; readonly retryAfter: number | null }
  /** A web page most often. */
  | { readonly code: 'not-a-calendar'; readonly looksLikeHtml: boolean };

export interface CalendarAnswer {
  /** iCalendar; null when neither the source nor a copy gave any. */
  readonly text: string | null;
  /** When the source last confirmed this text. */
  readonly asOf: Instant | null;
  /** `unchanged`: the source said so. `copy`: from this machine, because of the failure. */
  readonly origin: 'fresh' | 'unchanged' | 'copy' | 'none';
  readonly failure: CalendarFailure | null;
}

/** Reads the user's own calendars. Addresses come from the user's settings or SecretStorage, never from a repository. */
export interface CalendarSource {
  read(location: CalendarLocation, signal?: AbortSignal): Promise<CalendarAnswer>;
  /** Forgets the copy, when the user removes the calendar. */
  forget(location: CalendarLocation): Promise<void>;
}
