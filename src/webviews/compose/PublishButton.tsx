import { t } from '@vscode/l10n';
import type { JSX, RefObject } from 'preact';
import type { Writing } from '../../protocol/composeState.ts';
import { Icon } from '../shared/Icon.tsx';
import { dateAndTime } from '../shared/timePhrases.ts';
import { useCompose, type Compose } from './composeContext.ts';
import { publishWord } from '../../protocol/publishWord.ts';
import { chosenPlace, placeWord } from './destinationWords.ts';
import { ProblemCount } from './ProblemCount.tsx';
import { PublishMenu, type MenuItem } from './PublishMenu.tsx';

interface PublishButtonProps {
  readonly publish: (deliverAt?: number) => void;
  /** The note is on its way; publishing again takes the later text along. */
  readonly isBusy: boolean;
  /** A notice above says why, and what to do. */
  readonly isBlocked: boolean;
  readonly opener: RefObject<HTMLButtonElement | null>;
  readonly isOpen: boolean;
  readonly setOpen: (open: boolean) => void;
}

const buttonWord = ({ target, destinations, editing }: Writing): string => {
  if (editing !== undefined) return t('Update on GitHub');
  const place = chosenPlace(destinations);
  if (place !== undefined) return publishWord(t, place);
  if (target.type === 'pullRequest') return t('Publish to PR #{0}', target.number);
  return target.type === 'looking' ? t('Looking for the pull request…') : t('Publish');
};

const placeItems = ({ destinations }: Writing, send: Compose['send']): readonly MenuItem[] => {
  if (destinations === undefined) return [];
  const { places, chosen } = destinations;
  const isOnly = new Set(places.map(({ repository }) => repository)).size < 2;
  const category = places.some((place) => place.channel === 'newDiscussion' && place.category !== undefined);
  return [
    ...places.map((place) => ({
      label: placeWord(place, isOnly),
      checked: place.key === chosen,
      run: () => {
        send('chooseDestination', { key: place.key });
      },
    })),
    ...(category
      ? [
          {
            label: t('Choose Another Category…'),
            run: () => {
              send('chooseCategory', {});
            },
          },
        ]
      : []),
  ];
};

/** Publish, naming its target, with the other places and ways in its menu; and the preview. */
export const PublishButton = (props: PublishButtonProps): JSX.Element => {
  const { publish, isBusy, isBlocked, opener, isOpen, setOpen } = props;
  const { state, send } = useCompose();
  const { target, deliverAt, destinations, editing } = state;
  const hasPlace = chosenPlace(destinations) !== undefined || target.type === 'pullRequest';
  const canPublish = editing !== undefined || (hasPlace && !isBlocked);
  const places = placeItems(state, send);
  const ways: readonly MenuItem[] = [
    ...(deliverAt !== undefined && canPublish && !isBusy
      ? [
          {
            label: t('Deliver When {0} Is Back, {1}', deliverAt.login, dateAndTime(deliverAt.at, state.zone)),
            run: () => {
              publish(deliverAt.at);
            },
          },
        ]
      : []),
    {
      label: t('Open as Markdown'),
      run: () => {
        send('openMarkdown', {});
      },
    },
    {
      label: t('Copy as Markdown'),
      run: () => {
        send('copyMarkdown', {});
      },
    },
    {
      label: editing === undefined ? t('Discard Draft') : t('Discard Changes'),
      run: () => {
        send('discard', {});
      },
    },
  ];
  const items = [...places, ...ways.map((way, at) => ({ ...way, begins: at === 0 && places.length > 0 }))];
  return (
    <div class="publish-row">
      <ProblemCount />
      <span class="split">
        <button
          type="button"
          id="publish"
          class={isBlocked ? '' : 'primary'}
          disabled={!canPublish || isBusy}
          onClick={() => {
            publish();
          }}
        >
          <span class="label-text">{buttonWord(state)}</span>
        </button>
        <button
          type="button"
          ref={opener}
          class={isBlocked ? 'opener' : 'primary opener'}
          aria-label={t('More ways')}
          title={t('More ways')}
          aria-haspopup="menu"
          aria-expanded={isOpen ? 'true' : 'false'}
          onClick={() => {
            setOpen(!isOpen);
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') {
              event.preventDefault();
              setOpen(true);
            }
          }}
        >
          <Icon name="chevron-down" />
        </button>
        {isOpen && (
          <PublishMenu
            items={items}
            opener={opener}
            close={(refocus) => {
              setOpen(false);
              if (refocus) opener.current?.focus();
            }}
          />
        )}
      </span>
      <button
        type="button"
        class="preview"
        title={t('Preview')}
        onClick={() => {
          send('preview', {});
        }}
      >
        <Icon name="open-preview" /> <span class="word">{t('Preview')}</span>
      </button>
    </div>
  );
};
