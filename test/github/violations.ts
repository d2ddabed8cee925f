/** Something that could not have happened with GitHub: a mistake of the client or of the double itself. */
export interface Violation {
  readonly kind: 'unknown route' | 'request' | 'response' | 'query' | 'resolver';
  /** Which operation, e.g. `GET /repos/acme/atlas/pulls`, or `GraphQL`. */
  readonly where: string;
  /** What was wrong, one sentence each. */
  readonly details: readonly string[];
}
