import type { Draft } from '../note.ts';
import { type Problem, severities } from './problem.ts';
import type { ReadinessFacts } from './readinessFacts.ts';

/** A reply is asked for: there is a time for it, in the future, in the hours of those who shall answer. */
export function checkDeadlines({ header, content }: Draft, facts: ReadinessFacts): readonly Problem[] {
  const { now } = facts;
  return [
    ...checkReplyBy({ header, content }, facts),
    ...(now === undefined ? [] : checkDueDates(content, now)),
  ];
}

function checkReplyBy({ header, content }: Draft, facts: ReadinessFacts): readonly Problem[] {
  const { replyBy } = header;
  if (replyBy === undefined) {
    const asks =
      header.kind === 'review' ||
      header.kind === 'decision' ||
      content.questions.some(({ text, answered }) => !answered && text.trim() !== '');
    return asks
      ? [{ rule: 'missingReplyBy', severity: severities.missingReplyBy, data: {}, fix: 'proposeReplyBy' }]
      : [];
  }
  if (facts.now !== undefined && replyBy <= facts.now) {
    return [
      { rule: 'replyByPast', severity: severities.replyByPast, data: { replyBy }, fix: 'proposeReplyBy' },
    ];
  }
  return (facts.unreachable ?? []).map(({ who, state, freeAt }) => ({
    rule: 'replyByOutsideHours' as const,
    severity: severities.replyByOutsideHours,
    data: { who, state, replyBy, ...(freeAt === undefined ? {} : { freeAt }) },
    fix: 'proposeReplyBy' as const,
  }));
}

/** A date counts as past when it is over everywhere on Earth (UTC-12). */
function checkDueDates(content: Draft['content'], now: number): readonly Problem[] {
  return content.nextSteps.flatMap(({ done, due }, index): readonly Problem[] => {
    const end = done || due === undefined ? NaN : Date.parse(`${due}T23:59:59.999-12:00`);
    if (Number.isNaN(end) || end >= now) return [];
    const place = { section: 'nextSteps', index } as const;
    return [{ rule: 'taskOverdue', severity: severities.taskOverdue, ...place, data: { due: due ?? '' } }];
  });
}
