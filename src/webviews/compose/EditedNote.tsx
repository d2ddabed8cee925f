import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import type { Writing } from '../../protocol/composeState.ts';
import { Icon } from '../shared/Icon.tsx';
import { useCompose } from './composeContext.ts';

interface EditedNoteProps {
  readonly editing: NonNullable<Writing['editing']>;
}

/** That the form holds a published note, in the place of its kind, which stays; and the ways out. */
export const EditedNote = ({ editing: { url } }: EditedNoteProps): JSX.Element => {
  const { send } = useCompose();
  return (
    <div class="notice info" role="status">
      <Icon name="edit" />
      <span>
        {t('You are changing a published note.')}{' '}
        {url !== undefined && (
          <>
            <button
              type="button"
              class="link"
              onClick={() => {
                send('openUrl', { url });
              }}
            >
              {t('Open on GitHub')}
            </button>
            {' · '}
          </>
        )}
        <button
          type="button"
          class="link"
          onClick={() => {
            send('leaveEdit', {});
          }}
        >
          {t('Back to the Draft')}
        </button>
      </span>
    </div>
  );
};
