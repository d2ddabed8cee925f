import type { FileReference } from '../fileReference.ts';
import { emptyContent, type NoteContent } from '../note.ts';
import { noteTexts, type NoteText, partOf, placeOf } from './noteText.ts';
import { type Problem, severities } from './problem.ts';
import type { ReadinessFacts } from './readinessFacts.ts';

interface FoundReference extends FileReference {
  /** Another path that may be meant: in inline code one begins at the code's start, or at a space as in a command. */
  readonly otherPath?: string;
  readonly text: NoteText;
  readonly start: number;
  readonly end: number;
}

const reference =
  /(?<![\p{L}\p{M}\p{N}_./:@#-])(?<path>(?:[\p{L}\p{M}\p{N}_.@+-]{1,100}\/){0,20}[\p{L}\p{M}\p{N}_.@+-]{0,100}[\p{L}\p{M}\p{N}_+-])(?::(?<line>\d{1,7})(?:-(?<last>\d{1,7}))?)?(?![\p{L}\p{M}\p{N}_/:@])/gu;

/** Inline code (CommonMark §6.1) of more than plain path characters: a path with spaces or brackets, or a command. */
const oddCode = /(?<!`)(`{1,3})(?!`)(?=[^`\n]*[^\w./@+:`\n-])[^`\n]{1,300}\1(?!`)/g;

/** The paths that a note refers to, each once: what `ReadinessFacts.files` should know. */
export function referencedPaths(content: NoteContent): readonly string[] {
  return [
    ...new Set(
      referencesOf(noteTexts(content)).flatMap(({ path, otherPath }) =>
        otherPath === undefined ? [path] : [path, otherPath],
      ),
    ),
  ];
}

/** A place to look at that the author listed, in every way in which its path may be meant, likeliest first. */
export type ListedReference = readonly [FileReference, ...FileReference[]];

/** What the author listed under *Where to look*, in order. */
export function listedReferences({ references }: NoteContent): readonly ListedReference[] {
  const texts = noteTexts({ ...emptyContent, references });
  return referencesOf(texts).map(({ path, otherPath, line, endLine }): ListedReference => {
    const lines = {
      ...(line === undefined ? {} : { line }),
      ...(endLine === undefined ? {} : { endLine }),
    };
    const named = { path, ...lines };
    return otherPath === undefined ? [named] : [named, { path: otherPath, ...lines }];
  });
}

/** Files and lines that do not exist at the noted commit. */
export function checkReferences(texts: readonly NoteText[], facts: ReadinessFacts): readonly Problem[] {
  const { files } = facts;
  if (files === undefined) return [];
  return referencesOf(texts).flatMap((found): readonly Problem[] => {
    const [own, other] = [files.get(found.path), files.get(found.otherPath ?? found.path)];
    const lines = own === null ? other : own;
    if (lines === undefined) return [];
    const last = found.endLine ?? found.line ?? 0;
    if (lines !== null && last <= lines) return [];
    return [
      {
        rule: 'missingReference',
        severity: severities.missingReference,
        ...placeOf(found.text),
        range: { start: found.start, end: found.end },
        data: { path: found.path, ...partOf(found.text), ...(lines === null ? {} : { line: last, lines }) },
      },
    ];
  });
}

function referencesOf(texts: readonly NoteText[]): readonly FoundReference[] {
  return texts.flatMap((text) => {
    const withoutUrls = text.text.replace(/\bhttps?:\/\/[^\s)>\]]+/g, (url) => ' '.repeat(url.length));
    const spans = [...text.text.matchAll(oddCode)];
    return [...withoutUrls.matchAll(reference)].flatMap((match): readonly FoundReference[] => {
      const { path = '', line, last } = match.groups ?? {};
      const end = match.index + match[0].length;
      const span = spans.find((each) => each.index < match.index && end < each.index + each[0].length);
      const codeStart = span === undefined ? match.index : span.index + (span[1]?.length ?? 0);
      const whole = text.text.slice(codeStart, match.index + path.length).trimStart();
      if (!isPath(path, line !== undefined || whole.includes('/'), text)) return [];
      const isListed = text.section === 'references';
      // Scripts without spaces may have words right before a path.
      const plain = /[\w.@+/-]*$/.exec(path)?.[0] ?? path;
      const paths = isListed || !whole.includes(' ') ? [whole, plain] : [plain, whole];
      return [
        {
          text,
          path: paths[0] ?? path,
          ...(paths[1] === paths[0] || paths[1] === undefined ? {} : { otherPath: paths[1] }),
          start: isListed ? codeStart : match.index,
          end,
          ...(line === undefined ? {} : { line: Number(line) }),
          ...(last === undefined ? {} : { endLine: Number(last) }),
        },
      ];
    });
  });
}

/**
 * A path has an extension with a letter and, unless it stands among the references, a folder or a line: `and/or`,
 * `1.2.3` and `Node.js` are none.
 */
function isPath(path: string, hasLine: boolean, text: NoteText): boolean {
  const hasExtension = /\.[A-Za-z][\w-]{0,14}$/.test(path) && !/^\.{1,2}$/.test(path);
  return hasExtension && (hasLine || path.includes('/') || text.section === 'references');
}
