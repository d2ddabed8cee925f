import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ComposeContract } from '../../protocol/composeContract.ts';
import type { ComposeState } from '../../protocol/composeState.ts';
import type { ViewEndpoint } from '../../protocol/viewEndpoint.ts';
import { Icon } from '../shared/Icon.tsx';
import type { FileDrop } from './fields/useFileDrop.ts';

type Send = ViewEndpoint<ComposeContract>['send'];

interface Notice {
  readonly sentence: string;
  readonly action: string;
  readonly run: () => void;
}

/** Why nothing can be written here, and the one thing that changes it. `undefined` while it is being found out. */
const noticeOf = (state: ComposeState, send: Send): Notice | undefined => {
  switch (state.type) {
    case 'loading':
    case 'writing':
      return undefined;
    case 'restricted':
      return {
        sentence: t(
          'This folder is in Restricted Mode, so Baton does not run git in it. Trust the folder to write a note for its branch.',
        ),
        action: t('Manage Workspace Trust'),
        run: () => {
          send('manageTrust', {});
        },
      };
    case 'noFolder':
      return {
        sentence: t('A note belongs to a branch of a repository. Open the folder you work in to write one.'),
        action: t('Open Folder'),
        run: () => {
          send('openFolder', {});
        },
      };
    case 'gitUnavailable':
      return {
        sentence: t(
          'Baton reads the branch through Visual Studio Code’s Git extension, which is switched off or finds no git. Switch it on, or install git, then reload the window.',
        ),
        action: t('Reload Window'),
        run: () => {
          send('reloadWindow', {});
        },
      };
    case 'noRepository':
      return {
        sentence: t('This folder is not a git repository yet. A note belongs to a branch, so it needs one.'),
        action: t('Initialize Repository'),
        run: () => {
          send('initRepository', {});
        },
      };
    case 'detached':
      return {
        sentence: t(
          'HEAD is detached at {0}, and a note belongs to a branch. Check out the branch you want to hand over.',
          state.commit.slice(0, 7),
        ),
        action: t('Check Out a Branch'),
        run: () => {
          send('checkOut', {});
        },
      };
  }
};

/** Milliseconds within which the host tells its state where it knows it: a sign that comes and goes helps nobody. */
const patience = 200;

/** What is being waited for, once that takes a while. Until then the page needs neither a frame nor the icons for it. */
const Looking = (): JSX.Element | null => {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setLong(true);
    }, patience);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  if (!isLong) return null;
  return (
    <p class="quiet" role="status">
      <Icon name="loading" /> {t('Looking at the repository…')}
    </p>
  );
};

interface PlaceNoticeProps {
  readonly state: ComposeState;
  readonly send: Send;
  readonly drop: FileDrop;
}

/** What stands in the view instead of the form. */
export const PlaceNotice = ({ state, send, drop }: PlaceNoticeProps): JSX.Element => {
  const notice = noticeOf(state, send);
  return (
    <main class={`place ${drop.isOver ? 'drop-target' : ''}`} {...drop.handlers}>
      <h1 class="hidden-text">{t('Compose')}</h1>
      {notice === undefined ? (
        <Looking />
      ) : (
        <>
          <p role="status">{notice.sentence}</p>
          <button type="button" class="primary wide" onClick={notice.run}>
            {notice.action}
          </button>
        </>
      )}
    </main>
  );
};
