import * as vscode from 'vscode';
import { type HandoffFilter, isFiltering } from '../../core/note/thread/handoffFilter.ts';
import { kindLabel, peopleList, statusLabel } from './noteWords.ts';

/** The filter that is on, in a few words; undefined when none is. */
export function filterPhrase(filter: HandoffFilter): string | undefined {
  if (!isFiltering(filter)) return undefined;
  const { t } = vscode.l10n;
  const text = filter.text.trim();
  return [
    ...(text === '' ? [] : [`“${text}”`]),
    ...filter.kinds.map(kindLabel),
    ...filter.statuses.map(statusLabel),
    ...(filter.overdueOnly ? [t('overdue')] : []),
    ...(filter.people.length === 0 ? [] : [peopleList(filter.people)]),
    ...filter.repositories,
  ].join(', ');
}
