import * as v from 'valibot';
import { decodeJson } from '../../core/decodeJson.ts';
import { vscodeApi } from './vscodeApi.ts';

/**
 * Texts that the host may not have stored yet, by the note's id, in the browser's storage. VS Code writes the state of a
 * view some time after it was set, which a window that is reloaded at once does not wait for: that state serves only
 * where the browser gives no storage. Nothing is read ahead, since the storage is that of all windows.
 */
export class UnsentTexts<Text> {
  readonly #prefix: string;
  readonly #schema: v.GenericSchema<unknown, Text>;
  readonly #storage = browserStorage();
  readonly #state: Map<string, unknown>;

  /** `name` tells the texts of one view from those of another. */
  constructor(name: string, schema: v.GenericSchema<unknown, Text>) {
    this.#prefix = `baton.${name}.`;
    this.#schema = schema;
    this.#state = new Map(this.#storage === undefined ? Object.entries(viewState().unsent ?? {}) : []);
  }

  get(note: string): Text | undefined {
    if (this.#storage !== undefined)
      return decodeJson(this.#schema, this.#storage.getItem(this.#prefix + note) ?? '');
    const decoded = v.safeParse(this.#schema, this.#state.get(note));
    return decoded.success ? decoded.output : undefined;
  }

  set(note: string, text: Text): void {
    if (this.#storage === undefined) {
      this.#state.set(note, text);
      this.#writeState();
      return;
    }
    try {
      this.#storage.setItem(this.#prefix + note, JSON.stringify(text));
    } catch {
      // The storage is full: the text is on its way to the host all the same.
    }
  }

  delete(note: string): void {
    if (this.#storage !== undefined) this.#storage.removeItem(this.#prefix + note);
    else if (this.#state.delete(note)) this.#writeState();
  }

  #writeState(): void {
    const unsent = this.#state.size === 0 ? undefined : Object.fromEntries(this.#state);
    vscodeApi.setState({ ...viewState(), unsent });
  }
}

const stateSchema = v.looseObject({ unsent: v.optional(v.record(v.string(), v.unknown())) });

function viewState(): v.InferOutput<typeof stateSchema> {
  const saved = v.safeParse(stateSchema, vscodeApi.getState());
  return saved.success ? saved.output : {};
}

/** Keeps the id of the note that a panel shows, by which its host finds the note again after a reload. */
export function keepShownNote(note: string): void {
  vscodeApi.setState({ ...viewState(), note });
}

/** Undefined where the browser is told to keep nothing for pages in frames. */
function browserStorage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}
