const longestSpan = 160;

/** A short SHA: long enough to be unique in the largest repositories, and linked by GitHub (7 digits and more). */
export function shortSha(sha: string): string {
  return sha.slice(0, 10);
}

/** Any text on one line, with everything in it to be seen: line ends, controls and direction marks as escapes. */
export function visibleText(text: string, longest = longestSpan): string {
  return shortened(text, longest)
    .toWellFormed()
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')
    .replace(/[\p{Cc}\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, escaped);
}

/**
 * Any text as one line of inline code (CommonMark §6.1): nothing in it mentions, links, hides or ends anything. Line
 * ends and controls are written as escapes, direction marks too (they could show another name than the real one).
 */
export function codeSpan(text: string, longest = longestSpan): string {
  const visible = visibleText(text, longest);
  if (visible === '') return '` `';
  const runs = (visible.match(/`+/g) ?? []).map((run) => run.length);
  let length = 1;
  while (runs.includes(length)) length += 1;
  const fence = '`'.repeat(length);
  const isPadded = /^`|`$|^ .* $/.test(visible) && visible.trim() !== '';
  return isPadded ? `${fence} ${visible} ${fence}` : `${fence}${visible}${fence}`;
}

/**
 * A link with inline code for its text (code binds tighter than the link's brackets, CommonMark §6.3); the code alone
 * when the address is not of the web.
 */
export function linkTo(text: string, url: string): string {
  const code = codeSpan(text);
  if (!/^https?:\/\/[^\s/]/i.test(url)) return code;
  return `[${code}](${url.toWellFormed().replace(/[\s<>()\\`\p{Cc}]/gu, percentEncoded)})`;
}

/** `path:line`, or the path alone. */
export function placeOf({ path, line }: { readonly path: string; readonly line?: number }): string {
  return line === undefined ? path : `${path}:${line}`;
}

/** The text, or as much of it as fits with an ellipsis in so many UTF-16 units; no character is cut in half. */
export function shortened(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

function percentEncoded(character: string): string {
  if (character === '(') return '%28';
  return character === ')' ? '%29' : encodeURIComponent(character);
}
