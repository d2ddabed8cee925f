import { t } from '@vscode/l10n';
import type { ComponentChildren, JSX } from 'preact';
import type { HoursContract } from '../../protocol/hoursContract.ts';
import type { HoursEntry } from '../../protocol/hoursState.ts';
import type { ViewEndpoint } from '../../protocol/viewEndpoint.ts';
import { Icon } from '../shared/Icon.tsx';
import type { HoursStore } from './hoursStore.ts';

interface HoursNoticesProps {
  readonly entry: HoursEntry;
  readonly store: HoursStore;
  readonly send: ViewEndpoint<HoursContract>['send'];
}

/** What the person should know before they change or share anything. */
export const HoursNotices = ({ entry, store, send }: HoursNoticesProps): JSX.Element => (
  <>
    {entry.file === 'none' && (
      <Notice>{t('The repository has no team file yet. Your hours make its beginning.')}</Notice>
    )}
    {entry.isOwners && (
      <Notice>{t('The team file is the organization’s: a change holds for all of its repositories.')}</Notice>
    )}
    {entry.isBroken && (
      <Notice tone="warning">
        {t('Part of your entry cannot be read. What this form shows replaces it.')}{' '}
        <Link
          label={t('Open the file')}
          onClick={() => {
            send('openFile', {});
          }}
        />
      </Notice>
    )}
    {store.isShared ? (
      <Waiting entry={entry} store={store} send={send} />
    ) : (
      <Kept store={store} send={send} />
    )}
    {store.isOvertaken && (
      <Notice tone="warning">
        {t('Your entry in the file changed meanwhile.')}{' '}
        <Link label={t('Show what the file says')} onClick={store.takeFile.bind(store)} />
        {' · '}
        <Link label={t('Go on with mine')} onClick={store.keepMine.bind(store)} />
      </Notice>
    )}
  </>
);

const Waiting = ({ entry, store, send }: HoursNoticesProps): JSX.Element | null => {
  const waiting = entry.kept?.waiting;
  if (waiting === undefined) return null;
  return (
    <Notice>
      {waiting.type === 'pullRequest'
        ? t('These hours wait in pull request #{0}. The file here still has the former ones.', waiting.number)
        : t('These hours were pushed to {0}. Pull to have them here.', waiting.branch)}{' '}
      {waiting.type === 'pullRequest' && (
        <>
          <Link
            label={t('Open the pull request')}
            onClick={() => {
              send('openPullRequest', {});
            }}
          />
          {' · '}
        </>
      )}
      <Discard store={store} send={send} />
    </Notice>
  );
};

const Kept = ({ store, send }: Pick<HoursNoticesProps, 'store' | 'send'>): JSX.Element | null =>
  store.isChanged && !store.isOvertaken ? (
    <p class="quiet">
      {t('Changed and not shared yet; kept on this machine.')} <Discard store={store} send={send} />
    </p>
  ) : null;

const Discard = ({ store, send }: Pick<HoursNoticesProps, 'store' | 'send'>): JSX.Element => (
  <Link
    label={t('Back to what the file says')}
    onClick={() => {
      store.takeFile();
      send('discard', {});
    }}
  />
);

const Notice = ({
  tone = 'info',
  children,
}: {
  readonly tone?: 'info' | 'warning';
  readonly children: ComponentChildren;
}): JSX.Element => (
  <p class={`notice ${tone === 'warning' ? 'warning' : ''}`}>
    <Icon name={tone} tone={tone} />
    <span>{children}</span>
  </p>
);

const Link = ({ label, onClick }: { readonly label: string; readonly onClick: () => void }): JSX.Element => (
  <button type="button" class="link" onClick={onClick}>
    {label}
  </button>
);
