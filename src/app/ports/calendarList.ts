import type { CalendarLocation } from './calendarSource.ts';
import type { Event } from './event.ts';

/** One of the user's own calendars, as the user added it. */
export interface CalendarEntry {
  /** Ours; names nothing outside. */
  readonly id: string;
  /** The user's words for it. */
  readonly label: string;
  /** What its busy time means. */
  readonly as: 'off' | 'focus';
  readonly location: CalendarLocation;
}

/** Which calendars the user added on this machine, in the order of adding. Kept as a secret, for their addresses are. */
export interface CalendarList {
  /** Undefined when the list cannot be read: nothing may then be written over it. */
  read(): Promise<readonly CalendarEntry[] | undefined>;
  write(entries: readonly CalendarEntry[]): Promise<void>;
  /** Another window changed the list, or this one did. */
  readonly onDidChange: Event<undefined>;
}
