import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import type { Contingency } from '../../../core/note/note.ts';
import { CompletingField } from '../fields/CompletingField.tsx';
import { useCompose } from '../composeContext.ts';
import { setContingencies } from '../draftEdits.ts';
import { RowList } from './RowList.tsx';

const blank: Contingency = { condition: '', action: '' };

/** Foreseen trouble and what to do. */
export const Contingencies = (): JSX.Element => {
  const { draft, edit } = useCompose();
  return (
    <RowList
      section="contingencies"
      items={draft.content.contingencies}
      blank={blank}
      isBlank={({ condition, action }) => condition === '' && action === ''}
      onChange={(items, field) => {
        edit((old) => setContingencies(old, items), field);
      }}
      addLabel={t('Add another')}
      rowName={(number) => t('If–then {0}', number)}
    >
      {(row) => (
        <div class="row-fields if-then">
          <label class="if-word" for={row.id}>
            {t('If')}
          </label>
          <CompletingField
            id={row.id}
            singleLine
            label={t('If, {0}', row.index + 1)}
            placeholder={t('what could happen')}
            value={row.item.condition}
            onChange={(condition) => {
              row.set({ ...row.item, condition }, '');
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') {
                event.preventDefault();
                document.getElementById(`${row.id}-then`)?.focus();
              } else row.onKeyDown(event);
            }}
          />
          <label class="if-word" for={`${row.id}-then`}>
            {t('then')}
          </label>
          <CompletingField
            id={`${row.id}-then`}
            singleLine
            label={t('Then, {0}', row.index + 1)}
            placeholder={t('what to do about it')}
            value={row.item.action}
            onChange={(action) => {
              row.set({ ...row.item, action }, '-then');
            }}
            onKeyDown={(event) => {
              if (event.key === 'Backspace' && row.item.action === '' && row.item.condition !== '') {
                event.preventDefault();
                document.getElementById(row.id)?.focus();
              } else row.onKeyDown(event);
            }}
          />
        </div>
      )}
    </RowList>
  );
};
