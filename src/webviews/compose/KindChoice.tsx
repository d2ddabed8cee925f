import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { noteKinds, type NoteKind } from '../../core/note/note.ts';
import { kindWord } from '../shared/noteWords.ts';
import { useCompose } from './composeContext.ts';

/**
 * One draft for each kind: choosing another kind shows that kind's draft. Until the host has opened it the choice
 * stands already, whatever else the host says meanwhile about the draft that is still shown.
 */
export const KindChoice = (): JSX.Element => {
  const { draft, state, send } = useCompose();
  const { id } = draft.header;
  const [asked, setAsked] = useState<NoteKind>();
  useEffect(() => {
    setAsked(undefined);
  }, [id]);
  return (
    <fieldset class="kinds">
      <legend class="hidden-text">{t('Kind of note')}</legend>
      {noteKinds.map((kind) => {
        const chosen = (asked ?? draft.header.kind) === kind;
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
                setAsked(kind);
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
