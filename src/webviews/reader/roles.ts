import { sameLogin } from '../../core/note/addressee.ts';
import type { Reading } from '../../protocol/readerState.ts';

const isOpen = ({ thread }: Reading): boolean =>
  thread.state !== 'done' && thread.state !== 'superseded' && thread.state !== 'withdrawn';

export const isAuthor = ({ thread, viewer }: Reading): boolean =>
  viewer !== undefined && sameLogin(thread.note.header.author, viewer);

/** The viewer accepted the note, and it is not done. */
export const isOwner = (state: Reading): boolean =>
  state.viewer !== undefined &&
  state.thread.state === 'accepted' &&
  sameLogin(state.thread.owner, state.viewer);

/** The viewer is asked: what they answer, ask, decline or pass on counts. */
export const mayActOn = (state: Reading): boolean =>
  isOpen(state) && (state.mayAccept || (state.viewer !== undefined && ownsAsked(state)));

/** An owner who asked a question is still the owner. */
const ownsAsked = ({ thread, viewer }: Reading): boolean =>
  viewer !== undefined &&
  sameLogin(thread.owner, viewer) &&
  !sameLogin(thread.note.header.author, viewer) &&
  (thread.state === 'accepted' || thread.state === 'asked');

/** Owner or author may say that it is done. */
export const maySayDone = (state: Reading): boolean =>
  isOpen(state) &&
  (isAuthor(state) || ownsAsked(state) || (state.mayAccept && state.thread.note.header.kind === 'update'));

export const mayWithdraw = (state: Reading): boolean => isOpen(state) && isAuthor(state);

/** The author has a question to answer. */
export const mayAnswerAsker = (state: Reading): boolean => isAuthor(state) && state.thread.state === 'asked';
