/** As much of the editor's range as tells its lines; both from 0. */
interface Selected {
  readonly start: { readonly line: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** The lines that a selection covers, from 1: one of whole lines ends before the first character of the line after. */
export function selectedLines({ start, end }: Selected): { readonly first: number; readonly last: number } {
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  return { first: start.line + 1, last: last + 1 };
}
