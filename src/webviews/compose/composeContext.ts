import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Draft } from '../../core/note/note.ts';
import type { ComposeContract } from '../../protocol/composeContract.ts';
import type { Writing } from '../../protocol/composeState.ts';
import type { ViewEndpoint } from '../../protocol/viewEndpoint.ts';
import type { FindPeople } from '../shared/usePeople.ts';
import type { FieldKey } from './draftBuffer.ts';
import type { Suggest } from './fields/suggestion.ts';

/** What every part of the form may need. */
export interface Compose {
  readonly state: Writing;
  readonly draft: Draft;
  /** The host's clock, counted on by this page's. */
  readonly now: number;
  readonly edit: (change: (draft: Draft) => Draft, field: FieldKey) => void;
  /** The element, by its id, that gets the focus once the next change is drawn. */
  readonly focusNext: (key: string) => void;
  readonly send: ViewEndpoint<ComposeContract>['send'];
  readonly find: FindPeople;
  readonly suggest: Suggest;
}

export const ComposeContext = createContext<Compose | undefined>(undefined);

export const useCompose = (): Compose => {
  const compose = useContext(ComposeContext);
  if (compose === undefined) throw new Error('A part of the form stands outside of it.');
  return compose;
};
