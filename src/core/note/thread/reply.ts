import type { Instant } from '../../instant.ts';
import type { Addressee, NoteId, SectionId } from '../note.ts';

/** What the receiver understood, in the receiver's own words (I-PASS: synthesis by receiver). */
export interface ReadBack {
  readonly nextStep: string;
  readonly blocker: string;
  readonly doneBy?: Instant;
}

/** How a next step stands, said by somebody who does not edit the note for it. */
export interface StepTick {
  /** As `stepKeys` names the step. */
  readonly key: string;
  /** Done, or open again. */
  readonly done: boolean;
  /** Whether its box in the note's text was ticked when this was said. */
  readonly boxWas: boolean;
  /** The step's words, for who reads the reply alone. */
  readonly text: string;
}

/** What somebody does with a note after reading it. */
export type ReplyAction =
  | { readonly type: 'accepted'; readonly readBack: ReadBack }
  | { readonly type: 'asked'; readonly question: string; readonly section?: SectionId }
  | { readonly type: 'answered'; readonly answer: string; readonly section?: SectionId }
  | { readonly type: 'declined'; readonly reason: string }
  | { readonly type: 'passedOn'; readonly to: readonly Addressee[]; readonly reason: string }
  | { readonly type: 'ticked'; readonly steps: readonly StepTick[] }
  | { readonly type: 'done'; readonly remark: string }
  | { readonly type: 'withdrawn'; readonly reason: string };

export interface Reply {
  /** UUID, made before the reply is sent, so that a repeated send can be recognised. */
  readonly id: string;
  readonly note: NoteId;
  readonly author: string;
  readonly repositoryId: number;
  readonly writtenAt: Instant;
  readonly action: ReplyAction;
}
