/**
 * Markdown in few words for where none is shown: links by their text, code without its ticks, list items with a bullet,
 * headings without their hashes. What it does not know stays as it is.
 */
export function plainText(markdown: string): string {
  return markdown
    .replace(/\[([^[\]]*)\]\([^()\s]*\)/g, '$1')
    .replaceAll('`', '')
    .replace(/^[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?/gm, '• ')
    .replace(/^#{1,6}[ \t]+/gm, '');
}
