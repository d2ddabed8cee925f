import { t } from '@vscode/l10n';
import type { Draft, SectionId } from '../../core/note/note.ts';
import type { Problem } from '../../protocol/peopleSchemas.ts';
import type { Compose } from './composeContext.ts';
import {
  inserted,
  replaced,
  setContingencies,
  setQuestions,
  setReplyBy,
  setSteps,
  setText,
  setTo,
} from './draftEdits.ts';
import { focusField } from './focusField.ts';

export interface Fix {
  readonly label: string;
  readonly run: () => void;
}

/** The text with a part of it replaced. */
const spliced = (
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  by: string,
): string => text.slice(0, start) + by + text.slice(end);

/** Replaces the problem's range in the text of its section or row; the draft itself where there is none. */
const replaceRange = (draft: Draft, problem: Problem, by: string): Draft => {
  const { section, index = 0, range, data } = problem;
  if (section === undefined || range === undefined) return draft;
  const { content } = draft;
  switch (section) {
    case 'nextSteps': {
      const step = content.nextSteps[index];
      if (step === undefined) return draft;
      return setSteps(
        draft,
        replaced(content.nextSteps, index, { ...step, text: spliced(step.text, range, by) }),
      );
    }
    case 'questions': {
      const question = content.questions[index];
      if (question === undefined) return draft;
      const changed = { ...question, text: spliced(question.text, range, by) };
      return setQuestions(draft, replaced(content.questions, index, changed));
    }
    case 'contingencies': {
      const row = content.contingencies[index];
      if (row === undefined) return draft;
      const part = data['part'] === 'action' ? 'action' : 'condition';
      const changed = { ...row, [part]: spliced(row[part], range, by) };
      return setContingencies(draft, replaced(content.contingencies, index, changed));
    }
    case 'summary':
    case 'why':
    case 'whereItStands':
    case 'blockedBy':
    case 'references':
    case 'evidence':
      return setText(draft, section, spliced(content[section], range, by));
  }
};

const sourceOf = (draft: Draft, { section, index = 0, data }: Problem): string => {
  const { content } = draft;
  if (section === undefined) return '';
  const value = content[section];
  if (typeof value === 'string') return value;
  const row = value[index];
  if (row === undefined) return '';
  if ('text' in row) return row.text;
  return data['part'] === 'action' ? row.action : row.condition;
};

/** Selects the words in question, so that typing replaces them. */
const selectRange = (section: SectionId, problem: Problem): void => {
  const { index, range, data } = problem;
  const row = index === undefined ? section : `${section}-${index}`;
  const key = data['part'] === 'action' ? `${row}-then` : row;
  if (!focusField(key, false)) return;
  const element = document.getElementById(key);
  if (element instanceof HTMLTextAreaElement && range !== undefined)
    element.setSelectionRange(range.start, range.end);
};

const stepText = (problem: Problem): string => {
  switch (problem.rule) {
    case 'failingChecks':
      return t('Fix the failing check {0}', String(problem.data['name'] ?? ''));
    case 'unresolvedThreads':
      return t('Answer the open review threads');
    case 'uncommittedWork':
      return t('Commit the local changes');
    default:
      return t('Push the local commits');
  }
};

/** What puts a problem right with one click, where the form can; otherwise it is shown. */
export const fixOf = (problem: Problem, compose: Compose): Fix | undefined => {
  const { draft, state, edit, send } = compose;
  const { section, index, range, data } = problem;
  // The problems belong to the text that the host had; a range that no longer fits is shown only.
  const wrong = range === undefined ? '' : sourceOf(draft, problem).slice(range.start, range.end);
  switch (problem.fix) {
    case 'assignStep':
      return {
        label: t('Assign'),
        run: () => {
          focusField(`nextSteps-${index ?? 0}-owner`);
        },
      };
    case 'assignQuestion':
      return {
        label: t('Assign'),
        run: () => {
          focusField(`questions-${index ?? 0}-to`);
        },
      };
    case 'chooseAddressee':
      return {
        label: t('Choose'),
        run: () => {
          focusField('to');
        },
      };
    case 'proposeReplyBy': {
      const choice = state.replyByChoices?.find(({ at }) => at > compose.now && at !== draft.header.replyBy);
      return {
        label: choice === undefined ? t('Choose') : t('Propose'),
        run: () => {
          if (choice !== undefined) edit((old) => setReplyBy(old, choice.at), 'replyBy');
          focusField('replyBy');
        },
      };
    }
    case 'addAddressee': {
      const login = String(data['login'] ?? '');
      return {
        label: t('Address @{0}', login),
        run: () => {
          edit((old) => setTo(old, [...old.header.to, login]), 'to');
        },
      };
    }
    case 'addStep':
      if (problem.rule === 'unpushedCommits')
        return {
          label: t('Push'),
          run: () => {
            send('push', {});
          },
        };
      return {
        label: t('Add step'),
        run: () => {
          edit((old) => {
            const steps = old.content.nextSteps;
            return setSteps(old, inserted(steps, steps.length, { text: stepText(problem), done: false }));
          }, 'nextSteps-fix');
        },
      };
    case 'redact':
      if (wrong === '') return undefined;
      return {
        label: t('Redact'),
        run: () => {
          edit((old) => replaceRange(old, problem, '•••'), `${section ?? ''}-fix`);
        },
      };
    case 'insertZone':
      if (wrong === '' || wrong !== data['text']) return undefined;
      return {
        label: t('Add {0}', state.zone),
        run: () => {
          edit((old) => replaceRange(old, problem, `${wrong} ${state.zone}`), `${section ?? ''}-fix`);
        },
      };
    case 'insertDate':
    case undefined:
      break;
  }
  if (section === undefined || range === undefined) return undefined;
  return {
    label: t('Show'),
    run: () => {
      selectRange(section, problem);
    },
  };
};
