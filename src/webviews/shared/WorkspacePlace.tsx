import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { Icon } from './Icon.tsx';

/** The one thing that can be done in a view that has nothing to show. */
export const PlaceAction = ({
  label,
  onClick,
}: {
  readonly label: string;
  readonly onClick: () => void;
}): JSX.Element => (
  <button type="button" class="primary" onClick={onClick}>
    {label}
  </button>
);

export const ReadingTeamFile = (): JSX.Element => (
  <p class="quiet" role="status">
    <Icon name="loading" /> {t('Reading the team file…')}
  </p>
);

/** Why the team's hours cannot be read in this window, and what leads to them. */
export const WorkspacePlace = ({
  isRestricted,
  send,
}: {
  readonly isRestricted: boolean;
  readonly send: (name: 'manageTrust' | 'openFolder', data: Record<string, never>) => void;
}): JSX.Element =>
  isRestricted ? (
    <>
      <p>{t('In Restricted Mode Baton reads no file of the folder, so the team’s hours are not known.')}</p>
      <PlaceAction
        label={t('Manage Workspace Trust')}
        onClick={() => {
          send('manageTrust', {});
        }}
      />
    </>
  ) : (
    <>
      <p>
        {t('The team’s hours are kept in the repository. Open the folder of a Git repository to see them.')}
      </p>
      <PlaceAction
        label={t('Open Folder')}
        onClick={() => {
          send('openFolder', {});
        }}
      />
    </>
  );
