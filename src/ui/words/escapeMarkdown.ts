/**
 * Markdown that shows a text as it is, in one paragraph: every ASCII punctuation mark may be escaped (CommonMark §2.4),
 * and a line ends where the text has an end of line. `MarkdownString.appendText` would also tie all words together by
 * spaces at which no line can end.
 */
export function escapeMarkdown(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trim().replace(/[!-/:-@[-`{-~]/g, String.raw`\$&`))
    .filter((line) => line !== '')
    .join('\\\n');
}
