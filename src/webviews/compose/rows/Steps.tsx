import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { takeAssignment } from '../../../core/note/draft/takeAssignment.ts';
import type { NextStep } from '../../../core/note/note.ts';
import { calendarDate } from '../../shared/timePhrases.ts';
import { CompletingField } from '../fields/CompletingField.tsx';
import { useCompose } from '../composeContext.ts';
import { setSteps, stepWithDue, stepWithOwner } from '../draftEdits.ts';
import { OwnerField } from '../fields/OwnerField.tsx';
import { ProposedSteps } from './ProposedSteps.tsx';
import { RowList, type Row } from './RowList.tsx';

const blank: NextStep = { text: '', done: false };

/** The date as words; the words are a button which shows the field. */
const DueField = ({ row }: { readonly row: Row<NextStep> }): JSX.Element => {
  const { focusNext } = useCompose();
  const [edited, setEdited] = useState(false);
  const { item, id, set } = row;
  const number = row.index + 1;
  if (!edited)
    return (
      <button
        type="button"
        class={`link date ${item.due === undefined ? 'quiet' : ''}`}
        id={`${id}-due`}
        onClick={() => {
          setEdited(true);
          focusNext(`${id}-due`);
        }}
        onKeyDown={(event) => {
          if (event.altKey) row.onKeyDown(event);
        }}
      >
        {item.due === undefined ? t('no date') : calendarDate(item.due)}
        <span class="hidden-text"> {t('(date of step {0})', number)}</span>
      </button>
    );
  return (
    <input
      type="date"
      class="field date"
      id={`${id}-due`}
      aria-label={t('Date of step {0}', number)}
      defaultValue={item.due ?? ''}
      onInput={(event) => {
        const { value, validity } = event.currentTarget;
        if (!validity.badInput) set(stepWithDue(item, value), '-due');
      }}
      onKeyDown={(event) => {
        if (event.altKey) row.onKeyDown(event);
        if (event.key === 'Enter' || event.key === 'Escape') {
          event.preventDefault();
          focusNext(`${id}-due`);
          setEdited(false);
        }
      }}
      onBlur={() => {
        setEdited(false);
      }}
    />
  );
};

/** Tasks, each with owner and optional date. */
export const Steps = (): JSX.Element => {
  const { draft, edit } = useCompose();
  return (
    <RowList
      section="nextSteps"
      items={draft.content.nextSteps}
      blank={blank}
      isBlank={(step) => step.text === ''}
      onChange={(items, field) => {
        edit((old) => setSteps(old, items), field);
      }}
      addLabel={t('Add step')}
      rowName={(number) => t('Step {0}', number)}
      after={<ProposedSteps />}
    >
      {(row) => (
        <>
          <input
            type="checkbox"
            id={`${row.id}-done`}
            checked={row.item.done}
            aria-label={t('Step {0} is done', row.index + 1)}
            onChange={(event) => {
              row.set({ ...row.item, done: event.currentTarget.checked }, '-done');
            }}
          />
          <div class="row-fields">
            <CompletingField
              id={row.id}
              class={row.item.done ? 'done' : ''}
              singleLine
              label={t('Step {0}', row.index + 1)}
              placeholder={t('What is to be done')}
              value={row.item.text}
              onChange={(text) => {
                row.set({ ...row.item, text }, '');
              }}
              onTyped={() => {
                const { text, owner, due } = row.item;
                const taken = takeAssignment(text, { who: owner === undefined, due: due === undefined });
                if (taken === undefined) return;
                row.announceTaken(taken.who, taken.due === undefined ? undefined : calendarDate(taken.due));
                const step = stepWithOwner({ ...row.item, text: taken.text }, taken.who ?? owner);
                row.set(
                  stepWithDue(step, taken.due ?? due ?? ''),
                  taken.who === undefined ? '-due' : '-owner',
                );
              }}
              onKeyDown={row.onKeyDown}
            />
            <div class="row-meta">
              <OwnerField
                id={`${row.id}-owner`}
                label={t('Owner of step {0}', row.index + 1)}
                placeholder={t('no owner')}
                login={row.item.owner}
                warns={row.item.text !== '' && !row.item.done}
                onChange={(owner) => {
                  row.set(stepWithOwner(row.item, owner), '-owner');
                }}
                onKeyDown={(event) => {
                  if (event.altKey) row.onKeyDown(event);
                }}
              />
              <DueField row={row} />
            </div>
          </div>
        </>
      )}
    </RowList>
  );
};
