import type { Problem } from '../../protocol/peopleSchemas.ts';
import type { Compose } from './composeContext.ts';

export interface Fix {
  readonly label: string;
  readonly run: () => void;
}

/** What puts a problem right with one click, where the form can. */
export const fixOf = (_problem: Problem, _compose: Compose): Fix | undefined => undefined;
