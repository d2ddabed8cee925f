import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { titleOfProblemRow } from '../../../core/note/rowTitle.ts';
import type { Problem } from '../../../protocol/peopleSchemas.ts';
import { Icon } from '../../shared/Icon.tsx';
import { useCompose } from '../composeContext.ts';
import { fieldOfProblem, problemSentence } from './problemWords.ts';

/** What the checks found in one field; `field` as in the elements' ids. */
export const useProblems = (field: string): readonly Problem[] =>
  useCompose().state.problems.filter((problem) => fieldOfProblem(problem) === field);

/** A sign beside a label that the checks below speak of this field, which is also read out with the label. */
export const ProblemMark = ({ field }: { readonly field: string }): JSX.Element | null => {
  const { draft } = useCompose();
  const problems = useProblems(field);
  const tone = (['error', 'warning'] as const).find((each) =>
    problems.some(({ severity }) => severity === each),
  );
  if (tone === undefined) return null;
  return (
    <>
      <span
        title={problems
          .map((problem) => problemSentence(problem, titleOfProblemRow(draft, problem)))
          .join('\n')}
      >
        <Icon name={tone} tone={tone} />
      </span>{' '}
      <span class="hidden-text">{tone === 'error' ? t('Error, see below') : t('Warning, see below')}</span>
    </>
  );
};
