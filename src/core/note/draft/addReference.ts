import { canonicalText } from '../codec/canonicalText.ts';
import { createLineScanner } from '../codec/fenceScanner.ts';
import type { FileReference } from '../fileReference.ts';

/** Lines of a file, to be quoted under their reference. */
export interface Snippet {
  readonly text: string;
  /** The editor's id of the language: `typescript`, `plaintext`. */
  readonly language: string;
}

/** A place to look at, as it is written into a note. */
export interface WrittenReference extends FileReference {
  /** Where the place is seen on the web. */
  readonly url?: string;
  readonly snippet?: Snippet;
}

/** What GitHub calls the languages for which the editor has a name of its own (github-linguist's aliases). */
const languageNames: ReadonlyMap<string, string> = new Map([
  ['javascriptreact', 'jsx'],
  ['plaintext', ''],
  ['shellscript', 'shell'],
  ['typescriptreact', 'tsx'],
]);

/** `path`, `path:line` or `path:line-line`: what a reference is called and found again by. */
export function referenceLabel({ path, line, endLine }: FileReference): string {
  if (line === undefined) return path;
  return endLine === undefined || endLine === line ? `${path}:${line}` : `${path}:${line}-${endLine}`;
}

/**
 * The address at which GitHub shows the lines at a commit ("Creating a permanent link to a code snippet", GitHub
 * Docs); rendered Markdown has no lines, so it is shown as plain text. `webUrl`: the repository's page, no final slash.
 */
export function permalinkUrl(webUrl: string, commit: string, { path, line, endLine }: FileReference): string {
  const encoded = path
    .split('/')
    .map((part) => encodeURIComponent(part).replaceAll('(', '%28').replaceAll(')', '%29'))
    .join('/');
  const file = `${webUrl}/blob/${commit}/${encoded}`;
  if (line === undefined) return file;
  const plain = /\.(?:md|markdown|mdx)$/i.test(path) ? '?plain=1' : '';
  return `${file}${plain}#L${line}${endLine === undefined || endLine === line ? '' : `-L${endLine}`}`;
}

/**
 * The section's text with the reference as its last item, and the snippet below it. A reference or snippet that
 * stands there already is not written again. Laws: adding twice is adding once; nothing that was written is changed.
 */
export function addReference(section: string, reference: WrittenReference): string {
  const label = referenceLabel(reference);
  const { snippet } = reference;
  // Blank lines quote nothing.
  const block = snippet === undefined || snippet.text.trim() === '' ? undefined : fencedBlock(snippet);
  const below = block === undefined ? '' : `\n\n${block}`;
  const found = endOfReference(section, label);
  if (found === undefined) return appendItem(section, referenceItem(label, reference.url) + below);
  const isQuoted = block === undefined || `\n${section}\n`.includes(`\n${block}\n`);
  return isQuoted ? section : section.slice(0, found) + below + section.slice(found);
}

/** Whether the section, outside its code blocks, has the reference. */
export function hasReference(section: string, reference: FileReference): boolean {
  return endOfReference(section, referenceLabel(reference)) !== undefined;
}

/** A reference in Markdown: inline code, and a link where the place is seen on the web. */
export function referenceItem(label: string, url: string | undefined): string {
  const code = codeSpan(label);
  return url === undefined ? code : `[${code}](${url})`;
}

/** The label as inline code, whatever its characters (CommonMark §6.1). */
function codeSpan(label: string): string {
  const line = label.replace(/[\r\n]+/g, ' ');
  const ticks = '`'.repeat(longestRun(line) + 1);
  return ticks.length === 1 ? ticks + line + ticks : `${ticks} ${line} ${ticks}`;
}

/** A code block with a fence that nothing in it closes (CommonMark §4.5). */
function fencedBlock({ text, language }: Snippet): string {
  const code = canonicalText(text).replace(/\n$/, '');
  const fence = '`'.repeat(Math.max(3, longestRun(code) + 1));
  const name = (languageNames.get(language) ?? language).replace(/[^\w+#.-]/g, '');
  return `${fence}${name}\n${code}\n${fence}`;
}

function longestRun(text: string): number {
  return [...text.matchAll(/`+/g)].reduce((longest, [run]) => Math.max(longest, run.length), 0);
}

/** The end of the line in which the reference stands. */
function endOfReference(section: string, label: string): number | undefined {
  const scan = createLineScanner();
  let start = 0;
  for (const line of section.split('\n')) {
    const end = start + line.length;
    if (!scan(line.trimEnd()).inFence && namesReference(line, label)) return end;
    start = end + 1;
  }
  return undefined;
}

function namesReference(line: string, label: string): boolean {
  if (!line.includes('`')) return occurs(line, label, apart);
  return (
    occurs(line, codeSpan(label), { before: /(?:^|[^`])$/, after: /^(?!`)/ }) ||
    occurs(line.replace(/`[^`]*`/g, ' '), label, apart)
  );
}

/** What stands beside a reference in prose: nothing with which the path or its lines would go on. */
const apart = { before: /(?:^|[^\w./:@#-])$/, after: /^(?![\w/:@#-]|\.\S)/ };

function occurs(
  line: string,
  text: string,
  sides: { readonly before: RegExp; readonly after: RegExp },
): boolean {
  for (let at = line.indexOf(text); at >= 0; at = line.indexOf(text, at + 1)) {
    if (sides.before.test(line.slice(0, at).slice(-2)) && sides.after.test(line.slice(at + text.length)))
      return true;
  }
  return false;
}

function appendItem(section: string, item: string): string {
  if (section.trim() === '') return `- ${item}`;
  const scan = createLineScanner();
  let closer: string | undefined;
  for (const line of section.split('\n')) closer = scan(line.trimEnd()).closer;
  const closed = closer === undefined ? section : `${section}${section.endsWith('\n') ? '' : '\n'}${closer}`;
  const lastLine = closed.trimEnd().split('\n').at(-1) ?? '';
  const bullet = closer === undefined ? /^([-*+])[ \t]/.exec(lastLine)?.[1] : undefined;
  const wanted = bullet === undefined ? 2 : 1;
  const breaks = /\n*$/.exec(closed)?.[0].length ?? 0;
  return `${closed}${'\n'.repeat(Math.max(0, wanted - breaks))}${bullet ?? '-'} ${item}`;
}
