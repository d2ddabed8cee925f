import { utf8Length } from './utf8Length.ts';
import { maxBodySize } from './formatNote.ts';

const mark = /\n\n<!-- baton-comment:([\w-]{1,64}) -->\s*$/;

/**
 * The body of a comment that is neither a note nor a reply, such as a reminder: the text, and at its end the id by which
 * a repeated send recognises it. It does not open with a marker, so that nobody takes it for a note.
 */
export function formatPlainComment(
  id: string,
  text: string,
): { readonly body: string; readonly tooLong: boolean } {
  const body = `${text.trimEnd()}\n\n<!-- baton-comment:${id} -->`;
  return { body, tooLong: Math.max(body.length, utf8Length(body)) > maxBodySize };
}

/** The id at the end of a plain comment; `undefined` for any other. */
export function plainCommentId(body: string): string | undefined {
  return mark.exec(body.replaceAll('\r\n', '\n'))?.[1];
}
