/** What is being written before the cursor that can be completed. `start` is the offset at which it begins. */
export type CompletionPlace =
  /** After `@`: a login, a team or a name. `text` is without the sign, as of an issue. */
  | { readonly type: 'person'; readonly start: number; readonly text: string }
  /** After `#`: an issue's or a pull request's number or words of its title. */
  | { readonly type: 'issue'; readonly start: number; readonly text: string }
  | { readonly type: 'path'; readonly start: number; readonly text: string }
  /** After `path:`: lines of that file. */
  | { readonly type: 'lines'; readonly start: number; readonly text: string; readonly path: string };

/** Beyond that many characters nothing is completed: nobody types so long a name. */
const longest = 250;

/**
 * What can be completed at the end of `line`, the text from the line's start to the cursor. Paths are completed in a
 * code span, behind a folder's slash, and wherever `isReferences` says that places are listed.
 */
export function completionPlace(line: string, isReferences: boolean): CompletionPlace | undefined {
  const tail = line.slice(-longest);
  const offset = line.length - tail.length;
  const inCode = (tail.match(/`/g)?.length ?? 0) % 2 === 1;
  if (!inCode) {
    const sign = /(?<![\w./@#&-])(?<sign>[@#])(?<text>[\w/-]*)$/.exec(tail)?.groups;
    if (sign !== undefined) {
      const { text = '' } = sign;
      const type = sign['sign'] === '@' ? 'person' : 'issue';
      return { type, text, start: line.length - text.length - 1 };
    }
  }
  const match = inCode
    ? /`(?<path>[^`]*)$/.exec(tail)
    : /(?:^|[\s(])(?<path>[\w@+.-]*\/[\w@+./-]*(?::[\d-]*)?|[\w@+.-]+(?::[\d-]*)?)$/.exec(tail);
  const written = match?.groups?.['path'];
  if (match === null || written === undefined) return undefined;
  if (!inCode && !isReferences && !/\/|\.\w+:/.test(written)) return undefined;
  const start = offset + match.index + match[0].length - written.length;
  const lines = /^(?<path>.+):(?<lines>[\d-]*)$/.exec(written)?.groups;
  if (lines !== undefined) return { type: 'lines', start, text: written, path: lines['path'] ?? '' };
  return written === '' && !inCode ? undefined : { type: 'path', start, text: written };
}
