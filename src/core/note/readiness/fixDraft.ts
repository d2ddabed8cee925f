import type { Instant } from '../../instant.ts';
import { textOfProblem } from '../draft/draftPlaces.ts';
import type { Addressee, Draft, NoteContent } from '../note.ts';
import type { Problem } from './problem.ts';

/** What may put a problem right, each on its own. */
export type Fix =
  | { readonly type: 'assign'; readonly login: Addressee }
  | { readonly type: 'address'; readonly login: Addressee }
  | { readonly type: 'replyBy'; readonly at: Instant }
  | { readonly type: 'replace'; readonly text: string }
  | { readonly type: 'addStep'; readonly text: string };

/** The draft with a fix made; the draft itself where the problem is not about what the fix changes. */
export function fixDraft(draft: Draft, problem: Problem, fix: Fix): Draft {
  const { header, content } = draft;
  const { section, index = 0 } = problem;
  const change = (part: Partial<NoteContent>): Draft => ({ ...draft, content: { ...content, ...part } });
  const at = <T>(rows: readonly T[], put: (row: T) => T): readonly T[] =>
    rows.map((row, place) => (place === index ? put(row) : row));
  switch (fix.type) {
    case 'address':
      return { ...draft, header: { ...header, to: [...header.to, fix.login] } };
    case 'replyBy':
      return { ...draft, header: { ...header, replyBy: fix.at } };
    case 'addStep':
      return change({ nextSteps: [...content.nextSteps, { text: fix.text, done: false }] });
    case 'assign':
      return section === 'questions'
        ? change({ questions: at(content.questions, (row) => ({ ...row, to: fix.login })) })
        : change({ nextSteps: at(content.nextSteps, (row) => ({ ...row, owner: fix.login })) });
    case 'replace':
      break;
  }
  const { range } = problem;
  if (range === undefined) return draft;
  const old = textOfProblem(draft, problem);
  const text = old.slice(0, range.start) + fix.text + old.slice(range.end);
  switch (section) {
    case undefined: {
      const [heading = '', ...lines] = text.split('\n');
      const own = { heading, markdown: lines.join('\n') };
      return change({ foreign: at(content.foreign, (row) => ({ ...row, ...own })) });
    }
    case 'nextSteps':
      return change({ nextSteps: at(content.nextSteps, (row) => ({ ...row, text })) });
    case 'questions':
      return change({ questions: at(content.questions, (row) => ({ ...row, text })) });
    case 'contingencies': {
      const part = problem.data['part'] === 'action' ? { action: text } : { condition: text };
      return change({ contingencies: at(content.contingencies, (row) => ({ ...row, ...part })) });
    }
    default:
      return change({ [section]: text });
  }
}
