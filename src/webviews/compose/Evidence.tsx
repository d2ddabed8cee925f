import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { TextField } from '../shared/TextField.tsx';
import { useCompose } from './composeContext.ts';
import { setText } from './draftEdits.ts';

/** What was collected from the branch, folded. */
export const Evidence = (): JSX.Element => {
  const { draft, edit } = useCompose();
  const lines = draft.content.evidence.split('\n').filter((line) => line.trim() !== '').length;
  return (
    <details class="section evidence">
      <summary>
        {t('Evidence')} <span class="quiet">{lines === 1 ? t('1 line') : t('{0} lines', lines)}</span>
      </summary>
      <TextField
        id="evidence"
        class="code"
        label={t('Evidence')}
        value={draft.content.evidence}
        onChange={(text) => {
          edit((old) => setText(old, 'evidence', text), 'evidence');
        }}
      />
    </details>
  );
};
