import * as v from 'valibot';
import { sectionIds, type SectionId } from '../../core/note/note.ts';
import { type AskedQuestion, questionToAnswer } from '../../core/note/thread/noteQuestions.ts';
import type { ReadBack } from '../../core/note/thread/reply.ts';
import { readBackSchema } from '../../protocol/noteSchemas.ts';
import type { ReaderState } from '../../protocol/readerState.ts';
import { keepShownNote, UnsentTexts } from '../shared/unsentTexts.ts';

/** Forms that the buttons open. */
const formNames = ['accept', 'ask', 'passOn', 'decline', 'done', 'withdraw'] as const;

/** Which form is open: one of the buttons', or the answer to a question by its number or to a reply by its id. */
export type ReplyFormName = (typeof formNames)[number] | `answer-${string}`;

const textsSchema = v.object({
  readBack: v.exactOptional(readBackSchema),
  written: v.record(v.string(), v.string()),
  to: v.array(v.string()),
  section: v.exactOptional(v.picklist(sectionIds)),
});

/** What is being written in answer to a note. Without `readBack` the host's proposal stands. */
export interface ReplyTexts {
  readonly readBack?: ReadBack;
  /** By form: each has a text of its own. */
  readonly written: Readonly<Record<string, string>>;
  /** To whom it is passed on. */
  readonly to: readonly string[];
  /** What the question is about; absent: the whole note. */
  readonly section?: SectionId;
}

const noTexts: ReplyTexts = { written: {}, to: [] };

const handedSchema = v.object({ id: v.string(), form: v.string(), texts: textsSchema });
/** A reply that was handed to the host, of which it is not known whether the host has taken it. */
type Handed = v.InferOutput<typeof handedSchema>;

const keptSchema = v.object({
  note: v.string(),
  form: v.exactOptional(v.string()),
  texts: textsSchema,
  handed: v.exactOptional(handedSchema),
});
type Kept = v.InferOutput<typeof keptSchema>;

/** Whether both say the same; they may have been kept and read again since they were one. */
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** So long after the first key what is written is handed to the host, and again while it goes on. */
const keepMilliseconds = 300;

const isFormName = (name: string | undefined): name is ReplyFormName =>
  name !== undefined && (formNames.some((known) => known === name) || name.startsWith('answer-'));

/** The name under which a reply is handed over, and whether it was before, without an answer. */
export interface HandOver {
  readonly id: string;
  readonly again: boolean;
}

export interface Failed {
  readonly what: 'reply' | 'tick';
  readonly sentence?: string;
}

/** What the reader shows, and what is being written in answer, which outlives hiding and reloading. */
export class ReaderStore {
  state: ReaderState = { type: 'loading' };
  texts: ReplyTexts = noTexts;
  form: ReplyFormName | undefined;
  /** The reply that was handed to the host and has no answer yet. */
  isHandingOver = false;
  /** What could not be handed to the host, with the reason where it is known. */
  failed: Failed | undefined;
  /** The form that was closed last, to whose button the focus returns. */
  closed: ReplyFormName | undefined;
  /** Where what is being written is kept when the panel is closed; `undefined`: nothing is left to keep. */
  keep: (note: string, value: unknown) => void = () => undefined;
  readonly #unsent = new UnsentTexts('reply', keptSchema);
  #note: string | undefined;
  #kept: unknown;
  #handed: Handed | undefined;
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

  /**
   * Hands over what the form holds and waits until the host has taken it or said why not: what was written stays
   * until it is taken, and what is typed meanwhile stays also then. The same reply keeps its name also over a reload in
   * between, so that handing it over twice sends it once.
   */
  handOver(form: ReplyFormName, ask: (reply: HandOver) => Promise<{ readonly refused?: string }>): void {
    if (this.isHandingOver) return;
    this.isHandingOver = true;
    this.failed = undefined;
    const texts = copyOf(this.texts);
    const before = this.#handed;
    const again = before?.form === form && isSame(before.texts, texts);
    const handed = again ? before : { id: crypto.randomUUID(), form, texts };
    this.#handed = handed;
    this.#remember();
    this.flush();
    this.announce();
    ask({ id: handed.id, again })
      .then(
        ({ refused }) => {
          if (refused === undefined) this.#taken(handed);
          else {
            this.#handed = undefined;
            this.#remember();
            this.failed = { what: 'reply', sentence: refused };
          }
        },
        () => {
          this.failed = { what: 'reply' };
        },
      )
      .finally(() => {
        this.isHandingOver = false;
        this.announce();
      });
  }

