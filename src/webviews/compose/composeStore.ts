import * as v from 'valibot';
import type { Draft, SectionId } from '../../core/note/note.ts';
import type { ComposeContract } from '../../protocol/composeContract.ts';
import type { ComposeState, Writing } from '../../protocol/composeState.ts';
import { draftSchema } from '../../protocol/noteSchemas.ts';
import type { ViewEndpoint } from '../../protocol/viewEndpoint.ts';
import { UnsentTexts } from '../shared/unsentTexts.ts';
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

/** Text of a note that may not be stored yet, with the host's text on which it stands. */
const unsentSchema: v.GenericSchema<unknown, { readonly draft: Draft; readonly base: Draft }> = v.object({
  draft: draftSchema,
  base: draftSchema,
});

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
  /** Changes that wait for a draft. */
  #waiting: readonly (() => void)[] = [];
  #frame: number | undefined;
  #sentRevision = 0;
  readonly #unsent = new UnsentTexts('unsent', unsentSchema);

  endpoint: ViewEndpoint<ComposeContract> | undefined;

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes a state of the host. */
  receive(state: ComposeState): void {
    this.state = state;
    this.receivedAt = Date.now();
    if (state.type === 'writing') {
      this.#receiveDraft(state);
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const change of waiting) change();
    } else this.flush();
    this.#announce();
  }

  #receiveDraft(state: Writing): void {
    const { buffer } = this;
    const shown = buffer?.draft.header.id;
    if (buffer === undefined || shown !== state.draft.header.id) {
      this.flush();
      if (shown !== undefined) this.#unsent.delete(shown);
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
    const restored = this.#unsent.get(state.draft.header.id);
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

  /** Changes the text and puts the focus into the field; waits where no draft is shown. */
  editOnceOpen(change: (draft: Draft) => Draft, field: FieldKey): void {
    if (this.state.type !== 'writing') {
      this.#waiting = [
        ...this.#waiting,
        () => {
          this.editOnceOpen(change, field);
        },
      ];
      return;
    }
    this.focusField = field;
    this.edit(change, field);
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

  /** Until the host says that the text is stored, and not only that it came. */
  #remember(): void {
    const { buffer, state } = this;
    if (buffer === undefined || state.type !== 'writing') return;
    const { id } = buffer.draft.header;
    const isStored = state.save.type === 'saved' || state.save.type === 'unwritten';
    if (isUnsent(buffer) || !isStored) this.#unsent.set(id, { draft: buffer.draft, base: buffer.base });
    else this.#unsent.delete(id);
  }

  #announce(): void {
    for (const listener of this.#listeners) listener();
  }
}
