import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { DAY, MINUTE } from '../../core/availability/civilDate.ts';
import { sameLogin } from '../../core/note/addressee.ts';
import { isOver } from '../../core/note/thread/threadState.ts';
import type { Reading } from '../../protocol/readerState.ts';
import { fill, joined } from '../shared/fill.tsx';
import { Icon } from '../shared/Icon.tsx';
import { kindWord, priorityWord, statusWord } from '../shared/noteWords.ts';
import { ago, dateAndTime, nearTime, plainTime, workingTime } from '../shared/timePhrases.ts';
import { useReader } from './readerContext.ts';

const names = (logins: readonly string[]): string => logins.map((login) => `@${login}`).join(', ');

/** Whose turn it is, in two or three words. */
const turnWord = ({ thread, viewer, mayAccept }: Reading): string => {
  const waitsOnViewer = thread.waitingOn.some((login) => sameLogin(login, viewer));
  switch (thread.state) {
    case 'done':
      return t('done');
    case 'superseded':
      return t('superseded');
    case 'withdrawn':
      return t('withdrawn');
    case 'accepted':
      return sameLogin(thread.owner, viewer) ? t('accepted by you') : t('accepted by @{0}', thread.owner);
    case 'declined':
    case 'published':
    case 'asked':
    case 'passedOn':
      if (waitsOnViewer || (mayAccept && thread.state !== 'asked')) return t('waiting on you');
      if (thread.waitingOn.length > 0) return t('waiting on {0}', names(thread.waitingOn));
      return thread.state === 'declined' ? t('declined') : t('published');
  }
};

/** How long is left until the reply-by, and of whose time; undefined where the time itself says enough. */
const leftPhrase = ({ thread, now, workingTimeLeft, isOthersTime }: Reading): string | undefined => {
  const { replyBy } = thread.note.header;
  if (replyBy === undefined || isOver(thread.state) || isOthersTime === true) return undefined;
  if (replyBy < now) return t('overdue');
  if (workingTimeLeft === undefined)
    return replyBy - now > DAY ? undefined : t('{0} left', plainTime((replyBy - now) / MINUTE));
  const { minutes, of } = workingTimeLeft;
  const length = minutes > 0 ? workingTime(minutes) : undefined;
  if (of === undefined) return length === undefined ? t('no working time left') : t('{0} left', length);
  return length === undefined ? t('no working time left for @{0}', of) : t('{0} left for @{1}', length, of);
};

const People = ({ logins }: { readonly logins: readonly string[] }): JSX.Element => (
  <>
    {joined(
      logins.map((login) => <strong key={login}>@{login}</strong>),
      ', ',
    )}
  </>
);

/** Title, whose turn it is, and the header in one line. */
export const NoteHeader = (): JSX.Element => {
  const { state, send } = useReader();
  const { thread, zone, now, authorZone } = state;
  const { header, content } = thread.note;
  const { editing, createdAt, updatedAt } = thread.comment;
  const { subject, replyBy } = header;
  const left = leftPhrase(state);
  const parts = [
    <span key="from">
      {header.to.length === 0
        ? fill(t('{0} from {1}'), kindWord(header.kind), <People logins={[header.author]} />)
        : fill(
            t('{0} from {1} to {2}'),
            kindWord(header.kind),
            <People logins={[header.author]} />,
            <People logins={header.to} />,
          )}
    </span>,
    <span key="branch" class="branch">
      <Icon name="git-branch" />
      {header.branch}
    </span>,
    <button
      key="subject"
      type="button"
      class="link"
      onClick={() => {
        send('openOnGitHub', {});
      }}
    >
      {subject.type === 'pullRequest' ? t('PR #{0}', subject.number) : t('Discussion')}
    </button>,
    <span key="status" class={`status ${header.status}`}>
      {header.status !== 'on_track' && <Icon name="triangle-up" />}
      {statusWord(header.status).toLocaleLowerCase()}
    </span>,
    // What anybody but its author edited is no note any more.
    editing.type === 'by' && updatedAt > createdAt && (
      <span key="edited" title={dateAndTime(updatedAt, zone)}>
        {t('edited {0}', ago(updatedAt, zone, now))}
      </span>
    ),
    header.priority !== 'normal' && (
      <span key="priority">
        {priorityWord(header.priority).toLocaleLowerCase()}
        {header.priorityReason !== undefined && `: ${header.priorityReason}`}
      </span>
    ),
    replyBy !== undefined && (
      <span key="reply" title={dateAndTime(replyBy, zone)}>
        {fill(t('reply by {0}'), <strong>{t('{0} your time', nearTime(replyBy, zone, now))}</strong>)}
        {authorZone !== undefined && (
          <> {t('({0} for @{1})', nearTime(replyBy, authorZone, now), header.author)}</>
        )}
        {left !== undefined && <>, {left}</>}
      </span>
    ),
  ];
  return (
    <header class="note-header">
      <div class="title-row">
        <h1 dir="auto">{content.summary === '' ? t('(no summary)') : content.summary}</h1>
        <span class="title-actions">
          {state.mayEdit && (
            <button
              type="button"
              class="link"
              onClick={() => {
                send('edit', {});
              }}
            >
              {t('Edit')}
            </button>
          )}
          <span class="pill turn">{turnWord(state)}</span>
        </span>
      </div>
      <p class="quiet facts">{joined(parts, ' · ')}</p>
    </header>
  );
};
