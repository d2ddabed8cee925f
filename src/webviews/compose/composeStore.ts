import * as v from 'valibot';
import type { Draft, SectionId } from '../../core/note/note.ts';
import type { ComposeContract } from '../../protocol/composeContract.ts';
import type { ComposeState, Writing } from '../../protocol/composeState.ts';
import { draftSchema } from '../../protocol/noteSchemas.ts';
import type { ViewEndpoint } from '../../protocol/viewEndpoint.ts';
import { vscodeApi } from '../shared/vscodeApi.ts';
import {
  edit,
  elsewhere,
  isUnsent,
  openBuffer,
  receive,
  redo,
  restore,
  sameDraft,
  undo,
} from './draftBuffer.ts';
import type { DraftBuffer, FieldKey } from './draftBuffer.ts';

/** Texts that the host is not known to have, kept by VS Code while the view is hidden or the window reloads. */
const keptSchema = v.object({
  unsent: v.array(v.object({ draft: draftSchema, base: draftSchema })),
});

interface Unsent {
  readonly draft: Draft;
  readonly base: Draft;
}

/**
 * What the compose form shows: the host's last state and the local text, which never waits for the host. Edits go
 * out with the next frame, all of it in one message, and at once when the focus leaves or the view is hidden.
 */
export class ComposeStore {
  state: ComposeState = { type: 'loading' };
  buffer: DraftBuffer | undefined;
  /** When the state arrived, on this page's clock: makes "2 s ago" count on. */
  receivedAt = 0;
  /** Set by undo and redo: the field to which the focus returns. */
  focusField: FieldKey | undefined;
  /** Sections that the writer asked for and that may be empty still. */
  opened: ReadonlySet<SectionId> = new Set();
  readonly #listeners = new Set<() => void>();
  #frame: number | undefined;
  #sentRevision = 0;
  /** By note id. An entry of another note than the shown one waits until that note is shown again. */
  readonly #kept = new Map<string, Unsent>();
  #isKept = false;

  endpoint: ViewEndpoint<ComposeContract> | undefined;

  constructor() {
    const saved = v.safeParse(keptSchema, vscodeApi.getState());
    if (!saved.success) return;
    this.#isKept = true;
    for (const unsent of saved.output.unsent) this.#kept.set(unsent.draft.header.id, unsent);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes a state of the host. */
  receive(state: ComposeState): void {
    this.state = state;
    this.receivedAt = Date.now();
    if (state.type === 'writing') this.#receiveDraft(state);
    else this.flush();
    this.#announce();
  }

  #receiveDraft(state: Writing): void {
    const { buffer } = this;
    const shown = buffer?.draft.header.id;
    if (buffer === undefined || shown !== state.draft.header.id) {
      this.flush();
      if (shown !== undefined) this.#kept.delete(shown);
      this.buffer = openBuffer(state);
      this.#sentRevision = state.revision;
      this.#restore(state);
    } else {
      this.buffer = receive(buffer, state, Date.now());
    }
    this.#remember();
  }

  /** Text that outlived its window is sent with the text on which it stands, so that the host can merge it. */
  #restore(state: Writing): void {
    const restored = this.#kept.get(state.draft.header.id);
    if (restored === undefined) return;
    if (sameDraft(restored.draft, state.draft) || sameDraft(restored.draft, restored.base)) return;
    this.buffer = restore(state, restored);
    this.flush();
  }

  /** Changes the text; the host learns of it with the next frame. */
  edit(change: (draft: Draft) => Draft, field: FieldKey): void {
    const { buffer } = this;
    if (buffer === undefined) return;
    const draft = change(buffer.draft);
    if (sameDraft(draft, buffer.draft)) return;
    this.#changed(edit(buffer, draft, field, Date.now()));
  }

  openSection(section: SectionId): void {
    this.opened = new Set([...this.opened, section]);
    this.#announce();
  }

  undo(): void {
    this.#step(undo);
  }

  redo(): void {
    this.#step(redo);
  }

  #step(step: typeof undo): void {
    const result = this.buffer === undefined ? undefined : step(this.buffer);
    if (result === undefined) return;
    this.focusField = result.field === elsewhere ? undefined : result.field;
    this.#changed(result.buffer);
  }

  #changed(buffer: DraftBuffer): void {
    this.buffer = buffer;
    this.#remember();
    this.#frame ??= requestAnimationFrame(() => {
      this.flush();
    });
    this.#announce();
  }

  /** Sends what is not sent yet. */
  flush(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    const { buffer } = this;
    if (buffer === undefined || buffer.revision <= this.#sentRevision) return;
    this.#sentRevision = buffer.revision;
    this.endpoint?.send('edit', {
      revision: buffer.revision,
      version: buffer.version,
      draft: buffer.draft,
      ...(buffer.carriesBase && { base: buffer.base }),
    });
  }

  #remember(): void {
    const { buffer } = this;
    if (buffer === undefined) return;
    const { id } = buffer.draft.header;
    if (isUnsent(buffer)) this.#kept.set(id, { draft: buffer.draft, base: buffer.base });
    else this.#kept.delete(id);
    if (this.#kept.size === 0 && !this.#isKept) return;
    this.#isKept = this.#kept.size > 0;
    vscodeApi.setState(this.#kept.size === 0 ? undefined : { unsent: [...this.#kept.values()] });
  }

  #announce(): void {
    for (const listener of this.#listeners) listener();
  }
}
