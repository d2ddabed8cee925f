export interface Identifiers {
  /** A random UUID (RFC 9562, version 4). */
  next(): string;
}
