import { t } from '@vscode/l10n';
import type { JSX, RefObject } from 'preact';
import type { Writing } from '../../../protocol/composeState.ts';
import { Icon } from '../../shared/Icon.tsx';
import { dateAndTime, nearTime } from '../../shared/timePhrases.ts';
import { useCompose, type Compose } from '../composeContext.ts';
import { publishWord } from '../../../protocol/publishWord.ts';
import { chosenPlace, placeWord } from './destinationWords.ts';
import { ProblemCount } from '../checks/ProblemCount.tsx';
import { PublishMenu, type MenuItem } from './PublishMenu.tsx';

interface PublishButtonProps {
  readonly publish: (deliverAt?: number) => void;
  /** The note is on its way; publishing again takes the later text along. */
  readonly isBusy: boolean;
  /** Why it cannot be published now, which a notice above says with what to do. */
  readonly blockedBy: string | undefined;
  readonly opener: RefObject<HTMLButtonElement | null>;
  readonly isOpen: boolean;
  readonly setOpen: (open: boolean) => void;
}

const buttonWord = ({ target, destinations, editing, review, zone }: Writing, now: number): string => {
  if (editing !== undefined) return t('Update on GitHub');
  // It waits with the review requests: a button that names the place alone would say that it goes there at once.
  if (review?.at !== undefined) return t('Publish {0}', nearTime(review.at, zone, now));
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
  const { publish, isBusy, blockedBy, opener, isOpen, setOpen } = props;
  const isBlocked = blockedBy !== undefined;
  const { state, now, send } = useCompose();
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
          title={blockedBy}
          onClick={() => {
            publish();
          }}
        >
          <span class="label-text">{buttonWord(state, now)}</span>
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
