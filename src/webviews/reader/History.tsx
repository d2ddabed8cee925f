import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import type { ReadBack, ReplyAction, StepTick } from '../../core/note/thread/reply.ts';
import type { ThreadReply } from '../../core/note/thread/thread.ts';
import { fill } from '../shared/fill.tsx';
import { Icon } from '../shared/Icon.tsx';
import { sectionWord } from '../shared/noteWords.ts';
import { dateAndTime, nearTime } from '../shared/timePhrases.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { MarkdownText } from './MarkdownText.tsx';
import { useReader } from './readerContext.ts';
import { answerName } from './readerStore.ts';
import { mayAnswerAsker } from '../../core/note/thread/roles.ts';

/** What was done, with the person and the time in the places of {0} and {1}. */
const actionTemplate = (action: ReplyAction): string => {
  switch (action.type) {
    case 'accepted':
      return t('accepted by {0} {1}');
    case 'asked':
      return t('{0} asked {1}');
    case 'answered':
      return t('{0} answered {1}');
    case 'declined':
      return t('{0} declined {1}');
    case 'passedOn':
      return t('{0} passed it on to {2} {1}');
    case 'ticked':
      return t('{0} changed next steps {1}');
    case 'done':
      return t('{0} marked it done {1}');
    case 'withdrawn':
      return t('{0} withdrew it {1}');
  }
};

const textOf = (action: ReplyAction): string => {
  switch (action.type) {
    case 'accepted':
    case 'ticked':
      return '';
    case 'asked':
      return action.question;
    case 'answered':
      return action.answer;
    case 'declined':
    case 'passedOn':
    case 'withdrawn':
      return action.reason;
    case 'done':
      return action.remark;
  }
};

const ReadBackText = ({
  readBack,
  zone,
}: {
  readonly readBack: ReadBack;
  readonly zone: string;
}): JSX.Element => (
  <dl class="read-back-text">
    <dt>{t('Next step')}</dt>
    <dd>{readBack.nextStep === '' ? t('none named') : <MarkdownText text={readBack.nextStep} inline />}</dd>
    <dt>{t('Could be blocked by')}</dt>
    <dd>{readBack.blocker === '' ? t('nothing named') : <MarkdownText text={readBack.blocker} inline />}</dd>
    <dt>{t('Done by')}</dt>
    <dd>
      {readBack.doneBy === undefined ? t('no date') : t('{0} your time', dateAndTime(readBack.doneBy, zone))}
    </dd>
  </dl>
);

const TickedSteps = ({ steps }: { readonly steps: readonly StepTick[] }): JSX.Element => (
  <ul class="ticked">
    {steps.map(({ key, done, text }) => (
      <li key={key}>
        <Icon name={done ? 'pass-filled' : 'circle-large'} {...(done && { tone: 'success' })} />
        <span class="hidden-text">{done ? t('Done:') : t('Open again:')}</span>
        <MarkdownText text={text} inline />
      </li>
    ))}
  </ul>
);

const Entry = ({ entry }: { readonly entry: ThreadReply }): JSX.Element => {
  const { state, form, openForm } = useReader();
  const { reply, counts } = entry;
  const { action } = reply;
  const text = textOf(action);
  const name = answerName({ type: 'reply', id: reply.id });
  const section = action.type === 'asked' || action.type === 'answered' ? action.section : undefined;
  const mayAnswer = action.type === 'asked' && counts && mayAnswerAsker(state);
  return (
    <li class={counts ? 'entry' : 'entry idle'}>
      <p class="quiet">
        {fill(
          actionTemplate(action),
          <strong>@{reply.author}</strong>,
          <span title={dateAndTime(entry.comment.createdAt, state.zone)}>
            {t('at {0}', nearTime(entry.comment.createdAt, state.zone, state.now))}
          </span>,
          action.type === 'passedOn' && <strong>{action.to.map((login) => `@${login}`).join(', ')}</strong>,
        )}
        {section !== undefined && <> · {sectionWord(section)}</>}
        {!counts && <> · {t('came too late, or from somebody who was not asked: it changes nothing')}</>}
      </p>
      {action.type === 'accepted' && <ReadBackText readBack={action.readBack} zone={state.zone} />}
      {action.type === 'ticked' && <TickedSteps steps={action.steps} />}
      {text !== '' && <MarkdownText text={text} />}
      {mayAnswer && form !== name && (
        <button
          type="button"
          id={`open-${name}`}
          class="link"
          onClick={() => {
            openForm(name);
          }}
        >
          {t('Answer @{0}', reply.author)}
        </button>
      )}
      {form === name && <AnswerForm name={name} quoted={text} section={section} />}
    </li>
  );
};

/** What became of the note, oldest first. */
export const History = (): JSX.Element | null => {
  const { thread } = useReader().state;
  if (thread.replies.length === 0) return null;
  return (
    <section class="block history">
      <h2>{t('Activity')}</h2>
      <ol>
        {thread.replies.map((entry) => (
          <Entry key={entry.comment.id} entry={entry} />
        ))}
      </ol>
    </section>
  );
};
