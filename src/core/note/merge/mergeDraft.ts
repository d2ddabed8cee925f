import { mergeText } from './mergeText.ts';
import { mergeChoices } from './mergeChoices.ts';
import { changedValue, mergeContent } from './mergeContent.ts';
import { sameValue } from '../sameValue.ts';
import type { Addressee, Draft, Note, NoteHeader, SectionId } from '../note.ts';

/**
 * Merges two changed drafts three ways; where there is no common base, both texts are kept. A header field that both
 * changed is ours. Nothing that only one side wrote is lost.
 */
export function mergeDraft(base: Draft | undefined, ours: Draft, theirs: Draft): Draft {
  const { content } = mergeContent(base?.content, ours.content, theirs.content);
  const unread = mergeText(base?.unread ?? '', ours.unread ?? '', theirs.unread ?? '').value;
  const choices = mergeChoices(base?.choices, ours.choices, theirs.choices);
  return {
    header: mergeHeader(base?.header, ours.header, theirs.header),
    content,
    ...(choices === undefined ? {} : { choices }),
    ...(unread === '' ? {} : { unread }),
  };
}

export interface MergedNote {
  readonly note: Note;
  /** Sections in which both sides changed the same place; they hold what both wrote. */
  readonly conflicts: readonly SectionId[];
}

/** Merges an edit of a published note with what people changed on the server since it was read. */
export function mergeNote(base: Note, ours: Note, theirs: Note): MergedNote {
  const { content, conflicts } = mergeContent(base.content, ours.content, theirs.content);
  return { note: { header: mergeHeader(base.header, ours.header, theirs.header), content }, conflicts };
}

function mergeHeader<T extends NoteHeader>(base: T | undefined, ours: T, theirs: T): T {
  const merged: Partial<T> = {};
  // Object.keys forgets that the keys are those of T.
  const keys = new Set([...Object.keys(ours), ...Object.keys(theirs)] as (keyof T)[]);
  for (const key of keys) {
    const value = changedValue(base?.[key], ours[key], theirs[key]).value;
    if (value !== undefined) merged[key] = value;
  }
  const to = mergeAddressees(base?.to ?? [], ours.to, theirs.to);
  // Every required key is in ours and theirs, hence set above.
  return { ...(merged as T), to };
}

/** Everybody whom neither side removed, ours first. */
function mergeAddressees(
  base: readonly Addressee[],
  ours: readonly Addressee[],
  theirs: readonly Addressee[],
): readonly Addressee[] {
  if (sameValue(base, theirs)) return ours;
  if (sameValue(base, ours)) return theirs;
  const all = [...new Set([...ours, ...theirs])];
  return all.filter((each) => !base.includes(each) || (ours.includes(each) && theirs.includes(each)));
}
