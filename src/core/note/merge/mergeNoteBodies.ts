import { applyToBody } from '../codec/applyToBody.ts';
import { mergeNote } from './mergeDraft.ts';
import { parseComment } from '../codec/parseNote.ts';

/**
 * Merges two changes of a published note three ways by what they say, and writes the result into `theirs`; undefined
 * where one of the bodies is no note, both changed the same place, or the result is too long.
 */
export function mergeNoteBodies(base: string, ours: string, theirs: string): string | undefined {
  const [from, mine, present] = [base, ours, theirs].map(parseComment);
  if (from?.type !== 'note' || mine?.type !== 'note' || present?.type !== 'note') return undefined;
  const { note, conflicts } = mergeNote(from.note, mine.note, present.note);
  if (conflicts.length > 0) return undefined;
  const written = applyToBody(theirs, note);
  return written === undefined || written.tooLong ? undefined : written.body;
}
