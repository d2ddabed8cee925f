import type { Draft } from '../../core/note/note.ts';

/** Where in the form a change was made: names what one undo takes back and where the cursor returns. */
export type FieldKey = string;

interface UndoStep {
  readonly draft: Draft;
  readonly field: FieldKey;
}

/** The view's own text of a draft, what it knows of the host's, and the way back. */
export interface DraftBuffer {
  readonly draft: Draft;
  /** The last edit made here. */
  readonly revision: number;
  /** The last edit made here that the host is known to have. */
  readonly acknowledged: number;
  /** The host's version on which `draft` stands, and its text. */
  readonly version: number;
  readonly base: Draft;
  /** The text outlived its window: the host may have forgotten the version, so edits carry their base. */
  readonly carriesBase: boolean;
  readonly past: readonly UndoStep[];
  readonly future: readonly UndoStep[];
  readonly lastField: FieldKey | undefined;
  readonly lastEditAt: number;
}

/** A draft as the host gives it. Versions begin at 1. */
export interface HostDraft {
  readonly draft: Draft;
  readonly revision: number;
  readonly version: number;
}

/** The field of a step that was made outside of the form. */
export const elsewhere: FieldKey = '';

/** Typing in one field without a pause of this many milliseconds is one undo step. */
const pause = 900;
const undoLimit = 200;

export const openBuffer = (host: HostDraft): DraftBuffer => ({
  draft: host.draft,
  revision: host.revision,
  acknowledged: host.revision,
  version: host.version,
  base: host.draft,
  carriesBase: false,
  past: [],
  future: [],
  lastField: undefined,
  lastEditAt: 0,
});

/** Continues text that outlived its window, over what the host has of the same note by now. */
export const restore = (
  host: HostDraft,
  unsent: { readonly draft: Draft; readonly base: Draft },
): DraftBuffer => ({
  ...openBuffer(host),
  draft: unsent.draft,
  base: unsent.base,
  revision: host.revision + 1,
  version: 0,
  carriesBase: true,
});

/** Whether the host is not known to have the latest text. */
export const isUnsent = (buffer: DraftBuffer): boolean => buffer.revision > buffer.acknowledged;

/** A change made in the form. `at`: milliseconds of any clock, only compared. */
export const edit = (buffer: DraftBuffer, draft: Draft, field: FieldKey, at: number): DraftBuffer => {
  const continues = buffer.lastField === field && at - buffer.lastEditAt < pause && buffer.past.length > 0;
  return {
    ...buffer,
    draft,
    revision: buffer.revision + 1,
    past: continues ? buffer.past : [...buffer.past, { draft: buffer.draft, field }].slice(-undoLimit),
    future: [],
    lastField: field,
    lastEditAt: at,
  };
};

/** Takes back the last step; the field is where it was made. `undefined` when there is none. */
export const undo = (buffer: DraftBuffer): { buffer: DraftBuffer; field: FieldKey } | undefined => {
  const step = buffer.past.at(-1);
  if (step === undefined) return undefined;
  return {
    field: step.field,
    buffer: {
      ...buffer,
      draft: step.draft,
      revision: buffer.revision + 1,
      past: buffer.past.slice(0, -1),
      future: [...buffer.future, { draft: buffer.draft, field: step.field }],
      lastField: undefined,
    },
  };
};

export const redo = (buffer: DraftBuffer): { buffer: DraftBuffer; field: FieldKey } | undefined => {
  const step = buffer.future.at(-1);
  if (step === undefined) return undefined;
  return {
    field: step.field,
    buffer: {
      ...buffer,
      draft: step.draft,
      revision: buffer.revision + 1,
      past: [...buffer.past, { draft: buffer.draft, field: step.field }],
      future: buffer.future.slice(0, -1),
      lastField: undefined,
    },
  };
};

/**
 * Takes what the host says. Another note replaces this one; a state that does not include the latest edit made
 * here leaves the text alone; a change made elsewhere, by a command or in the document, is taken as one step of the
 * way back, since it is the same author's. `at` as in `edit`.
 */
export const receive = (buffer: DraftBuffer, host: HostDraft, at: number): DraftBuffer => {
  if (host.draft.header.id !== buffer.draft.header.id) return openBuffer(host);
  if (host.revision < buffer.revision) {
    return host.revision > buffer.acknowledged ? { ...buffer, acknowledged: host.revision } : buffer;
  }
  const known = {
    revision: host.revision,
    acknowledged: host.revision,
    version: host.version,
    base: host.draft,
    carriesBase: false,
  };
  if (sameDraft(host.draft, buffer.draft)) return { ...buffer, ...known };
  return { ...edit(buffer, host.draft, elsewhere, at), ...known };
};

/** By value; drafts are JSON, and the decoder orders their keys. */
export const sameDraft = (a: Draft, b: Draft): boolean =>
  a === b ||
  (sameHeader(a, b) &&
    canonical(a.content) === canonical(b.content) &&
    canonical(a.choices ?? {}) === canonical(b.choices ?? {}));

const sameHeader = (a: Draft, b: Draft): boolean => canonical(a.header) === canonical(b.header);

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
