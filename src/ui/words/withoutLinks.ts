const maximumLength = 300;

/**
 * The text as VS Code shows it in a notification, a progress or a prompt when nothing in it is to become a link. VS Code
 * makes a live link of `[text](command:…)` in these, whoever wrote it (`parseLinkedText` in its linkedText.ts), so a word
 * joiner parts the brackets. Line ends become spaces, and what is over 300 UTF-16 units is cut.
 */
export function withoutLinks(text: string): string {
  const line = text.replace(/\s+/g, ' ').replaceAll('](', ']\u2060(');
  return line.length <= maximumLength ? line : `${line.slice(0, maximumLength - 1).toWellFormed()}…`;
}
