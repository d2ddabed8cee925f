import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { takeAssignment } from '../../../core/note/draft/takeAssignment.ts';
import type { Question } from '../../../core/note/note.ts';
import { CompletingField } from '../fields/CompletingField.tsx';
import { useCompose } from '../composeContext.ts';
import { questionTo, setQuestions } from '../draftEdits.ts';
import { OwnerField } from '../fields/OwnerField.tsx';
import { RowList } from './RowList.tsx';

const blank: Question = { text: '', answered: false };

/** Questions, each to a person. */
export const Questions = (): JSX.Element => {
  const { draft, edit } = useCompose();
  return (
    <RowList
      section="questions"
      items={draft.content.questions}
      blank={blank}
      isBlank={(question) => question.text === ''}
      onChange={(items, field) => {
        edit((old) => setQuestions(old, items), field);
      }}
      addLabel={t('Add question')}
      rowName={(number) => t('Question {0}', number)}
    >
      {(row) => (
        <div class="row-fields">
          <CompletingField
            id={row.id}
            singleLine
            label={t('Question {0}', row.index + 1)}
            placeholder={t('What you need to know')}
            value={row.item.text}
            onChange={(text) => {
              row.set({ ...row.item, text }, '');
            }}
            onTyped={() => {
              const taken = takeAssignment(row.item.text, { who: row.item.to === undefined, due: false });
              if (taken === undefined) return;
              row.announceTaken(taken.who);
              row.set(questionTo({ ...row.item, text: taken.text }, taken.who), '-to');
            }}
            onKeyDown={row.onKeyDown}
          />
          <div class="row-meta">
            <OwnerField
              id={`${row.id}-to`}
              label={t('Whom question {0} asks', row.index + 1)}
              placeholder={t('to nobody yet')}
              login={row.item.to}
              warns={row.item.text !== ''}
              onChange={(login) => {
                row.set(questionTo(row.item, login), '-to');
              }}
              onKeyDown={(event) => {
                if (event.altKey) row.onKeyDown(event);
              }}
            />
          </div>
        </div>
      )}
    </RowList>
  );
};
