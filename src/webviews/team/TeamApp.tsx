import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import type { TeamContract } from '../../protocol/teamContract.ts';
import type { ViewEndpoint } from '../../protocol/viewEndpoint.ts';
import { useStore } from '../shared/useStore.ts';
import { PlaceAction, ReadingTeamFile, WorkspacePlace } from '../shared/WorkspacePlace.tsx';
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
  const send = endpoint.send.bind(endpoint);
  if (state.type === 'team') return <TeamPanel team={state} store={store} send={send} />;
  return (
    <main class="team-place">
      <h1>{t('Team availability')}</h1>
      {state.type === 'loading' ? (
        <ReadingTeamFile />
      ) : state.type === 'noFile' ? (
        <>
          <p>
            {t(
              'Here you will see who of your team works, is in focus time or off, at any time, on your clock and theirs. The repository has no team file yet, .github/baton.yml: your own hours make its beginning.',
            )}
          </p>
          <PlaceAction
            label={t('Begin the Team File')}
            onClick={() => {
              send('setMyHours', {});
            }}
          />
        </>
      ) : (
        <WorkspacePlace isRestricted={state.place === 'restricted'} send={send} />
      )}
    </main>
  );
};
