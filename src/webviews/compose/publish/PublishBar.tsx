import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { NoteId } from '../../../core/note/note.ts';
import { problemKey } from '../../../core/note/readiness/problem.ts';
import type { DestinationsState } from '../../../protocol/publishState.ts';
import { Icon } from '../../shared/Icon.tsx';
import { NoticeBox } from '../../shared/NoticeBox.tsx';
import { dateAndTime } from '../../shared/timePhrases.ts';
import { useCompose } from '../composeContext.ts';
import { chosenPlace, lackWord, reasonWord } from './destinationWords.ts';
import { PlannedReview } from './PlannedReview.tsx';
import { PublishButton } from './PublishButton.tsx';
import { progressWord, PublishProgress } from './PublishProgress.tsx';
import { failureNotice, targetNotice } from './targetNotice.ts';

/** That the matter seems sensitive, and who could read it. The writer decides. */
const SensitiveWarning = ({
  destinations,
}: {
  readonly destinations: DestinationsState;
}): JSX.Element | null => {
  const { send } = useCompose();
  const place = chosenPlace(destinations);
  const { warning } = destinations;
  if (warning === undefined || place === undefined) return null;
  return (
    <div class="notice warning">
      <Icon name="warning" tone="warning" />
      <div>
        <p role="status">
          {warning.type === 'sensitive-public'
            ? t(
                'Anyone on the internet can read {0}, and the note says “{1}”. Perhaps tell it in private.',
                place.repository,
                warning.word,
              )
            : t(
                'Everyone with access to {0} can read it, and the note says “{1}”.',
                place.repository,
                warning.word,
              )}
        </p>
        <button
          type="button"
          class="link"
          onClick={() => {
            send('dismissWarning', {});
          }}
        >
          {t('It is fine there')}
        </button>
      </div>
    </div>
  );
};

/** Why the note goes there, and the way to another place. */
const PlaceReason = ({ openPlaces }: { readonly openPlaces: () => void }): JSX.Element | null => {
  const { state } = useCompose();
  const { destinations } = state;
  const reason = destinations === undefined ? undefined : reasonWord(state, destinations);
  if (destinations === undefined || reason === undefined) return null;
  const lack = lackWord(destinations);
  return (
    <p class="ways quiet">
      {reason} {lack}{' '}
      {destinations.places.length > 1 && (
        <button type="button" class="link" onClick={openPlaces}>
          {t('Other places')}
        </button>
      )}
    </p>
  );
};

/** Asked once when the checks found errors; publishing is never refused. */
const Confirm = ({
  count,
  onDone,
}: {
  readonly count: number;
  readonly onDone: (publish: boolean) => void;
}): JSX.Element => {
  const first = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    first.current?.focus();
  }, []);
  return (
    <div
      class="notice warning"
      role="group"
      aria-labelledby="confirm-text"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.isComposing) onDone(false);
      }}
    >
      <Icon name="warning" tone="warning" />
      <div>
        <p id="confirm-text">
          {count === 1
            ? t('One thing is missing that the reader will need.')
            : t('{0} things are missing that the reader will need.', count)}
        </p>
        <span class="buttons">
          <button
            type="button"
            ref={first}
            onClick={() => {
              onDone(false);
            }}
          >
            {t('Back to the Note')}
          </button>
          <button
            type="button"
            onClick={() => {
              onDone(true);
            }}
          >
            {t('Publish Anyway')}
          </button>
        </span>
      </div>
    </div>
  );
};

/** Whether to publish in spite of errors, asked about one note. */
interface Question {
  readonly note: NoteId;
  readonly deliverAt?: number | 'now';
}

/**
 * The end of the form: publish with its target in its name, or why it cannot be and what would help. The button, and
 * what it is doing, stay in sight while the form is scrolled.
 */
export const PublishBar = (): JSX.Element => {
  const { state, draft, now, send } = useCompose();
  const [question, setQuestion] = useState<Question | undefined>(undefined);
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const { publishing, problems, deliverAt, destinations } = state;
  const errors = problems.filter(({ severity }) => severity === 'error');
  const { id } = draft.header;
  // Asked about this note as it was; once its errors are mended, or another note is shown, it is not asked any more.
  const asking = question?.note === id && errors.length > 0 ? question : undefined;
  useEffect(() => {
    if (asking === undefined) setQuestion(undefined);
  }, [asking]);

  const publish = (at?: number | 'now'): void => {
    const when = at === undefined ? {} : { deliverAt: at };
    if (errors.length > 0) setQuestion({ note: id, ...when });
    else send('publish', { agreed: [], ...when });
  };

  if (publishing.type === 'published')
    return (
      <footer class="publish">
        <p class="notice success" role="status">
          <Icon name="pass" tone="success" />
          <span>
            {t('Published {0}.', dateAndTime(publishing.at, state.zone))}{' '}
            <button
              type="button"
              class="link"
              onClick={() => {
                send('openUrl', { url: publishing.url });
              }}
            >
              {t('Open on GitHub')}
            </button>
          </span>
        </p>
        <button
          type="button"
          class="primary wide"
          onClick={() => {
            send('startAnother', {});
          }}
        >
          {t('Write Another')}
        </button>
      </footer>
    );

  // A published note stands where it is, whatever becomes of the branch.
  const blocked = state.editing === undefined ? targetNotice(state, send, now) : undefined;
  const failed = publishing.type === 'failed' ? failureNotice(publishing, send) : undefined;
  const progress = progressWord(publishing, state.zone, now);
  return (
    <>
      {failed === undefined && blocked !== undefined && <NoticeBox tone="info" {...blocked} />}
      {destinations !== undefined && progress === undefined && (
        <SensitiveWarning destinations={destinations} />
      )}
      <footer class="publish">
        {failed !== undefined && <NoticeBox tone="error" {...failed} />}
        <PublishProgress
          republish={() => {
            publish(publishing.type === 'queued' ? publishing.until : undefined);
          }}
        />
        {asking === undefined && progress === undefined && blocked === undefined && (
          <PlannedReview
            publishNow={() => {
              publish('now');
            }}
          />
        )}
        {asking !== undefined && (
          <Confirm
            count={errors.length}
            onDone={(confirmed) => {
              const { deliverAt: at } = asking;
              setQuestion(undefined);
              document.getElementById('publish')?.focus();
              if (confirmed)
                send('publish', {
                  agreed: errors.map(problemKey),
                  ...(at !== undefined && { deliverAt: at }),
                });
            }}
          />
        )}
        <PublishButton
          publish={publish}
          isBusy={progress !== undefined}
          blockedBy={blocked?.sentence}
          opener={opener}
          isOpen={isOpen}
          setOpen={setOpen}
        />
      </footer>
      {blocked === undefined && progress === undefined && (
        <PlaceReason
          openPlaces={() => {
            setOpen(true);
          }}
        />
      )}
      <p class="ways quiet">
        {deliverAt !== undefined && blocked === undefined && progress === undefined && (
          <>
            <button
              type="button"
              class="link"
              title={dateAndTime(deliverAt.at, state.zone)}
              onClick={() => {
                publish(deliverAt.at);
              }}
            >
              {t('Deliver when {0} is back', deliverAt.login)}
            </button>
            {' · '}
          </>
        )}
        <button
          type="button"
          class="link"
          onClick={() => {
            send('openMarkdown', {});
          }}
        >
          {t('Open as Markdown')}
        </button>
      </p>
    </>
  );
};
