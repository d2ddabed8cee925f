import { createLineScanner } from './fenceScanner.ts';

/** Closes a heading line of the author's own, so that it is not taken for the start of a section. */
const ownHeading = ' <!-- baton:text -->';
const fenceClosed = '<!-- baton:closed -->';

/**
 * U+2060, put behind a `<` that would hide what follows it, or begin raw HTML that only its end tag ends (CommonMark
 * §4.6, type 1): invisible, and unlike a backslash or an entity it works in prose, inline code and HTML alike.
 */
const wordJoiner = '\u2060';
const hiding = /<(\u2060*)(?=[!?]|\/[^A-Za-z]|(?:pre|script|style|textarea)(?![A-Za-z0-9-]))/gi;
const hidden = /<\u2060(\u2060*)(?=[!?]|\/[^A-Za-z]|(?:pre|script|style|textarea)(?![A-Za-z0-9-]))/gi;
/** In code only what would be read as ours: anchors, and what is escaped already. */
const anchorInCode =
  /<(?=!-- baton)|<\u2060+(?=[!?]|\/[^A-Za-z]|(?:pre|script|style|textarea)(?![A-Za-z0-9-]))/gi;

/**
 * Makes text of any content safe inside a line: no HTML comment, declaration or processing instruction can begin in
 * it (a mention in one would be hidden), hence none of our anchors either. Reversed by `unescapeInline`. Linear.
 */
export function escapeInline(text: string): string {
  return text.includes('<') ? text.replace(hiding, `<$1${wordJoiner}`) : text;
}

export function unescapeInline(text: string): string {
  return text.includes(wordJoiner) ? text.replace(hidden, '<$1') : text;
}

/**
 * Writes a section's text so that `parseBlock` gives it back: HTML comments become visible text, headings down to
 * `level` are told from section headings by an anchor, a code fence left open is closed. Code stays as it is where it is
 * certain to be code; else (`codeIsCertain` false: see `mayLeaveCodeOpen`) it is escaped like prose.
 */
export function formatBlock(text: string, level: number, codeIsCertain = true): string {
  const scan = createLineScanner();
  let closer: string | undefined;
  const lines = text.split('\n').map((line) => {
    const scanned = scan(line);
    closer = scanned.closer;
    if (scanned.inFence && codeIsCertain) return line.replace(anchorInCode, `$&${wordJoiner}`);
    if (scanned.inFence) return escapeInline(line);
    const escaped = escapeInline(line);
    return headingLevel(line) <= level ? escaped + ownHeading : escaped;
  });
  if (closer !== undefined) lines.push(closer, fenceClosed);
  return lines.join('\n');
}

/**
 * Whether the text holds what may be a code fence and is not followed as one (`createLineScanner`): GitHub may take it
 * for open behind the text, and the next fence, in whatever section, for its end.
 */
export function mayLeaveCodeOpen(text: string): boolean {
  if (!text.includes('```') && !text.includes('~~~')) return false;
  const scan = createLineScanner();
  return text.split('\n').some((line) => !scan(line).inFence && /`{3}|~{3}/.test(line));
}

/** Reads what `formatBlock` wrote, and anything else as it stands. */
export function parseBlock(text: string): string {
  if (!text.includes(wordJoiner) && !text.includes('<!-- baton:')) return text.trimEnd();
  const scan = createLineScanner();
  const lines = text.trimEnd().split('\n');
  if (lines.at(-1) === fenceClosed) lines.splice(/^(?:`{3,}|~{3,})$/.test(lines.at(-2) ?? '') ? -2 : -1);
  return lines
    .map((line) => {
      if (scan(line).inFence) return unescapeInline(line);
      return unescapeInline(isOwnHeading(line) ? line.slice(0, -ownHeading.length) : line);
    })
    .join('\n');
}

/** The level of the ATX heading that starts in the line's first column; infinite when there is none. */
export function headingLevel(line: string): number {
  let level = 0;
  while (line[level] === '#') level += 1;
  const isHeading = level >= 1 && level <= 6 && (level === line.length || /[ \t]/.test(line[level] ?? ''));
  return isHeading ? level : Infinity;
}

/** Whether the line is a heading that the author of a text wrote within it. */
export function isOwnHeading(line: string): boolean {
  return line.startsWith('#') && line.endsWith(ownHeading) && headingLevel(line) <= 6;
}

/** Ends an item's line whose text would else be read as an owner or a date. */
export const plainTextGuard = ownHeading;
