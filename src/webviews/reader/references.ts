import type { FileReference } from '../../core/note/fileReference.ts';

/** A place in the repository's files, perhaps at a commit. */
export interface LinkedFile extends FileReference {
  readonly commit?: string;
}

/** A piece of plain text, and what it points to. */
export type TextPiece =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'file'; readonly text: string; readonly file: LinkedFile }
  | { readonly type: 'mention'; readonly text: string }
  | { readonly type: 'link'; readonly text: string; readonly url: string };

/** Longer words are never references; the bound keeps the patterns linear. */
const longestWord = 300;

const pathWithLine = /^((?:[\w.@+~-]+\/)*[\w.@+~-]*\.[A-Za-z]\w{0,9}):(\d{1,7})(?:-L?(\d{1,7}))?$/;
const pathAlone = /^(?:[\w.@+~-]+\/)+[\w.@+~-]*\.[A-Za-z]\w{0,9}$/;
const mention = /^@[A-Za-z\d][A-Za-z\d-]{0,38}(?:\/[\w.-]{1,100})?$/;
const issue = /^#(\d{1,9})$/;
const commit = /^(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{7,40}$/;

/** Whether a path stays within the repository. */
export const isInnerPath = (path: string): boolean =>
  path !== '' &&
  !path.startsWith('/') &&
  !path.includes('\\') &&
  !path.includes('\0') &&
  !/^[A-Za-z]:/.test(path) &&
  !path.split('/').includes('..');

const fileOf = (word: string): LinkedFile | undefined => {
  const [, path, line, endLine] = pathWithLine.exec(word) ?? [];
  if (path === undefined || !isInnerPath(path)) return undefined;
  return {
    path,
    line: Number(line),
    ...(endLine !== undefined && { endLine: Number(endLine) }),
  };
};

/** What a whole inline code names: a path with or without a line. */
export const fileOfCode = (code: string): LinkedFile | undefined => {
  if (code.length > longestWord) return undefined;
  if (pathAlone.test(code) && isInnerPath(code)) return { path: code };
  return fileOf(code) ?? spacedFileOf(code);
};

/** A path with spaces is told from a command by its line. */
const spacedFileOf = (code: string): LinkedFile | undefined => {
  const [, path = '', line, endLine] =
    /^([^:`\n]+\.[A-Za-z]\w{0,9}):(\d{1,7})(?:-(\d{1,7}))?$/.exec(code) ?? [];
  if (line === undefined || !isInnerPath(path)) return undefined;
  return { path, line: Number(line), ...(endLine !== undefined && { endLine: Number(endLine) }) };
};

const pieceOf = (word: string, repository: string | undefined): TextPiece => {
  const file = fileOf(word);
  if (file !== undefined) return { type: 'file', text: word, file };
  if (mention.test(word)) return { type: 'mention', text: word };
  if (repository !== undefined) {
    const number = issue.exec(word)?.[1];
    if (number !== undefined) return { type: 'link', text: word, url: `${repository}/issues/${number}` };
    if (commit.test(word)) return { type: 'link', text: word, url: `${repository}/commit/${word}` };
  }
  return { type: 'text', text: word };
};

/**
 * Splits plain text at file references, mentions, issue numbers and commits. The pieces' texts together are the
 * text. Linear in its length. `repository`: the repository's address on the web, without a slash at its end.
 */
export const splitReferences = (text: string, repository?: string): readonly TextPiece[] => {
  const pieces: TextPiece[] = [];
  const push = (piece: TextPiece): void => {
    const last = pieces.at(-1);
    if (piece.type === 'text' && last?.type === 'text')
      pieces.splice(-1, 1, { type: 'text', text: last.text + piece.text });
    else if (piece.text !== '') pieces.push(piece);
  };
  for (const part of text.split(/([\s()[\]{}"'“”‘’,;!?<>|]+)/)) {
    if (part.length === 0) continue;
    const word = part.length > longestWord ? part : part.replace(/[.:]+$/, '');
    push(part.length > longestWord ? { type: 'text', text: part } : pieceOf(word, repository));
    if (word.length < part.length) push({ type: 'text', text: part.slice(word.length) });
  }
  return pieces;
};

/** The repository's address of a page of it: `https://github.com/acme/keys` of any pull request's or comment's. */
export const repositoryOf = (url: string): string | undefined => {
  if (!URL.canParse(url)) return undefined;
  const { protocol, origin, pathname } = new URL(url);
  const [, owner = '', name = ''] = pathname.split('/');
  return /^https?:$/.test(protocol) && owner !== '' && name !== '' ? `${origin}/${owner}/${name}` : undefined;
};

const linesOf = (hash: string): Pick<LinkedFile, 'line' | 'endLine'> => {
  const [, line, endLine] = /^#L(\d{1,7})(?:C\d+)?(?:-L(\d{1,7})(?:C\d+)?)?$/.exec(hash) ?? [];
  if (line === undefined) return {};
  return { line: Number(line), ...(endLine !== undefined && { endLine: Number(endLine) }) };
};

const decoded = (path: string): string | undefined => {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
};

/**
 * The file that a link points to: a permalink of this repository, or a relative path. `undefined` for everything
 * else, and for a path that leaves the repository.
 */
export const fileOfLink = (href: string, repository: string | undefined): LinkedFile | undefined => {
  if (/^[a-z][a-z\d+.-]*:/i.test(href)) {
    if (repository === undefined || !URL.canParse(href)) return undefined;
    const { origin, pathname, hash } = new URL(href);
    const blob = `${repository}/blob/`;
    const whole = origin + pathname;
    if (!whole.toLowerCase().startsWith(blob.toLowerCase())) return undefined;
    const [at = '', ...rest] = whole.slice(blob.length).split('/');
    const path = decoded(rest.join('/'));
    if (path === undefined || !/^[\da-f]{7,64}$/.test(at) || !isInnerPath(path)) return undefined;
    return { path, commit: at, ...linesOf(hash) };
  }
  if (href.startsWith('#') || href.startsWith('//') || href.startsWith('?')) return undefined;
  const [before = '', fragment] = href.split('#');
  const path = decoded(before.replace(/^\.\//, ''));
  if (path === undefined || !isInnerPath(path)) return undefined;
  return { path, ...(fragment !== undefined && linesOf(`#${fragment}`)) };
};
