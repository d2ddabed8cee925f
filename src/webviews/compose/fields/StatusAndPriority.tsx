import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { notePriorities, noteStatuses } from '../../../core/note/note.ts';
import { priorityWord, statusWord } from '../../shared/noteWords.ts';
import { TextField } from '../../shared/TextField.tsx';
import { useCompose } from '../composeContext.ts';
import { setHeader, setPriorityReason } from '../draftEdits.ts';

export const StatusAndPriority = (): JSX.Element => {
  const { draft, edit } = useCompose();
  const { status, priority, priorityReason = '' } = draft.header;
  const asksWhy = priority === 'high' || priority === 'urgent' || priorityReason !== '';
  return (
    <div class="section pair">
      <div>
        <label class="label" for="status">
          {t('Status')}
        </label>
        <select
          id="status"
          class="field"
          value={status}
          onChange={(event) => {
            const chosen = noteStatuses.find((known) => known === event.currentTarget.value);
            if (chosen !== undefined) edit((old) => setHeader(old, { status: chosen }), 'status');
          }}
        >
          {noteStatuses.map((each) => (
            <option key={each} value={each}>
              {statusWord(each)}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label class="label" for="priority">
          {t('Priority')}
        </label>
        <select
          id="priority"
          class="field"
          value={priority}
          onChange={(event) => {
            const chosen = notePriorities.find((known) => known === event.currentTarget.value);
            if (chosen !== undefined) edit((old) => setHeader(old, { priority: chosen }), 'priority');
          }}
        >
          {notePriorities.map((each) => (
            <option key={each} value={each}>
              {priorityWord(each)}
            </option>
          ))}
        </select>
      </div>
      {asksWhy && (
        <div class="whole">
          <label class="label" for="priorityReason">
            {t('Why this priority')}
          </label>
          <TextField
            id="priorityReason"
            singleLine
            value={priorityReason}
            onChange={(reason) => {
              edit((old) => setPriorityReason(old, reason), 'priorityReason');
            }}
          />
        </div>
      )}
    </div>
  );
};