  /** One does not wait for another: the host takes them in turn. */
  tick(ask: () => Promise<{ readonly refused?: string }>): void {
    const fail = (sentence?: string): void => {
      this.failed = { what: 'tick', ...(sentence === undefined ? {} : { sentence }) };
      // Also so that the box shows again how the step stands.
      this.announce();
    };
    this.failed = undefined;
    ask().then(
      ({ refused }) => {
        if (refused !== undefined) fail(refused);
      },
      () => {
        fail();
      },
    );
  }

  receive(state: ReaderState): void {
    this.state = state;
    const note = state.type === 'note' ? state.thread.note.header.id : undefined;
    if (note !== undefined && note !== this.#note) this.#open(note);
    const handed = this.#handed;
    if (handed !== undefined && !this.isHandingOver && knowsReply(state, handed.id)) this.#taken(handed);
    this.announce();
  }

  /** Texts belong to one note; another note begins empty. */
  #open(note: string): void {
    const handed = v.safeParse(keptSchema, this.#kept);
    const fits =
      this.#unsent.get(note) ?? (handed.success && handed.output.note === note ? handed.output : undefined);
    this.#note = note;
    this.texts = fits?.texts ?? noTexts;
    this.#handed = fits?.handed;
    if (isFormName(fits?.form)) this.form = fits.form;
    keepShownNote(note);
  }

  #toKeep(note: string): Kept | undefined {
    const { readBack, to, written } = this.texts;
    const isEmpty =
      readBack === undefined && to.length === 0 && Object.values(written).every((text) => text.trim() === '');
    if (isEmpty && this.#handed === undefined) return undefined;
    return {
      note,
      texts: copyOf(this.texts),
      ...(this.form !== undefined && { form: this.form }),
      ...(this.#handed !== undefined && { handed: this.#handed }),
    };
  }

  write(form: ReplyFormName, text: string): void {
    this.setTexts({ written: { ...this.texts.written, [form]: text } });
  }

  setTexts(texts: Partial<Omit<ReplyTexts, 'section'>>): void {
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
    if (form === undefined) this.closed = this.form;
    this.form = form;
    this.failed = undefined;
    this.#remember();
    this.announce();
  }

  /** Opens the answer to what the viewer can answer at once. */
  openAnswer(): void {
    const asked = this.state.type === 'note' ? questionToAnswer(this.state) : undefined;
    if (asked !== undefined) this.openForm(answerName(asked));
  }

  /** The reply is in the outbox: what it said is done with, and the other forms keep their texts. */
  #taken({ form, texts: sent }: Handed): void {
    this.#handed = undefined;
    const { readBack, to, section, written } = this.texts;
    const { [form]: text, ...others } = written;
    const isSent = text === sent.written[form];
    const isKept = (name: ReplyFormName, wasSent: boolean): boolean => form !== name || !wasSent;
    this.texts = {
      written: isSent ? others : written,
      to: isKept('passOn', isSame(to, sent.to)) ? to : [],
      ...(readBack !== undefined && isKept('accept', isSame(readBack, sent.readBack)) && { readBack }),
      ...(section !== undefined && isKept('ask', section === sent.section) && { section }),
    };
    if (this.form === form && isSent) {
      this.closed = this.form;
      this.form = undefined;
    }
    this.#remember();
    this.flush();
  }

  /** Hands what was written to the host at once: the panel may be closed at any moment. */
  flush(): void {
    if (this.#keeping === undefined || this.#note === undefined) return;
    clearTimeout(this.#keeping);
    this.#keeping = undefined;
    this.keep(this.#note, this.#toKeep(this.#note));
  }

  #remember(): void {
    if (this.#note === undefined) return;
    const kept = this.#toKeep(this.#note);
    if (kept === undefined) this.#unsent.delete(this.#note);
    else this.#unsent.set(this.#note, kept);
    this.#keeping ??= setTimeout(() => {
      this.flush();
    }, keepMilliseconds);
  }

  announce(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** The name of the form in which that question is answered. */
export function answerName(asked: AskedQuestion): `answer-${string}` {
  return asked.type === 'question' ? `answer-question-${String(asked.index)}` : `answer-reply-${asked.id}`;
}

function copyOf({ written, to, ...texts }: ReplyTexts): v.InferOutput<typeof textsSchema> {
  return { ...texts, written: { ...written }, to: [...to] };
}

/** Whether the host has that reply: it waits to be sent, or stands on GitHub. */
function knowsReply(state: ReaderState, id: string): boolean {
  return (
    state.type === 'note' &&
    (state.queuedReplies.includes(id) || state.thread.replies.some(({ reply }) => reply.id === id))
  );
}
