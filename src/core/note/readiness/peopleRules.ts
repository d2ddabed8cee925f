import { sameLogin } from '../addressee.ts';
import type { Draft } from '../note.ts';
import { type NoteText, partOf, placeOf } from './noteText.ts';
import { type Problem, severities } from './problem.ts';
import type { ReadinessFacts } from './readinessFacts.ts';

/** Not behind a word character, a dot or a slash: those are addresses, decorators of code and package names. */
const mention = /(?<![\w./@-])@([A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))(?![\w./-]*[\w/])/g;

/** Every task has an owner, every question somebody who answers it, and the note somebody whom it is for. */
export function checkPeople(
  { header, content }: Draft,
  texts: readonly NoteText[],
  facts: ReadinessFacts,
): readonly Problem[] {
  const problems: Problem[] = [];
  const needsReader = header.kind !== 'update';
  if (needsReader && header.to.length === 0) {
    problems.push({
      rule: 'noAddressee',
      severity: severities.noAddressee,
      data: {},
      fix: 'chooseAddressee',
    });
  }
  content.nextSteps.forEach(({ text, done, owner }, index) => {
    if (done || owner !== undefined || text.trim() === '') return;
    problems.push({
      rule: 'taskWithoutOwner',
      severity: severities.taskWithoutOwner,
      section: 'nextSteps',
      index,
      data: {},
      fix: 'assignStep',
    });
  });
  content.questions.forEach(({ text, answered, to }, index) => {
    if (answered || to !== undefined || text.trim() === '') return;
    problems.push({
      rule: 'questionWithoutAddressee',
      severity: severities.questionWithoutAddressee,
      section: 'questions',
      index,
      data: {},
      fix: 'assignQuestion',
    });
  });
  return [...problems, ...checkMentions({ header, content }, texts, facts)];
}

/** A mention notifies; who is neither addressed nor owns a step or a question would be surprised. */
function checkMentions(
  { header, content }: Draft,
  texts: readonly NoteText[],
  facts: ReadinessFacts,
): readonly Problem[] {
  const known = [
    ...header.to,
    ...content.nextSteps.flatMap(({ owner }) => owner ?? []),
    ...content.questions.flatMap(({ to }) => to ?? []),
    ...(facts.author === undefined ? [] : [facts.author]),
  ];
  return texts.flatMap((text) =>
    [...text.prose.matchAll(mention)].flatMap((match): readonly Problem[] => {
      const login = match[1] ?? '';
      if (known.some((each) => sameLogin(each, login))) return [];
      return [
        {
          rule: 'mentionNotAddressed',
          severity: severities.mentionNotAddressed,
          ...placeOf(text),
          range: { start: match.index, end: match.index + match[0].length },
          data: { login, ...partOf(text) },
          fix: 'addAddressee',
        },
      ];
    }),
  );
}
