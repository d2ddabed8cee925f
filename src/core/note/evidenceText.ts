const longestSpan = 160;

/** A short SHA: long enough to be unique in the largest repositories, and linked by GitHub (7 digits and more). */
export function shortSha(sha: string): string {
  return sha.slice(0, 10);
}

/**
 * Any text as one line of inline code (CommonMark §6.1): nothing in it mentions, links, hides or ends anything. Line
 * ends and controls are written as escapes, direction marks too (they could show another name than the real one).
 */
export function codeSpan(text: string, longest = longestSpan): string {
  const visible = shortened(text, longest)
    .toWellFormed()
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')
    .replace(/[\p{Cc}\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, escaped);
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

function shortened(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

function percentEncoded(character: string): string {
  if (character === '(') return '%28';
  return character === ')' ? '%29' : encodeURIComponent(character);
}
