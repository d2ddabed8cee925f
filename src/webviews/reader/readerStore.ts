import * as v from 'valibot';
import { sectionIds, type SectionId } from '../../core/note/note.ts';
import type { ReadBack } from '../../core/note/reply.ts';
import { readBackSchema } from '../../protocol/noteSchemas.ts';
import type { ReaderState } from '../../protocol/readerState.ts';
import { vscodeApi } from '../shared/vscodeApi.ts';

const formNames = ['accept', 'ask', 'passOn', 'decline', 'done', 'withdraw'] as const;

/** Which form is open: one of the buttons', or the answer to a question by its number or to a reply by its id. */
export type ReplyFormName = (typeof formNames)[number] | `answer-${string}`;

const textsSchema = v.object({
  readBack: v.exactOptional(readBackSchema),
  question: v.string(),
  reason: v.string(),
  remark: v.string(),
  answer: v.string(),
  to: v.array(v.string()),
  section: v.exactOptional(v.picklist(sectionIds)),
});

/** What is being written in answer to a note. Without `readBack` the host's proposal stands. */
export interface ReplyTexts {
  readonly readBack?: ReadBack;
  readonly question: string;
  readonly reason: string;
  readonly remark: string;
  readonly answer: string;
  readonly to: readonly string[];
  /** What the question is about; absent: the whole note. */
  readonly section?: SectionId;
}

export const noTexts: ReplyTexts = { question: '', reason: '', remark: '', answer: '', to: [] };

const keptSchema = v.object({ note: v.string(), form: v.exactOptional(v.string()), texts: textsSchema });

/** So long after the last key what was written is handed to the host. */
const keepMilliseconds = 300;

const isFormName = (name: string | undefined): name is ReplyFormName =>
  name !== undefined && (formNames.some((known) => known === name) || name.startsWith('answer-'));

/** What the reader shows, and what is being written in answer, which outlives hiding and reloading. */
export class ReaderStore {
  state: ReaderState = { type: 'loading' };
  receivedAt = 0;
  texts: ReplyTexts = noTexts;
  form: ReplyFormName | undefined;
  /** The reply that was handed to the host and has no answer yet. */
  isHandingOver = false;
  /** What could not be handed to the host. */
  failed: 'reply' | 'tick' | undefined;
  /** Where what is being written is kept when the panel is closed; `undefined`: nothing is left to keep. */
  keep: (note: string, value: unknown) => void = () => undefined;
  #note: string | undefined;
  #kept: unknown;
  #keeping: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What was being written when a reader of this note was last open. */
  receiveKept(note: string, value: unknown): void {
    if (this.#note === undefined) this.#kept = { ...(typeof value === 'object' ? value : {}), note };
  }

  /** Waits until the host has taken what was handed over; what was written stays when it does not. */
  handOver(ask: () => Promise<unknown>, done?: () => void): void {
    if (this.isHandingOver) return;
    this.isHandingOver = true;
    this.failed = undefined;
    this.announce();
    ask()
      .then(done, () => {
        this.failed = 'reply';
      })
      .finally(() => {
        this.isHandingOver = false;
        this.announce();
      });
  }

  /** One does not wait for another: the host takes them in turn. */
  tick(ask: () => Promise<unknown>): void {
    this.failed = undefined;
    ask().catch(() => {
      this.failed = 'tick';
      // Also so that the box shows again how the step stands.
      this.announce();
    });
  }

  receive(state: ReaderState): void {
    this.state = state;
    this.receivedAt = Date.now();
    const note = state.type === 'note' ? state.thread.note.header.id : undefined;
    if (note !== undefined && note !== this.#note) this.#open(note);
    this.announce();
  }

  /** Texts belong to one note; another note begins empty. */
  #open(note: string): void {
    const kept = [vscodeApi.getState(), this.#kept]
      .map((value) => v.safeParse(keptSchema, value))
      .find(({ success, output }) => success && (output as { note?: unknown }).note === note);
    this.#note = note;
    const fits = kept?.success === true ? kept.output : undefined;
    this.texts = fits?.texts ?? noTexts;
    if (isFormName(fits?.form)) this.form = fits.form;
    // So that the panel finds its note again after a reload.
    vscodeApi.setState(this.#toKeep(note));
  }

  #toKeep(note: string): v.InferInput<typeof keptSchema> {
    const { to, ...texts } = this.texts;
    return { note, texts: { ...texts, to: [...to] }, ...(this.form !== undefined && { form: this.form }) };
  }

  setTexts(texts: Partial<ReplyTexts>): void {
    this.texts = { ...this.texts, ...texts };
    this.#remember();
    this.announce();
  }

  setSection(section: SectionId | undefined): void {
    const { section: before, ...texts } = this.texts;
    if (before === section) return;
    this.texts = { ...texts, ...(section !== undefined && { section }) };
    this.#remember();
    this.announce();
  }

  openForm(form: ReplyFormName | undefined): void {
    this.form = form;
    this.failed = undefined;
    this.#remember();
    this.announce();
  }

  /** The reply is in the outbox: what was written is done with. */
  clear(): void {
    this.texts = noTexts;
    this.form = undefined;
    if (this.#note !== undefined) {
      clearTimeout(this.#keeping);
      vscodeApi.setState(this.#toKeep(this.#note));
      this.keep(this.#note, undefined);
    }
    this.announce();
  }

  #remember(): void {
    const note = this.#note;
    if (note === undefined) return;
    const value = this.#toKeep(note);
    vscodeApi.setState(value);
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => {
      this.keep(note, value);
    }, keepMilliseconds);
  }

  announce(): void {
    for (const listener of this.#listeners) listener();
  }
}
