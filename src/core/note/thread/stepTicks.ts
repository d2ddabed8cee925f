import type { NextStep, Note } from '../note.ts';
import type { StepTick } from './reply.ts';
import { textFingerprint } from '../textFingerprint.ts';
import type { ThreadReply, TickedStep } from './thread.ts';

/**
 * Names each step by its words, so that it is found again when steps are moved, ticked or added; the second of the
 * same words is another one. A step that says something else is another step: nobody has done that.
 */
export function stepKeys(steps: readonly NextStep[]): readonly string[] {
  const seen = new Map<string, number>();
  return steps.map(({ text }) => {
    const print = textFingerprint(text);
    const count = (seen.get(print) ?? 0) + 1;
    seen.set(print, count);
    return count === 1 ? print : `${print}-${String(count)}`;
  });
}

/**
 * The note with its boxes as ticks, oldest first, leave them: the last tick of a step holds while the box in the text
 * is as its sender saw it. A box that somebody changed in the text since then says by itself how the step stands.
 */
export function withTicks(note: Note, ticks: readonly StepTick[]): Note {
  if (ticks.length === 0) return note;
  const { nextSteps } = note.content;
  const keys = stepKeys(nextSteps);
  const steps = nextSteps.map((step, index) => {
    const tick = holdingTick(step, keys[index], ticks);
    return tick === undefined || tick.done === step.done ? step : { ...step, done: tick.done };
  });
  return { ...note, content: { ...note.content, nextSteps: steps } };
}

/** Whose ticks hold, by the order of the steps. `note` is the note as its text has it. */
export function tickedSteps(note: Note, replies: readonly ThreadReply[]): readonly TickedStep[] {
  if (countingTicks(replies).length === 0) return [];
  const { nextSteps } = note.content;
  const keys = stepKeys(nextSteps);
  return nextSteps.flatMap((step, index): readonly TickedStep[] => {
    const last = replies.findLast(({ counts, reply: { action } }) => {
      return counts && action.type === 'ticked' && action.steps.some(({ key }) => key === keys[index]);
    });
    if (last === undefined || holdingTick(step, keys[index], countingTicks([last])) === undefined) return [];
    return [{ index, by: last.reply.author, at: last.comment.createdAt }];
  });
}

/** The ticks of the replies that count, in their order. */
export function countingTicks(replies: readonly ThreadReply[]): readonly StepTick[] {
  return replies.flatMap(({ counts, reply: { action } }) =>
    counts && action.type === 'ticked' ? action.steps : [],
  );
}

function holdingTick(
  { done }: NextStep,
  key: string | undefined,
  ticks: readonly StepTick[],
): StepTick | undefined {
  const last = ticks.findLast((tick) => tick.key === key);
  return last?.boxWas === done ? last : undefined;
}
