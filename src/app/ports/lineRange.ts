export interface LineRange {
  readonly path: string;
  /** From 1, inclusive; absent: the whole file. */
  readonly lines?: { readonly first: number; readonly last: number };
}
