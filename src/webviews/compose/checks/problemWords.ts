import { t } from '@vscode/l10n';
import type { Problem } from '../../../protocol/peopleSchemas.ts';
import { problemSentence as sentence } from '../../../protocol/problemSentence.ts';

/** The field of the form that a problem is about, as its label's mark and its element's id name it. */
export const fieldOfProblem = ({ rule, section, index = 0 }: Problem): string => {
  if (section !== undefined) return section;
  switch (rule) {
    case 'missingReplyBy':
    case 'replyByPast':
    case 'replyByOutsideHours':
      return 'replyBy';
    case 'noAddressee':
      return 'to';
    case 'possibleSecret':
      return `foreign-${index}`;
    default:
      return '';
  }
};

/** What is wrong, in one sentence. `row` is the text of the step or question, where one is meant. */
export const problemSentence = (problem: Problem, row = ''): string => sentence(t, problem, row);
