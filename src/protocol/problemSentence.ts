import { noteKinds } from '../core/note/note.ts';
import { sectionWord, type Translate } from './noteWords.ts';
import type { Problem } from './peopleSchemas.ts';

const textOf = ({ data }: Problem, key: string): string => String(data[key] ?? '');
const numberOf = ({ data }: Problem, key: string): number => Number(data[key] ?? 0);

const emptySentence = (t: Translate, problem: Problem, section: string): string => {
  const kind = noteKinds.find((known) => known === problem.data['kind']);
  if (problem.severity !== 'error' || kind === undefined) return t('“{0}” is empty', section);
  switch (kind) {
    case 'handoff':
      return t('“{0}” is empty, and a handoff needs it', section);
    case 'review':
      return t('“{0}” is empty, and a review needs it', section);
    case 'decision':
      return t('“{0}” is empty, and a decision needs it', section);
    case 'update':
      return t('“{0}” is empty, and an update needs it', section);
  }
};

/**
 * What is wrong, in one sentence. `row` is the title of the step or question, where one is meant; `t` is that of
 * `vscode.l10n` in the host and of `@vscode/l10n` in a view.
 */
export const problemSentence = (t: Translate, problem: Problem, row = ''): string => {
  const section =
    problem.section === undefined
      ? textOf(problem, 'heading') || t('The note')
      : sectionWord(t, problem.section);
  const count = numberOf(problem, 'count');
  switch (problem.rule) {
    case 'emptySection':
      return emptySentence(t, problem, section);
    case 'templateText':
      return t('“{0}” holds only the template’s text', section);
    case 'noAddressee':
      return t('The note is for nobody yet');
    case 'taskWithoutOwner':
      return t('“{0}” has no owner', row);
    case 'taskOverdue':
      return t('“{0}” was due {1}', row, textOf(problem, 'due'));
    case 'questionWithoutAddressee':
      return t('“{0}” asks nobody', row);
    case 'missingReplyBy':
      return t('An answer is asked for, without a time');
    case 'replyByPast':
      return t('Reply-by is in the past');
    case 'replyByOutsideHours':
      return t('{0} is not working at reply-by', textOf(problem, 'who'));
    case 'relativeTime':
      return t('“{0}” means another day to a later reader', textOf(problem, 'text'));
    case 'zonelessTime':
      return t('“{0}” has no time zone', textOf(problem, 'text'));
    case 'uncommittedWork':
      return count === 1 ? t('1 file is not committed') : t('{0} files are not committed', count);
    case 'unpushedCommits':
      return count === 1 ? t('1 commit is not pushed') : t('{0} commits are not pushed', count);
    case 'failingChecks':
      return count === 1
        ? t('Check {0} fails, and the note does not say so', textOf(problem, 'name'))
        : t('{0} checks fail, and the note does not say so', count);
    case 'unresolvedThreads':
      return count === 1
        ? t('A review thread is open, and the note does not say so')
        : t('{0} review threads are open, and the note does not say so', count);
    case 'missingReference':
      return problem.data['lines'] === undefined
        ? t('{0} does not exist at this commit', textOf(problem, 'path'))
        : t('{0} has {1} lines only', textOf(problem, 'path'), numberOf(problem, 'lines'));
    case 'mentionNotAddressed':
      return t('@{0} is mentioned and will be notified, but is not addressed', textOf(problem, 'login'));
    case 'possibleSecret':
      return t('“{0}” may hold a secret ({1})', section, textOf(problem, 'kind'));
    case 'wallOfText':
      return t('“{0}” has a paragraph of {1} words', section, numberOf(problem, 'words'));
    case 'ambiguousStart':
      return t('“{0}” starts with “{1}”: say what it points to', section, textOf(problem, 'word'));
    case 'unexplainedAbbreviation':
      return t('“{0}” may need an explanation', textOf(problem, 'word'));
    case 'tooLong':
      return t('The note is longer than GitHub takes');
  }
};

/** The next step that says what the note does not: the text of the fix `addStep`. */
export const stepSentence = (t: Translate, problem: Problem): string => {
  switch (problem.rule) {
    case 'failingChecks':
      return t('Fix the failing check {0}', textOf(problem, 'name'));
    case 'unresolvedThreads':
      return t('Answer the open review threads');
    case 'uncommittedWork':
      return t('Commit the local changes');
    default:
      return t('Push the local commits');
  }
};
