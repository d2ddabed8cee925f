import * as v from 'valibot';
import { emptyForm, type HoursForm } from '../../core/availability/hours/hoursForm.ts';
import { hoursFormSchema, type HoursState } from '../../protocol/hoursState.ts';
import { vscodeApi } from '../shared/vscodeApi.ts';

/** What the view keeps while it is hidden: for whom, what was typed, what the file said then, and what can be undone. */
const savedSchema = v.object({
  login: v.string(),
  base: hoursFormSchema,
  form: hoursFormSchema,
  past: v.array(hoursFormSchema),
  future: v.array(hoursFormSchema),
});

/** Steps that can be undone. */
const longestHistory = 100;

/** Whether two forms say the same. */
export const sameForm = (a: HoursForm, b: HoursForm): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The form as it is being changed, with its history. */
export class HoursStore {
  state: HoursState = { type: 'place', place: 'loading' };
  form: HoursForm = emptyForm;
  /** What the file said when the changes were begun. */
  base: HoursForm = emptyForm;
  #past: readonly HoursForm[] = [];
  #future: readonly HoursForm[] = [];
  #login: string | undefined;
  /** The field of the last change: typing on in it is one step. */
  #field: string | undefined;
  readonly #onChange: (form: HoursForm, base: HoursForm) => void;
  readonly #listeners = new Set<() => void>();

  /** `onChange`: the user changed the form. */
  constructor(onChange: (form: HoursForm, base: HoursForm) => void) {
    this.#onChange = onChange;
  }

  get isChanged(): boolean {
    return !sameForm(this.form, this.base);
  }

  /** The file says something else of the person than when the changes were begun. */
  get isOvertaken(): boolean {
    return (
      this.state.type === 'entry' && this.isChanged && !sameForm(this.base, this.state.form) && !this.isShared
    );
  }

  /** What is shown waits somewhere for the others already. */
  get isShared(): boolean {
    const kept = this.state.type === 'entry' ? this.state.kept : undefined;
    return kept?.waiting !== undefined && sameForm(kept.form, this.form);
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }
  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  receive(state: HoursState): void {
    this.state = state;
    if (state.type === 'entry' && state.login !== undefined) {
      if (state.login !== this.#login) this.#begin(state, state.login);
      else if (!this.isChanged) this.#show(state.form);
      else if (sameForm(this.form, state.form)) this.base = state.form;
    }
    this.#announce();
  }

  /** `field`: names the field that is typed into, so that a word is undone at once; absent for a step of its own. */
  change(form: HoursForm, field?: string): void {
    if (sameForm(form, this.form)) return;
    const goesOn = field !== undefined && field === this.#field;
    if (!goesOn) this.#past = [...this.#past, this.form].slice(-longestHistory);
    this.#future = [];
    this.#field = field;
    this.#set(form);
  }

  undo(): void {
    const form = this.#past.at(-1);
    if (form === undefined) return;
    this.#past = this.#past.slice(0, -1);
    this.#future = [this.form, ...this.#future];
    this.#field = undefined;
    this.#set(form);
  }

  redo(): void {
    const [form, ...future] = this.#future;
    if (form === undefined) return;
    this.#past = [...this.#past, this.form];
    this.#future = future;
    this.#field = undefined;
    this.#set(form);
  }

  /** Takes what the file says; the changes can be had back with undo. */
  takeFile(): void {
    if (this.state.type !== 'entry') return;
    const { form } = this.state;
    this.base = form;
    this.change(form);
  }

  /** Goes on with the changes although the file says something else by now. */
  keepMine(): void {
    if (this.state.type !== 'entry') return;
    this.base = this.state.form;
    this.#set(this.form);
  }

  #begin(state: Extract<HoursState, { type: 'entry' }>, login: string): void {
    this.#login = login;
    const saved = v.safeParse(savedSchema, vscodeApi.getState());
    if (saved.success && saved.output.login === login && !sameForm(saved.output.form, state.form)) {
      ({ form: this.form, base: this.base } = saved.output);
      [this.#past, this.#future] = [saved.output.past, saved.output.future];
      return;
    }
    [this.#past, this.#future] = [[], []];
    this.form = state.kept?.form ?? begun(state);
    this.base = state.kept?.base ?? state.form;
  }

  /** The file changed and nothing was typed. */
  #show(form: HoursForm): void {
    this.base = form;
    if (!sameForm(form, this.form)) this.form = form;
  }

  #set(form: HoursForm): void {
    this.form = form;
    vscodeApi.setState({
      login: this.#login ?? '',
      form,
      base: this.base,
      past: this.#past,
      future: this.#future,
    });
    this.#onChange(form, this.base);
    this.#announce();
  }

  #announce(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Where no zone is given, this machine's is the likely one. */
const begun = ({ form, zone }: Extract<HoursState, { type: 'entry' }>): HoursForm =>
  form.zone === '' ? { ...form, zone } : form;
