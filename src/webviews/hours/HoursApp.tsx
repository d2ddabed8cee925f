import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import type { HoursContract } from '../../protocol/hoursContract.ts';
import type { HoursEntry } from '../../protocol/hoursState.ts';
import type { ViewEndpoint } from '../../protocol/viewEndpoint.ts';
import { useStore } from '../shared/useStore.ts';
import { PlaceAction, ReadingTeamFile, WorkspacePlace } from '../shared/WorkspacePlace.tsx';
import { HoursForm } from './HoursForm.tsx';
import type { HoursStore } from './hoursStore.ts';

interface HoursAppProps {
  readonly store: HoursStore;
  readonly endpoint: ViewEndpoint<HoursContract>;
}

/** The form of one's own hours, or why there is none to show. */
export const HoursApp = ({ store, endpoint }: HoursAppProps): JSX.Element => {
  useStore(store);
  const { state } = store;
  const send = endpoint.send.bind(endpoint);
  if (state.type === 'entry' && state.login !== undefined)
    return <HoursForm entry={state} login={state.login} store={store} endpoint={endpoint} />;
  return (
    <main class="hours-place">
      <h1>{t('My hours')}</h1>
      {state.type === 'entry' ? (
        <SignedOut entry={state} send={send} />
      ) : state.place === 'loading' ? (
        <ReadingTeamFile />
      ) : (
        <WorkspacePlace isRestricted={state.place === 'restricted'} send={send} />
      )}
    </main>
  );
};

type Send = ViewEndpoint<HoursContract>['send'];

const SignedOut = ({ entry, send }: { readonly entry: HoursEntry; readonly send: Send }): JSX.Element =>
  entry.repository === undefined ? (
    <>
      <p>
        {t(
          'This repository has no remote on GitHub, so Baton cannot tell which entry of the team file is yours. You can change it in the file.',
        )}
      </p>
      <PlaceAction
        label={t('Open the File')}
        onClick={() => {
          send('openFile', {});
        }}
      />
    </>
  ) : (
    <>
      <p>
        {t(
          'Your entry in the team file goes by your GitHub login. Sign in, and it is shown here to be changed.',
        )}
      </p>
      <PlaceAction
        label={t('Sign In to GitHub')}
        onClick={() => {
          send('signIn', {});
        }}
      />
    </>
  );
