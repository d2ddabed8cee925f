import { t } from '@vscode/l10n';
import type { Problem } from '../../protocol/peopleSchemas.ts';

/** The field of the form that a problem is about, as its label's mark and its element's id name it. */
export const fieldOfProblem = (problem: Problem): string => problem.section ?? 'to';

/** What is wrong, in one sentence. */
export const problemSentence = (problem: Problem): string => t('Check {0}', problem.rule);
