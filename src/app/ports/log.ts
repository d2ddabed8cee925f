/** A log for the person who must find a cause. Never holds a token, a calendar's content or a note's text. */
export interface Log {
  info(message: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(message: string, facts?: Readonly<Record<string, unknown>>): void;
  error(message: string, cause: unknown): void;
}
