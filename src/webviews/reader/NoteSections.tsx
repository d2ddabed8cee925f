import { t } from '@vscode/l10n';
import type { ComponentChildren, JSX } from 'preact';
import { sameLogin } from '../../core/note/addressee.ts';
import {
  sectionIds,
  type ForeignSection,
  type NextStep,
  type Question,
  type SectionId,
} from '../../core/note/note.ts';
import { fill, joined } from '../shared/fill.tsx';
import { Icon } from '../shared/Icon.tsx';
import { sectionWord } from '../shared/noteWords.ts';
import type { Reading } from '../../protocol/readerState.ts';
import { calendarDate, nearTime } from '../shared/timePhrases.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { answerName } from './readerStore.ts';
import { answersTo } from '../../core/note/thread/noteQuestions.ts';
import { MarkdownText } from './MarkdownText.tsx';
import { useReader } from './readerContext.ts';
import { mayActOn } from '../../core/note/thread/roles.ts';

const Block = ({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}): JSX.Element => (
  <section class="block">
    <h2 dir="auto">{title}</h2>
    {children}
  </section>
);

/** A box for whom the step is to do; others see how it stands. */
const StepTick = ({ step, index }: StepProps): JSX.Element => {
  const { state, tick } = useReader();
  if (state.mayTick[index] === true)
    return (
      <input
        type="checkbox"
        aria-labelledby={`step-${index}`}
        checked={step.done}
        onChange={(event) => {
          tick(index, event.currentTarget.checked);
        }}
      />
    );
  return (
    <>
      <Icon name={step.done ? 'pass-filled' : 'circle-large'} {...(step.done && { tone: 'success' })} />
      <span class="hidden-text">{step.done ? t('Done:') : t('Open:')}</span>
    </>
  );
};

interface StepProps {
  readonly step: NextStep;
  readonly index: number;
}

/** Who ticked the step beside its author, and whether that is on its way. */
const tickWords = (
  { thread, unsentTicks, zone, now }: Reading,
  { step, index }: StepProps,
): string | false => {
  if (unsentTicks.includes(index)) return step.done ? t('done, being sent') : t('open again, being sent');
  const ticked = thread.ticked.find((each) => each.index === index);
  if (ticked === undefined) return false;
  const at = nearTime(ticked.at, zone, now);
  return step.done
    ? t('done by @{0} at {1}', ticked.by, at)
    : t('opened again by @{0} at {1}', ticked.by, at);
};

const Step = ({ step, index }: StepProps): JSX.Element => (
  <li class={step.done ? 'step done' : 'step'}>
    <StepTick step={step} index={index} />
    <span class="step-text" id={`step-${index}`}>
      <MarkdownText text={step.text} inline />
      <span class="quiet">
        {joined(
          [
            '',
            step.owner === undefined ? t('no owner') : `@${step.owner}`,
            step.due !== undefined && calendarDate(step.due),
            tickWords(useReader().state, { step, index }),
          ],
          ' · ',
        )}
      </span>
    </span>
  </li>
);

const QuestionRow = ({
  question,
  index,
}: {
  readonly question: Question;
  readonly index: number;
}): JSX.Element => {
  const { state, form, openForm } = useReader();
  const { viewer } = state;
  const forViewer = question.to !== undefined && sameLogin(question.to, viewer);
  const name = answerName({ type: 'question', index });
  const answers = answersTo(state.thread.replies, question);
  const isAnswered = question.answered || answers.length > 0;
  return (
    <li class={isAnswered ? 'question done' : 'question'}>
      <span>
        <MarkdownText text={question.text} inline />
        {question.to !== undefined && (
          <span class="quiet"> · {forViewer ? t('for you') : t('for @{0}', question.to)}</span>
        )}
        {question.answered && <span class="quiet"> · {t('answered')}</span>}
        {answers.map(({ author, text }, at) => (
          <span class="given-answer" key={`${author} ${at}`}>
            {fill(t('{0} answered:'), <strong>@{author}</strong>)} <MarkdownText text={text} inline />
          </span>
        ))}{' '}
        {!isAnswered && mayActOn(state) && form !== name && (
          <button
            type="button"
            id={`open-${name}`}
            class="link"
            aria-label={t('Answer question {0}', index + 1)}
            onClick={() => {
              openForm(name);
            }}
          >
            {t('Answer')}
          </button>
        )}
      </span>
      {form === name && <AnswerForm name={name} quoted={question.text} section="questions" />}
    </li>
  );
};

const Foreign = ({ section }: { readonly section: ForeignSection }): JSX.Element => (
  <Block title={section.heading.replace(/^#+\s*/, '')}>
    <MarkdownText text={section.markdown} />
  </Block>
);

const Section = ({ id }: { readonly id: SectionId }): JSX.Element | null => {
  const { content } = useReader().state.thread.note;
  switch (id) {
    case 'summary':
      return null;
    case 'nextSteps':
      if (content.nextSteps.length === 0) return null;
      return (
        <Block title={sectionWord(id)}>
          <ul class="steps">
            {content.nextSteps.map((step, index) => (
              <Step key={index} step={step} index={index} />
            ))}
          </ul>
        </Block>
      );
    case 'questions':
      if (content.questions.length === 0) return null;
      return (
        <Block title={sectionWord(id)}>
          <ul class="questions">
            {content.questions.map((question, index) => (
              <QuestionRow key={index} question={question} index={index} />
            ))}
          </ul>
        </Block>
      );
    case 'contingencies':
      if (content.contingencies.length === 0) return null;
      return (
        <Block title={sectionWord(id)}>
          <ul>
            {content.contingencies.map(({ condition, action }, index) => (
              <li key={index}>
                {t('If')} <MarkdownText text={condition} inline /> → <MarkdownText text={action} inline />
              </li>
            ))}
          </ul>
        </Block>
      );
    case 'evidence':
      if (content.evidence === '') return null;
      return (
        <details class="block evidence">
          <summary>{sectionWord(id)}</summary>
          <MarkdownText text={content.evidence} />
        </details>
      );
    case 'why':
    case 'whereItStands':
    case 'blockedBy':
    case 'references':
      if (content[id] === '') return null;
      return (
        <Block title={sectionWord(id)}>
          <MarkdownText text={content[id]} />
        </Block>
      );
  }
};

/** The note itself, in the order in which it was written. */
export const NoteSections = (): JSX.Element => {
  const { foreign } = useReader().state.thread.note.content;
  const after = (id: SectionId | undefined): JSX.Element[] =>
    foreign
      .filter((section) => section.after === id)
      .map((section, index) => <Foreign key={`${id ?? ''}-${index}`} section={section} />);
  return (
    <article>
      {after(undefined)}
      {sectionIds.map((id) => [<Section key={id} id={id} />, ...after(id)])}
    </article>
  );
};
