import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { useCompose } from '../composeContext.ts';

/** Whether the note tells which files are open here, so that its receiver can start at the same place. */
export const OpenFiles = (): JSX.Element | null => {
  const { state, send } = useCompose();
  const { openFiles } = state;
  if (openFiles === undefined) return null;
  const { paths, breakpoints, included } = openFiles;
  return (
    <div class="section">
      <label class="open-files" title={paths.join('\n')}>
        <input
          type="checkbox"
          checked={included}
          aria-describedby="open-files-names"
          onChange={(event) => {
            send('includeOpenFiles', { included: event.currentTarget.checked });
          }}
        />{' '}
        <span>{t('Include my open files ({0})', paths.length)}</span>
        {breakpoints > 0 && (
          <span class="quiet">
            {' · '}
            {breakpoints === 1 ? t('1 breakpoint') : t('{0} breakpoints', breakpoints)}
          </span>
        )}
      </label>
      <span id="open-files-names" class="hidden-text">
        {paths.join(', ')}
      </span>
    </div>
  );
};
