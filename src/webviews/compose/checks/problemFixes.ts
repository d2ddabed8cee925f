import { t } from '@vscode/l10n';
import { datedWords } from '../../../core/note/readiness/datedWords.ts';
import { wordsOf } from '../../../core/note/draft/draftPlaces.ts';
import type { SectionId } from '../../../core/note/note.ts';
import { fixDraft } from '../../../core/note/readiness/fixDraft.ts';
import type { Problem } from '../../../protocol/peopleSchemas.ts';
import { stepSentence } from '../../../protocol/problemSentence.ts';
import { wallAsUtc } from '../../shared/zonedTime.ts';
import type { Compose } from '../composeContext.ts';
import { focusField } from '../fields/focusField.ts';

export interface Fix {
  readonly label: string;
  readonly run: () => void;
}

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

/** What puts a problem right with one click, where the form can; otherwise it is shown. */
export const fixOf = (problem: Problem, compose: Compose): Fix | undefined => {
  const { draft, state, edit, send } = compose;
  const { section, index, range, data } = problem;
  // The problems belong to the text that the host had; a range that no longer fits is shown only.
  const wrong = wordsOf(draft, problem);
  // Typed on since the offer was shown: the range is of other words.
  const replace = (text: string): void => {
    edit(
      (old) => (wordsOf(old, problem) === wrong ? fixDraft(old, problem, { type: 'replace', text }) : old),
      `${section ?? ''}-fix`,
    );
  };
  switch (problem.fix) {
    case 'assignStep':
    case 'assignQuestion': {
      const [only, ...others] = draft.header.to;
      const field = problem.fix === 'assignStep' ? 'owner' : 'to';
      return only === undefined || others.length > 0
        ? {
            label: t('Assign'),
            run: () => {
              focusField(`${section ?? ''}-${index ?? 0}-${field}`);
            },
          }
        : {
            label: t('Assign to @{0}', only),
            run: () => {
              edit((old) => fixDraft(old, problem, { type: 'assign', login: only }), `${section ?? ''}-fix`);
            },
          };
    }
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
          if (choice !== undefined)
            edit((old) => fixDraft(old, problem, { type: 'replyBy', at: choice.at }), 'replyBy');
          focusField('replyBy');
        },
      };
    }
    case 'addAddressee': {
      const login = String(data['login'] ?? '');
      return {
        label: t('Address @{0}', login),
        run: () => {
          edit((old) => fixDraft(old, problem, { type: 'address', login }), 'to');
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
          const text = stepSentence(t, problem);
          edit((old) => fixDraft(old, problem, { type: 'addStep', text }), 'nextSteps-fix');
        },
      };
    case 'redact':
      if (wrong === '') return undefined;
      return {
        label: t('Redact'),
        run: () => {
          replace('•••');
        },
      };
    case 'insertZone':
      if (wrong === '' || wrong !== data['text']) return undefined;
      return {
        label: t('Add {0}', state.zone),
        run: () => {
          replace(`${wrong} ${state.zone}`);
        },
      };
    case 'insertDate': {
      const dated = datedWords(wrong, wallAsUtc(compose.now, state.zone));
      if (dated === undefined) break;
      return {
        label: t('Write {0}', dated),
        run: () => {
          replace(dated);
        },
      };
    }
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
