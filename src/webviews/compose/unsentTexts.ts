import * as v from 'valibot';
import type { Draft } from '../../core/note/note.ts';
import { draftSchema } from '../../protocol/noteSchemas.ts';
import { vscodeApi } from '../shared/vscodeApi.ts';

/** Text of a note that may not be stored yet, with the host's text on which it stands. */
export interface UnsentText {
  readonly draft: Draft;
  readonly base: Draft;
}

const unsentTextSchema: v.GenericSchema<unknown, UnsentText> = v.object({
  draft: draftSchema,
  base: draftSchema,
});

const stateSchema = v.object({ unsent: v.record(v.string(), unsentTextSchema) });
const prefix = 'baton.unsent.';

/**
 * Texts that may not be stored yet, by the note's id, in the browser's storage. VS Code writes the state of a view some
 * time after it was set, which a window that is reloaded at once does not wait for: that state serves only where the
 * browser gives no storage. Nothing is read ahead, since the storage is that of all windows.
 */
export class UnsentTexts {
  readonly #storage = browserStorage();
  readonly #state = new Map<string, UnsentText>();

  constructor() {
    if (this.#storage !== undefined) return;
    const saved = v.safeParse(stateSchema, vscodeApi.getState());
    if (!saved.success) return;
    for (const [note, text] of Object.entries(saved.output.unsent)) this.#state.set(note, text);
  }

  get(note: string): UnsentText | undefined {
    if (this.#storage === undefined) return this.#state.get(note);
    const decoded = v.safeParse(unsentTextSchema, parseJson(this.#storage.getItem(prefix + note)));
    return decoded.success ? decoded.output : undefined;
  }

  set(note: string, text: UnsentText): void {
    if (this.#storage === undefined) {
      this.#state.set(note, text);
      this.#writeState();
      return;
    }
    try {
      this.#storage.setItem(prefix + note, JSON.stringify(text));
    } catch {
      // The storage is full: the text is on its way to the host all the same.
    }
  }

  delete(note: string): void {
    if (this.#storage !== undefined) this.#storage.removeItem(prefix + note);
    else if (this.#state.delete(note)) this.#writeState();
  }

  #writeState(): void {
    vscodeApi.setState(this.#state.size === 0 ? undefined : { unsent: Object.fromEntries(this.#state) });
  }
}

/** Undefined where the browser is told to keep nothing for pages in frames. */
function browserStorage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null') as unknown;
  } catch {
    return undefined;
  }
}
