import { addReference, hasReference, referenceLabel } from '../../core/note/draft/addReference.ts';
import type { DraftSessionState } from './draftSession.ts';
import {
  locateSelections,
  type LocatePorts,
  type Selection,
  type SelectionLink,
} from './locateSelections.ts';
import { settledState, type SettlingPorts } from '../settledState.ts';

export interface AddedSelection {
  /** `path:line-line`. */
  readonly label: string;
  readonly link: SelectionLink;
}

export type AddSelectionResult =
  | { readonly type: 'noDraft'; readonly reason: 'loading' | 'detached' | 'noRepository' }
  | {
      readonly type: 'done';
      readonly added: readonly AddedSelection[];
      /** Labels of what the note refers to already. */
      readonly already: readonly string[];
      /** Files of no, or another, repository. */
      readonly outside: readonly string[];
    };

export type AddSelectionPorts = LocatePorts & SettlingPorts;

/** Adds references to the open draft's *where to look*. Everything else of the draft stays. */
export async function addSelection(
  ports: AddSelectionPorts,
  selections: readonly Selection[],
): Promise<AddSelectionResult> {
  const { session } = ports;
  const begun = await settledState(ports);
  if (begun.type !== 'open') return noDraft(begun);
  const { checkout } = begun;
  const { located: found, outside } = await locateSelections(ports, checkout, selections);
  // Another branch may have been checked out while git was asked.
  const { state } = session;
  if (state.type !== 'open' || state.draft !== begun.draft)
    return state.type === 'open' ? { type: 'noDraft', reason: 'loading' } : noDraft(state);

  const before = state.draft.draft;
  let { references } = before.content;
  const added: AddedSelection[] = [];
  const already: string[] = [];
  for (const { reference, link, url, snippet } of found) {
    const isKnown = hasReference(references, reference);
    const next = addReference(references, {
      ...reference,
      ...(url === undefined ? {} : { url }),
      ...(snippet === undefined ? {} : { snippet }),
    });
    const label = referenceLabel(reference);
    if (next === references) already.push(label);
    // A snippet below a reference that stands there already leaves the reference's link as it is.
    else added.push({ label, link: isKnown ? 'linked' : link });
    references = next;
  }
  if (references !== before.content.references)
    state.draft.replace({ ...before, content: { ...before.content, references } });
  return {
    type: 'done',
    added,
    already: [...new Set(already)],
    outside,
  };
}

/** Why there is no draft to add to. */
export function noDraft(
  state: Exclude<DraftSessionState, { type: 'open' }>,
): Extract<AddSelectionResult, { type: 'noDraft' }> {
  if (state.type === 'detached') return { type: 'noDraft', reason: 'detached' };
  return { type: 'noDraft', reason: state.workspace.type === 'loading' ? 'loading' : 'noRepository' };
}
