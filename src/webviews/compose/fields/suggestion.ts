import type { CompletionPlace } from '../../../core/note/draft/completionPlace.ts';

/** What a place in a text can be completed with. */
export interface Suggestion {
  /** Takes the place of all that was written there. */
  readonly insert: string;
  readonly label: string;
  readonly detail?: string;
}

/** Asks the host for suggestions; rejects when the signal aborts. */
export type Suggest = (place: CompletionPlace, signal: AbortSignal) => Promise<readonly Suggestion[]>;
