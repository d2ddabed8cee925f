import * as vscode from 'vscode';
import type { Handoff } from '../../app/handoffs/handoffList.ts';
import { sameLogin } from '../../core/note/addressee.ts';
import type { InboxEntry } from '../../core/note/thread/inbox.ts';
import type { NoteState } from '../../core/note/thread/thread.ts';
import { noteContext } from '../noteContext.ts';
import { peopleList, stateLabel, statusLabel } from '../words/noteWords.ts';
import { deadlinePhrase, timePhrase } from '../words/timePhrase.ts';
import { noteTooltip } from './noteTooltip.ts';

/** A note's row. `showsRepository`: notes of several repositories stand in one list. */
export function noteTreeItem(handoff: Handoff, showsRepository: boolean): vscode.TreeItem {
  const { t } = vscode.l10n;
  const { entry } = handoff;
  const { header, content } = entry.thread.note;
  const item = new vscode.TreeItem(content.summary);
  item.id = `note:${header.id}`;
  item.description = rowParts(handoff, showsRepository).join(' · ');
  item.iconPath = new vscode.ThemeIcon(
    stateIcon[entry.thread.state],
    entry.overdue ? new vscode.ThemeColor('problemsWarningIcon.foreground') : undefined,
  );
  item.tooltip = noteTooltip(handoff);
  item.accessibilityInformation = { label: `${content.summary}, ${item.description}` };
  item.command = { command: 'baton.openNote', title: t('Open Handoff'), arguments: [header.id] };
  item.contextValue = noteContext(handoff);
  return item;
}

function rowParts(
  { entry, viewer, repository, snoozedUntil }: Handoff,
  showsRepository: boolean,
): readonly string[] {
  const { t } = vscode.l10n;
  const { header } = entry.thread.note;
  const isOver = entry.reason.code === entry.thread.state;
  return [
    ...(sameLogin(header.author, viewer.login) ? [] : [t('from @{0}', header.author)]),
    ...turnParts(entry, viewer.login),
    ...(snoozedUntil === undefined ? [] : [t('until {0}', timePhrase(snoozedUntil))]),
    ...(isOver ? [timePhrase(entry.thread.changedAt)] : deadlineParts(entry)),
    ...(isOver || header.status === 'on_track' ? [] : [statusLabel(header.status)]),
    ...(isOver || header.priority !== 'urgent' ? [] : [t('urgent')]),
    ...(showsRepository ? [`${repository.owner}/${repository.name}`] : []),
  ];
}

function turnParts({ reason, thread }: InboxEntry, viewer: string): readonly string[] {
  const { t } = vscode.l10n;
  switch (reason.code) {
    case 'addressed':
      return [];
    case 'addressedTeam':
      return [t('to @{0}', reason.team)];
    case 'passedOnToMe':
      return [t('passed on by @{0}', reason.by)];
    case 'accepted':
      return [t('accepted by you')];
    case 'asked':
      return [t('@{0} asks', reason.by)];
    case 'answersIn':
      return [t('all answers are in')];
    case 'declined':
      return [t('declined by @{0}', reason.by)];
    case 'waitingFor':
      if (reason.isAnswered === true) return [t('answered, waits for {0}', peopleList(reason.who))];
      return thread.state === 'asked' && sameLogin(thread.note.header.author, reason.who[0] ?? '')
        ? [t('question to @{0}', reason.who[0] ?? '')]
        : [t('waits for {0}', peopleList(reason.who))];
    case 'acceptedBy':
      return [sameLogin(reason.who, viewer) ? t('accepted by you') : t('accepted by @{0}', reason.who)];
    case 'nobody':
      return [t('to nobody')];
    case 'forInformation':
      return [];
    case 'done':
    case 'superseded':
    case 'withdrawn':
      return [stateLabel(reason.code)];
  }
}

function deadlineParts(entry: InboxEntry): readonly string[] {
  const phrase = deadlinePhrase(entry);
  return phrase === undefined ? [] : [phrase];
}

const stateIcon: Readonly<Record<NoteState, string>> = {
  published: 'mail',
  asked: 'question',
  accepted: 'pass',
  declined: 'circle-slash',
  passedOn: 'arrow-swap',
  done: 'pass-filled',
  superseded: 'history',
  withdrawn: 'discard',
};
