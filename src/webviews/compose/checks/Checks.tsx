import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { type Draft, type SectionId, sectionIds } from '../../../core/note/note.ts';
import { problemKey } from '../../../core/note/readiness/problem.ts';
import { titleOfProblemRow } from '../../../core/note/rowTitle.ts';
import { Icon } from '../../shared/Icon.tsx';
import type { Problem } from '../../../protocol/peopleSchemas.ts';
import { useCompose } from '../composeContext.ts';
import { focusField, focusSection } from '../fields/focusField.ts';
import { fixOf } from './problemFixes.ts';
import { useKeptFocus } from './useKeptFocus.ts';
import { fieldOfProblem, problemSentence } from './problemWords.ts';

interface ChecksProps {
  readonly openSection: (section: SectionId) => void;
}

/** Where shortening helps most. Evidence is shortened before anything else. */
const longestSection = ({ content }: Draft): SectionId => {
  const lengthOf = (section: SectionId): number => JSON.stringify(content[section]).length;
  return sectionIds
    .filter((section) => section !== 'evidence')
    .reduce((longest, section) => (lengthOf(section) > lengthOf(longest) ? section : longest));
};

const rank = { error: 0, warning: 1, hint: 2 } as const;

const ProblemIcon = ({ severity }: Pick<Problem, 'severity'>): JSX.Element => {
  switch (severity) {
    case 'error':
      return <Icon name="error" tone="error" />;
    case 'warning':
      return <Icon name="warning" tone="warning" />;
    case 'hint':
      return <Icon name="info" tone="info" />;
  }
};

const severityWord = (severity: Problem['severity']): string => {
  switch (severity) {
    case 'error':
      return t('Error:');
    case 'warning':
      return t('Warning:');
    case 'hint':
      return t('Hint:');
  }
};

/** Of two findings that say the same, each keeps its own row. */
const keyAt = (problems: readonly Problem[], at: number): string => {
  const keys = problems.slice(0, at + 1).map(problemKey);
  return `${keys[at] ?? ''} ${keys.filter((key) => key === keys[at]).length}`;
};

/** What a reader would have to ask, each with what puts it right. */
export const Checks = ({ openSection }: ChecksProps): JSX.Element | null => {
  const compose = useCompose();
  const { problems, rulesPassed } = compose.state;
  const sorted = [...problems].sort((a, b) => rank[a.severity] - rank[b.severity]);
  const goTo = (problem: Problem): void => {
    const { index } = problem;
    const section = problem.rule === 'tooLong' ? longestSection(compose.draft) : problem.section;
    if (section === undefined) {
      focusField(fieldOfProblem(problem));
      return;
    }
    openSection(section);
    requestAnimationFrame(() => {
      focusSection(section, index);
    });
  };
  const list = useKeptFocus();
  if (problems.length === 0 && (rulesPassed ?? 0) === 0) return null;
  return (
    <section class="checks" aria-label={t('Checks')}>
      <ul {...list}>
        {sorted.map((problem, at) => {
          const fix = fixOf(problem, compose);
          return (
            <li key={keyAt(sorted, at)}>
              <ProblemIcon severity={problem.severity} />
              <span>
                <span class="hidden-text">{severityWord(problem.severity)} </span>
                <span class={`tone-${problem.severity}`}>
                  {problemSentence(problem, titleOfProblemRow(compose.draft, problem))}
                </span>{' '}
                <button
                  type="button"
                  class="link"
                  onClick={() => {
                    if (fix === undefined) goTo(problem);
                    else fix.run();
                  }}
                >
                  {fix?.label ?? t('Show')}
                </button>
              </span>
            </li>
          );
        })}
      </ul>
      {rulesPassed !== undefined && rulesPassed > 0 && (
        <p class="quiet passed">
          <Icon name="pass" /> {rulesPassed === 1 ? t('1 check passed') : t('{0} checks passed', rulesPassed)}
        </p>
      )}
    </section>
  );
};
