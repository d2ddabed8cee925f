import * as vscode from 'vscode';
import type { NoteKind, NotePriority, NoteStatus } from '../../core/note/note.ts';
import type { NoteState } from '../../core/note/thread/thread.ts';

/** A note's state in words, lower case as in a row's description. */
export function stateLabel(state: NoteState): string {
  const { t } = vscode.l10n;
  return {
    published: t('not answered yet'),
    asked: t('question asked'),
    accepted: t('accepted'),
    declined: t('declined'),
    passedOn: t('passed on'),
    done: t('done'),
    superseded: t('superseded'),
    withdrawn: t('withdrawn'),
  }[state];
}

/** How the work stands, in words. */
export function statusLabel(status: NoteStatus): string {
  const { t } = vscode.l10n;
  return { on_track: t('on track'), at_risk: t('at risk'), blocked: t('blocked') }[status];
}

/** A note's kind in words. */
export function kindLabel(kind: NoteKind): string {
  const { t } = vscode.l10n;
  return { handoff: t('Handoff'), review: t('Review'), decision: t('Decision'), update: t('Update') }[kind];
}

/** How much a note presses, in words. */
export function priorityLabel(priority: NotePriority): string {
  const { t } = vscode.l10n;
  return {
    low: t('low priority'),
    normal: t('normal priority'),
    high: t('high priority'),
    urgent: t('urgent'),
  }[priority];
}

/** Logins and teams in one line: the first three, and how many more. */
export function peopleList(people: readonly string[]): string {
  const shown = people
    .slice(0, 3)
    .map((login) => `@${login}`)
    .join(', ');
  return people.length <= 3 ? shown : vscode.l10n.t('{0} and {1} more', shown, people.length - 3);
}
