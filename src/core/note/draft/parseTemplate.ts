import { isBlankContent } from '../codec/canonicalContent.ts';
import { parseDraft } from '../codec/draftFile.ts';
import { noteKinds, type NoteContent, type NoteHeader, type NoteKind } from '../note.ts';

/** A text with which a draft of a kind may begin. */
export interface NoteTemplate {
  readonly name: string;
  readonly kind: NoteKind;
  readonly content: NoteContent;
}

export const templateProblemCodes = [
  'frontMatterMissing',
  'kindMissing',
  'kindUnknown',
  'frontMatterWrong',
  'empty',
] as const;

/** What makes a template unusable, with its line from 0. */
export interface TemplateProblem {
  readonly code: (typeof templateProblemCodes)[number];
  readonly line: number;
}

export type ParsedTemplate =
  | { readonly type: 'template'; readonly template: NoteTemplate }
  | { readonly type: 'bad'; readonly problem: TemplateProblem };

/**
 * Reads a template's Markdown file: front matter with its `kind` and, where it is not to be the file's, its `name`;
 * then title and sections as a draft has them. Never throws.
 */
export function parseTemplate(text: string, fileName: string): ParsedTemplate {
  const bad = (code: TemplateProblem['code'], line: number): ParsedTemplate => ({
    type: 'bad',
    problem: { code, line },
  });
  const lines = text.split(/\r?\n/);
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end === -1) return bad('frontMatterMissing', 0);
  const front = lines.slice(0, end);
  const valueOf = (key: string): string | undefined =>
    front
      .find((line) => line.startsWith(`${key}:`))
      ?.slice(key.length + 1)
      .trim()
      .replace(/^(["'])(.*)\1$/, '$2');
  const kindText = valueOf('kind');
  if (kindText === undefined) return bad('kindMissing', 0);
  const kind = noteKinds.find((each) => each === kindText);
  if (kind === undefined)
    return bad(
      'kindUnknown',
      front.findIndex((line) => line.startsWith('kind:')),
    );
  const { draft, problems } = parseDraft(text, headerOf(kind));
  const wrong = problems.find(({ key }) => key !== 'name');
  if (wrong !== undefined)
    return bad('frontMatterWrong', text.slice(0, wrong.range.start).split('\n').length - 1);
  if (isBlankContent(draft.content)) return bad('empty', end);
  const name = valueOf('name') ?? '';
  return {
    type: 'template',
    template: { name: name === '' ? fileName.replace(/\.md$/i, '') : name, kind, content: draft.content },
  };
}

/** A template of the team file, whose body has no front matter. */
export function templateOf(name: string, kind: NoteKind, body: string): NoteTemplate {
  return {
    name,
    kind,
    content: parseDraft(`---\nkind: ${kind}\n---\n\n${body}`, headerOf(kind)).draft.content,
  };
}

function headerOf(kind: NoteKind): NoteHeader {
  return { id: 'template', kind, to: [], status: 'on_track', priority: 'normal', branch: '' };
}
