/** What a line is to the codec. */
export interface ScannedLine {
  /** Inside a fenced code block, its fences included. */
  readonly inFence: boolean;
  /** The line that closes the block which is open after this line; absent when none is. */
  readonly closer?: string;
}

export type LineScanner = (line: string) => ScannedLine;

const opener = /^(`{3,})[^`]*$|^(~{3,})/;
const htmlStart = /^ {0,3}<(?!(?:pre|script|style|textarea)(?![A-Za-z0-9-]))\/?[A-Za-z]/i;
const blank = /^[ \t]*$/;
const plain: ScannedLine = { inFence: false };

/**
 * Follows fenced code blocks (CommonMark §4.5), line by line in linear time. It says `inFence` only where GitHub's
 * renderer certainly does: fences in lists, quotes and HTML are not followed, and after a fence within HTML nothing
 * is taken for code any more. Escaping relies on that, since an HTML comment outside code would be invisible.
 */
export function createLineScanner(): LineScanner {
  let fence: string | undefined;
  let html = false;
  let trusted = true;
  return (line) => {
    if (fence !== undefined) {
      const inner: ScannedLine = { inFence: true, closer: fence };
      if (!closes(line, fence)) return inner;
      fence = undefined;
      return { inFence: true };
    }
    if (line === '') {
      html = false;
      return plain;
    }
    if (!mayBeStructure(line, 0)) return plain;
    if (blank.test(line)) html = false;
    if (htmlStart.test(line)) html = true;
    const match = opener.exec(line);
    if (match === null) return plain;
    if (html) trusted = false;
    if (!trusted) return plain;
    fence = match[1] ?? match[2] ?? '';
    return { inFence: true, closer: fence };
  };
}

/**
 * Whether the line that begins at an offset may be blank, a fence or HTML, which its first unit tells; no other line,
 * but an empty one, changes what a scanner says of those that follow.
 */
export function mayBeStructure(text: string, from: number): boolean {
  const first = text.charCodeAt(from);
  return first === 0x20 || first === 0x09 || first === 0x3c || first === 0x60 || first === 0x7e;
}

function closes(line: string, fence: string): boolean {
  const run = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1];
  return run !== undefined && run.length >= fence.length && run.startsWith(fence);
}
