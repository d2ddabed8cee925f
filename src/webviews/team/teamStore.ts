import * as v from 'valibot';
import type { Instant } from '../../core/instant.ts';
import type { TeamState } from '../../protocol/teamState.ts';
import { vscodeApi } from '../shared/vscodeApi.ts';
import { PointedInstant } from './pointedInstant.ts';

export const sortNames = ['soonest', 'name', 'overlap'] as const;

const viewSchema = v.object({
  /** On whose clock the timelines are drawn. */
  clock: v.picklist(['mine', 'theirs']),
  span: v.picklist(['day', 'week']),
  /** Name of the team to show; empty for everybody. */
  team: v.string(),
  text: v.string(),
  sort: v.picklist(sortNames),
  /** Working hours that the viewer can wait for an answer. */
  hours: v.pipe(v.number(), v.minValue(0.5), v.maxValue(80)),
  onlyAble: v.boolean(),
  /** Login of the person whose card is open; empty for none. */
  selected: v.string(),
});

/** How the viewer looks at the team. It outlives hiding and reloading of the panel. */
export type TeamViewOptions = Readonly<v.InferOutput<typeof viewSchema>>;

export const initialOptions: TeamViewOptions = {
  clock: 'mine',
  span: 'day',
  team: '',
  text: '',
  sort: 'soonest',
  hours: 4,
  onlyAble: false,
  selected: '',
};

/** Milliseconds between two changes of words while the time is drawn along: nobody reads faster. */
const pace = 100;

/** What the panel shows, how, and which instant is looked at. */
export class TeamStore {
  state: TeamState = { type: 'loading' };
  options: TeamViewOptions;
  /** The instant that words are about; undefined follows the clock. Not kept: a panel that comes back shows the present. */
  looked: Instant | undefined;
  /** `looked` follows it at the pace at which words can be read. */
  readonly pointed = new PointedInstant();
  /** The host's clock minus this browser's, which may be another machine. */
  #clockDifference = 0;
  readonly #listeners = new Set<() => void>();
  /** `performance.now()` of the last change of `looked`. */
  #lookedSince = -Infinity;
  #following: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const kept = v.safeParse(viewSchema, vscodeApi.getState());
    this.options = kept.success ? kept.output : initialOptions;
  }

  get now(): Instant {
    return Date.now() + this.#clockDifference;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  receive(state: TeamState): void {
    this.state = state;
    if (state.type === 'team') {
      this.#clockDifference = state.now - Date.now();
      const { team } = this.options;
      if (team !== '' && !state.teams.includes(team)) this.options = { ...this.options, team: '' };
    }
    this.#announce();
  }

  setOptions(options: Partial<TeamViewOptions>): void {
    this.options = { ...this.options, ...options };
    vscodeApi.setState(this.options);
    this.#announce();
  }

  /** Opens a person's card, or closes it; filters that would hide the person are taken back. */
  select(login: string | undefined, reveal = false): void {
    this.options = {
      ...this.options,
      selected: login ?? '',
      ...(reveal ? { team: '', text: '', onlyAble: false } : {}),
    };
    vscodeApi.setState(this.options);
    this.#announce();
  }

  lookAt(instant: Instant | undefined): void {
    if (this.pointed.instant === instant) return;
    this.pointed.move(instant);
    const wait = this.#lookedSince + pace - performance.now();
    if (wait <= 0) this.#follow();
    else this.#following ??= setTimeout(this.#follow.bind(this), wait);
  }

  #follow(): void {
    clearTimeout(this.#following);
    this.#following = undefined;
    this.#lookedSince = performance.now();
    this.looked = this.pointed.instant;
    this.#announce();
  }

  #announce(): void {
    for (const listener of this.#listeners) listener();
  }
}
