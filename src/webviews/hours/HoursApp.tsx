import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import type { HoursContract } from '../../protocol/hoursContract.ts';
import type { HoursEntry } from '../../protocol/hoursState.ts';
import type { ViewEndpoint } from '../../protocol/viewEndpoint.ts';
import { Icon } from '../shared/Icon.tsx';
import { useStore } from '../shared/useStore.ts';
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
  if (state.type === 'entry' && state.login !== undefined)
    return <HoursForm entry={state} login={state.login} store={store} endpoint={endpoint} />;
  return (
    <main class="hours-place">
      <h1>{t('My hours')}</h1>
      {state.type === 'entry' ? (
        <SignedOut entry={state} send={endpoint.send.bind(endpoint)} />
      ) : (
        <Place place={state.place} send={endpoint.send.bind(endpoint)} />
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
      <Action label={t('Open the File')} send={send} name="openFile" />
    </>
  ) : (
    <>
      <p>
        {t(
          'Your entry in the team file goes by your GitHub login. Sign in, and it is shown here to be changed.',
        )}
      </p>
      <Action label={t('Sign In to GitHub')} send={send} name="signIn" />
    </>
  );

const Place = ({
  place,
  send,
}: {
  readonly place: Exclude<HoursStore['state'], HoursEntry>['place'];
  readonly send: Send;
}): JSX.Element => {
  if (place === 'loading')
    return (
      <p class="quiet" role="status">
        <Icon name="loading" /> {t('Reading the team file…')}
      </p>
    );
  if (place === 'restricted')
    return (
      <>
        <p>{t('In Restricted Mode Baton reads no file of the folder, so the team’s hours are not known.')}</p>
        <Action label={t('Manage Workspace Trust')} send={send} name="manageTrust" />
      </>
    );
  return (
    <>
      <p>
        {t('The team’s hours are kept in the repository. Open the folder of a Git repository to see them.')}
      </p>
      <Action label={t('Open Folder')} send={send} name="openFolder" />
    </>
  );
};

const Action = ({
  label,
  send,
  name,
}: {
  readonly label: string;
  readonly send: Send;
  readonly name: 'openFile' | 'signIn' | 'manageTrust' | 'openFolder';
}): JSX.Element => (
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
