/**
 * The normal form of everything a person typed, so that a note survives JSON, UTF-8 and GitHub's storage unchanged:
 * CRLF and CR are LF (CommonMark §2.1 takes all three for line endings), NUL and lone surrogates are U+FFFD
 * (CommonMark §2.3; a lone surrogate has no UTF-8 form).
 */
export function canonicalText(text: string): string {
  // Most texts hold none of these: one look at them instead of three.
  if (!/[\0\r\ud800-\udfff]/.test(text)) return text;
  const wellFormed = text.toWellFormed();
  const visible = wellFormed.includes('\0') ? wellFormed.replaceAll('\0', '\uFFFD') : wellFormed;
  return visible.includes('\r') ? visible.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : visible;
}

/** The normal form of a section's text: no blank lines before it, no white space after it. */
export function canonicalBlock(text: string): string {
  const trimmed = canonicalText(text).trimEnd();
  if (!/^\s/.test(trimmed)) return trimmed;
  const lines = trimmed.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  return first <= 0 ? lines.join('\n') : lines.slice(first).join('\n');
}

/** The normal form of an item's text: no white space around it; it may have several lines. */
export function canonicalItem(text: string): string {
  return canonicalText(text).trim();
}

/** The normal form of a title or a reason: one line, no white space around it. */
export function canonicalLine(text: string): string {
  if (!text.includes('\n') && !text.includes('\r')) return canonicalText(text).trim();
  return canonicalText(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}
