import type { Instant } from '../../instant.ts';
import type { NextStep, Note } from '../note.ts';
import type { ReadBack } from './reply.ts';
import { sameLogin } from '../addressee.ts';

/** A link of Markdown whose address says nothing to somebody who repeats its words. */
const linkToWeb = /\[([^[\]]*)\]\(https?:\/\/[^()\s]*\)/g;

/**
 * Pre-fills what a reader says back: the reader's own first open step, else the first one that nobody owns, else the
 * first; the blocker as written; the step's date, else reply-by. `endOfDate` gives the instant at which a calendar
 * date ends for the reader; without it dates are not used.
 */
export function proposeReadBack(
  note: Note,
  login: string,
  endOfDate?: (date: string) => Instant | undefined,
): ReadBack {
  const open = note.content.nextSteps.filter((step) => !step.done && step.text !== '');
  const step =
    open.find(({ owner }) => owner !== undefined && sameLogin(owner, login)) ??
    open.find(({ owner }) => owner === undefined) ??
    open[0];
  const doneBy = dateOf(step, endOfDate) ?? note.header.replyBy;
  return {
    nextStep: step?.text.replace(linkToWeb, '$1') ?? '',
    blocker: note.content.blockedBy,
    ...(doneBy === undefined ? {} : { doneBy }),
  };
}

function dateOf(
  step: NextStep | undefined,
  endOfDate: ((date: string) => Instant | undefined) | undefined,
): Instant | undefined {
  return step?.due === undefined ? undefined : endOfDate?.(step.due);
}
