import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { noteKinds } from '../../core/note/note.ts';
import { kindWord } from '../shared/noteWords.ts';
import { useCompose } from './composeContext.ts';

/** One draft for each kind: choosing another kind shows that kind's draft. */
export const KindChoice = (): JSX.Element => {
  const { draft, state, send } = useCompose();
  return (
    <fieldset class="kinds">
      <legend class="hidden-text">{t('Kind of note')}</legend>
      {noteKinds.map((kind) => {
        const chosen = draft.header.kind === kind;
        const waits = !chosen && state.drafts.includes(kind);
        return (
          <label
            key={kind}
            class={chosen ? 'kind chosen' : 'kind'}
            title={waits ? t('A draft is begun') : undefined}
          >
            <input
              type="radio"
              name="kind"
              value={kind}
              checked={chosen}
              onChange={() => {
                send('chooseKind', { kind });
              }}
            />
            <span>{kindWord(kind)}</span>
            {waits && (
              <>
                <span class="begun" aria-hidden="true" />
                <span class="hidden-text"> {t('(a draft is begun)')}</span>
              </>
            )}
          </label>
        );
      })}
    </fieldset>
  );
};
