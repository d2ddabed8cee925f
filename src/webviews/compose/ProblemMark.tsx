import type { JSX } from 'preact';
import type { Problem } from '../../protocol/peopleSchemas.ts';
import { Icon } from '../shared/Icon.tsx';
import { useCompose } from './composeContext.ts';
import { fieldOfProblem } from './problemWords.ts';

/** What the checks found in one field; `field` as in the elements' ids. */
export const useProblems = (field: string): readonly Problem[] =>
  useCompose().state.problems.filter((problem) => fieldOfProblem(problem) === field);

/** A sign beside a label that the checks below speak of this field. */
export const ProblemMark = ({ field }: { readonly field: string }): JSX.Element | null => {
  const problems = useProblems(field);
  if (problems.some(({ severity }) => severity === 'error')) return <Icon name="error" tone="error" />;
  if (problems.some(({ severity }) => severity === 'warning')) return <Icon name="warning" tone="warning" />;
  return null;
};
