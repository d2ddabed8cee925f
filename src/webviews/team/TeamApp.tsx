import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import type { TeamContract } from '../../protocol/teamContract.ts';
import type { ViewEndpoint } from '../../protocol/viewEndpoint.ts';
import { Icon } from '../shared/Icon.tsx';
import { useStore } from '../shared/useStore.ts';
import { TeamPanel } from './TeamPanel.tsx';
import type { TeamStore } from './teamStore.ts';

interface TeamAppProps {
  readonly store: TeamStore;
  readonly endpoint: ViewEndpoint<TeamContract>;
}

/** The team's availability, or why there is none to show. */
export const TeamApp = ({ store, endpoint }: TeamAppProps): JSX.Element => {
  useStore(store);
  const { state } = store;
  if (state.type === 'team')
    return <TeamPanel team={state} store={store} send={endpoint.send.bind(endpoint)} />;
  return (
    <main class="team-place">
      <h1>{t('Team availability')}</h1>
      {state.type === 'loading' ? (
        <p class="quiet" role="status">
          <Icon name="loading" /> {t('Reading the team file…')}
        </p>
      ) : (
        <Place state={state} send={endpoint.send.bind(endpoint)} />
      )}
    </main>
  );
};

const Place = ({
  state,
  send,
}: {
  readonly state: Exclude<TeamStore['state'], { type: 'team' | 'loading' }>;
  readonly send: ViewEndpoint<TeamContract>['send'];
}): JSX.Element => {
  const button = (label: string, name: 'setMyHours' | 'manageTrust' | 'openFolder'): JSX.Element => (
    <button
      type="button"
      class="primary"
      onClick={() => {
        send(name, {});
      }}
    >
      {label}
    </button>
  );
  if (state.type === 'noFile')
    return (
      <>
        <p>
          {t(
            'Here you will see who of your team works, is in focus time or off, at any time, on your clock and theirs. The repository has no team file yet, .github/baton.yml: your own hours make its beginning.',
          )}
        </p>
        {button(t('Begin the Team File'), 'setMyHours')}
      </>
    );
  if (state.place === 'restricted')
    return (
      <>
        <p>{t('In Restricted Mode Baton reads no file of the folder, so the team’s hours are not known.')}</p>
        {button(t('Manage Workspace Trust'), 'manageTrust')}
      </>
    );
  return (
    <>
      <p>
        {t('The team’s hours are kept in the repository. Open the folder of a Git repository to see them.')}
      </p>
      {button(t('Open Folder'), 'openFolder')}
    </>
  );
};
