import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { SectionId } from '../../core/note/note.ts';
import type { ReplyAction } from '../../core/note/thread/reply.ts';
import type { ReaderContract } from '../../protocol/readerContract.ts';
import type { Reading } from '../../protocol/readerState.ts';
import type { ViewEndpoint } from '../../protocol/viewEndpoint.ts';
import type { FindPeople } from '../shared/usePeople.ts';
import type { Failed, ReplyFormName, ReplyTexts } from './readerStore.ts';

/** The repository's address on the web; links to its files open in the editor. */
export const RepositoryContext = createContext<string | undefined>(undefined);

/** What every part of the reader of a note may need. */
export interface Reader {
  readonly state: Reading;
  readonly texts: ReplyTexts;
  readonly write: (form: ReplyFormName, text: string) => void;
  readonly setTexts: (texts: Partial<Omit<ReplyTexts, 'section'>>) => void;
  /** What the question is about; `undefined`: the whole note. */
  readonly setSection: (section: SectionId | undefined) => void;
  readonly form: ReplyFormName | undefined;
  readonly openForm: (form: ReplyFormName | undefined) => void;
  /** A reply is on its way to the outbox, or from there to GitHub. */
  readonly isBusy: boolean;
  /** Hands what a form holds to the host; the form closes when it is in the outbox. */
  readonly reply: (form: ReplyFormName, action: ReplyAction) => void;
  /** Ticks a step of the note, or takes the tick back. */
  readonly tick: (index: number, done: boolean) => void;
  /** What could not be handed over at last. */
  readonly failed: Failed | undefined;
  readonly send: ViewEndpoint<ReaderContract>['send'];
  readonly find: FindPeople;
}

export const ReaderContext = createContext<Reader | undefined>(undefined);

export const useReader = (): Reader => {
  const reader = useContext(ReaderContext);
  if (reader === undefined) throw new Error('A part of the reader stands outside of it.');
  return reader;
};
