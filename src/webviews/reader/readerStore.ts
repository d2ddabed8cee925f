import * as v from 'valibot';
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
});

/** What is being written in answer to a note. Without `readBack` the host's proposal stands. */
export interface ReplyTexts {
  readonly readBack?: ReadBack;
  readonly question: string;
  readonly reason: string;
  readonly remark: string;
  readonly answer: string;
  readonly to: readonly string[];
}

export const noTexts: ReplyTexts = { question: '', reason: '', remark: '', answer: '', to: [] };

const keptSchema = v.object({ note: v.string(), form: v.exactOptional(v.string()), texts: textsSchema });

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
  failed = false;
  #note: string | undefined;
  readonly #listeners = new Set<() => void>();

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
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
    const kept = v.safeParse(keptSchema, vscodeApi.getState());
    const fits = kept.success && kept.output.note === note;
    this.#note = note;
    this.texts = fits ? kept.output.texts : noTexts;
    const form = fits ? kept.output.form : undefined;
    if (isFormName(form)) this.form = form;
  }

  setTexts(texts: Partial<ReplyTexts>): void {
    this.texts = { ...this.texts, ...texts };
    this.#remember();
    this.announce();
  }

  openForm(form: ReplyFormName | undefined): void {
    this.form = form;
    this.failed = false;
    this.#remember();
    this.announce();
  }

  /** The reply is in the outbox: what was written is done with. */
  clear(): void {
    this.texts = noTexts;
    this.form = undefined;
    vscodeApi.setState(undefined);
    this.announce();
  }

  #remember(): void {
    if (this.#note === undefined) return;
    vscodeApi.setState({
      note: this.#note,
      texts: this.texts,
      ...(this.form !== undefined && { form: this.form }),
    });
  }

  announce(): void {
    for (const listener of this.#listeners) listener();
  }
}
