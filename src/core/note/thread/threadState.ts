import type { Instant } from '../../instant.ts';
import type { Addressee, Note, SectionId } from '../note.ts';
import type { Reply, StepTick } from './reply.ts';
import type { NoteState } from './thread.ts';
import { sameLogin } from '../addressee.ts';
import { stepKeys } from './stepTicks.ts';

/** Whether the login is the addressee, or a member of the addressed team. */
export type IsAddressee = (login: string, addressee: Addressee) => boolean;

/** What is known of a note at one moment of its life. */
export interface ThreadState {
  readonly state: NoteState;
  /** Who accepted; undefined while nobody did. */
  readonly acceptedBy: string | undefined;
  readonly passedOn: boolean;
  /** Who may accept. */
  readonly addressees: readonly Addressee[];
  /** Those of them from whom nothing came yet. */
  readonly silent: readonly Addressee[];
  /** Questions that the author has not answered. */
  readonly open: readonly { readonly by: string; readonly section?: SectionId }[];
  readonly changedAt: Instant;
}

/** A note that was published at `at`, before any reply. */
export function initialState(note: Note, at: Instant): ThreadState {
  const { to } = note.header;
  return {
    state: 'published',
    acceptedBy: undefined,
    passedOn: false,
    addressees: to,
    silent: to,
    open: [],
    changedAt: at,
  };
}

export function isOver(state: NoteState): boolean {
  return state === 'done' || state === 'superseded' || state === 'withdrawn';
}

/** Whose work it is: the author's until an addressee accepts. */
export function ownerOf(note: Note, state: ThreadState): string {
  return state.acceptedBy ?? note.header.author;
}

/**
 * From whom something is expected: the author after a question, when all have answered, or when nobody is left; the
 * addressees until they have answered. A handoff waits on its addressees until one of them accepts, whatever they
 * answered before: its author can do nothing about it.
 */
export function waitingOn(note: Note, state: ThreadState): readonly string[] {
  if (isOver(state.state)) return [];
  const { author } = note.header;
  const asked = state.open.length > 0;
  if (state.acceptedBy !== undefined) return asked ? [author] : [state.acceptedBy];
  const expected = asksForAnswers(note) ? state.silent : state.addressees;
  const waiting = expected.filter((each) => !state.open.some(({ by }) => sameLogin(by, each)));
  const authorsTurn = asked || (expected.length === 0 && note.header.to.length > 0);
  return authorsTurn ? [author, ...waiting.filter((each) => !sameLogin(each, author))] : waiting;
}

/**
 * What a reply changes, at the instant `at`; undefined when it changes nothing: the sender is not asked, came too
 * late, or the note is over.
 */
export function nextState(
  note: Note,
  state: ThreadState,
  reply: Reply,
  at: Instant,
  isAddressee: IsAddressee,
): ThreadState | undefined {
  if (isOver(state.state)) return undefined;
  const changed = change(note, state, reply, isAddressee);
  return changed === undefined ? undefined : { ...state, ...changed, changedAt: at };
}

type Change = Partial<ThreadState> | undefined;

function change(note: Note, state: ThreadState, reply: Reply, isAddressee: IsAddressee): Change {
  const { action, author: sender } = reply;
  const isAuthor = sameLogin(sender, note.header.author);
  const addressed = state.addressees.some((each) => isAddressee(sender, each));
  const isOwner = state.acceptedBy !== undefined && sameLogin(sender, state.acceptedBy);
  const mayAnswer = state.acceptedBy === undefined ? addressed : isOwner;
  switch (action.type) {
    case 'accepted':
      return state.acceptedBy === undefined && addressed
        ? { state: 'accepted', acceptedBy: sender, open: [] }
        : undefined;
    case 'asked': {
      if (!mayAnswer) return undefined;
      const question =
        action.section === undefined ? { by: sender } : { by: sender, section: action.section };
      return { state: 'asked', open: [...state.open, question] };
    }
    case 'answered':
      if (isAuthor && state.open.length > 0) return answered(state, action.section);
      return mayAnswer ? { silent: silentWithout(state, sender, isAddressee) } : undefined;
    case 'declined':
      return mayAnswer ? declined(state, sender) : undefined;
    case 'passedOn': {
      if (!mayAnswer || action.to.length === 0) return undefined;
      const replaced = (each: Addressee): boolean => !isAddressee(sender, each);
      return {
        state: 'passedOn',
        acceptedBy: undefined,
        passedOn: true,
        addressees: unique([...state.addressees.filter(replaced), ...action.to]),
        silent: unique([...state.silent.filter(replaced), ...action.to]),
        open: state.open.filter(({ by }) => !sameLogin(by, sender)),
      };
    }
    case 'ticked':
      return isAuthor || mayAnswer || ownsSteps(note, sender, action.steps, isAddressee) ? {} : undefined;
    case 'done': {
      if (isAuthor || isOwner) return { state: 'done', open: [] };
      if (note.header.kind !== 'update' || !mayAnswer) return undefined;
      const silent = silentWithout(state, sender, isAddressee);
      return silent.length === 0 ? { silent, state: 'done', open: [] } : { silent };
    }
    case 'withdrawn':
      return isAuthor ? { state: 'withdrawn', open: [] } : undefined;
  }
}

/** An answer is what the note is for. A handoff is there to be taken over, whatever was answered before that. */
export function asksForAnswers({ header }: Pick<Note, 'header'>): boolean {
  return header.kind !== 'handoff';
}

/** Whether the note gives each of those steps to the sender. */
function ownsSteps(
  { content: { nextSteps } }: Note,
  sender: string,
  ticks: readonly StepTick[],
  isAddressee: IsAddressee,
): boolean {
  const keys = stepKeys(nextSteps);
  return (
    ticks.length > 0 &&
    ticks.every(({ key }) => {
      const owner = nextSteps[keys.indexOf(key)]?.owner;
      return owner !== undefined && isAddressee(sender, owner);
    })
  );
}

/** The author's answer closes the questions about its section, or all when none is about it. */
function answered(state: ThreadState, section: SectionId | undefined): Change {
  const others = state.open.filter((question) => question.section !== section);
  const open = section === undefined || others.length === state.open.length ? [] : others;
  return { open, state: open.length > 0 ? 'asked' : restingState(state) };
}

/** The sender steps back; what was addressed to a team stays with the others of it. */
function declined(state: ThreadState, sender: string): Change {
  const stays = (each: Addressee): boolean => !sameLogin(each, sender);
  const addressees = state.addressees.filter(stays);
  const open = state.open.filter(({ by }) => stays(by));
  const next = { ...state, acceptedBy: undefined, addressees, silent: state.silent.filter(stays), open };
  if (addressees.length === 0) return { ...next, state: 'declined' };
  return { ...next, state: open.length > 0 ? 'asked' : restingState(next) };
}

function silentWithout(state: ThreadState, sender: string, isAddressee: IsAddressee): readonly Addressee[] {
  return state.silent.filter((each) => !isAddressee(sender, each));
}

function restingState(state: ThreadState): NoteState {
  if (state.acceptedBy !== undefined) return 'accepted';
  return state.passedOn ? 'passedOn' : 'published';
}

function unique(addressees: readonly Addressee[]): readonly Addressee[] {
  return addressees.filter(
    (each, index) => addressees.findIndex((other) => sameLogin(other, each)) === index,
  );
}
