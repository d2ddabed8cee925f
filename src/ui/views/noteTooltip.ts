import * as vscode from 'vscode';
import type { Handoff } from '../../app/handoffs/handoffList.ts';
import { sameLogin } from '../../core/note/addressee.ts';
import type { InboxEntry } from '../../core/note/thread/inbox.ts';
import { plainText } from '../../core/note/plainText.ts';
import { isOver } from '../../core/note/thread/threadState.ts';
import { inboxReasonSentence } from '../words/inboxReasonSentence.ts';
import { kindLabel, peopleList, priorityLabel, stateLabel, statusLabel } from '../words/noteWords.ts';
import { plainTooltip } from '../words/plainTooltip.ts';
import { deadlinePhrase, timePhrase } from '../words/timePhrase.ts';

/** A tooltip is for a glance: longer texts end here. */
const maxText = 400;

/** Summary, who has it and what blocks it, and why the row stands where it stands. What people wrote is plain text. */
export function noteTooltip({ entry, repository, snoozedUntil }: Handoff): vscode.MarkdownString {
  const { t } = vscode.l10n;
  const { thread } = entry;
  const { header, content } = thread.note;
  const { number, type } = thread.comment.subject;
  const place = type === 'pullRequest' ? t('pull request #{0}', number) : t('discussion #{0}', number);
  const paragraphs = [
    [
      kindLabel(header.kind),
      stateLabel(thread.state),
      statusLabel(header.status),
      priorityLabel(header.priority),
    ].join(' · '),
    ...(content.whereItStands === '' ? [] : [shorten(plainText(content.whereItStands))]),
    ...(content.blockedBy === '' ? [] : [t('Blocked by: {0}', shorten(plainText(content.blockedBy)))]),
    ownersSentence(entry),
    ...placingSentences(entry, snoozedUntil),
    t(
      '{0}, branch {1}, in {2}; published {3}',
      place,
      header.branch,
      `${repository.owner}/${repository.name}`,
      timePhrase(header.publishedAt),
    ),
  ];
  return plainTooltip(paragraphs, oneLine(content.summary));
}

function ownersSentence({ thread }: InboxEntry): string {
  const { t } = vscode.l10n;
  const { author, to } = thread.note.header;
  const people = to.length === 0 ? t('From @{0}.', author) : t('From @{0} to {1}.', author, peopleList(to));
  if (isOver(thread.state)) return people;
  const owner = sameLogin(thread.owner, author)
    ? t('@{0} keeps it until somebody accepts.', author)
    : t('@{0} has it.', thread.owner);
  return `${people} ${owner}`;
}

/** Why it is in this group, and why at this place in it. */
function placingSentences(entry: InboxEntry, snoozedUntil: number | undefined): readonly string[] {
  const { t } = vscode.l10n;
  const { header } = entry.thread.note;
  if (entry.reason.code === entry.thread.state) return [inboxReasonSentence(entry.reason)];
  const phrase = deadlinePhrase(entry);
  const order = entry.overdue
    ? t('It stands on top because it is overdue: the reply was due {0}.', timePhrase(entry.replyBy ?? 0))
    : phrase === undefined
      ? t('No reply is due at a set time, so it stands below those that are, by priority.')
      : t(
          'A reply is due {0} ({1}); what is due sooner stands above.',
          timePhrase(entry.replyBy ?? 0),
          phrase,
        );
  const priority =
    header.priorityReason === undefined
      ? []
      : [`${priorityLabel(header.priority)}: ${shorten(plainText(header.priorityReason))}`];
  const snoozed =
    snoozedUntil === undefined
      ? []
      : [t('You put it aside until {0}, or until something happens in it.', timePhrase(snoozedUntil))];
  return [`${inboxReasonSentence(entry.reason)} ${order}`, ...priority, ...snoozed];
}

function oneLine(text: string): string {
  return shorten(text.replace(/\s+/g, ' '));
}

function shorten(text: string): string {
  return text.length <= maxText ? text : `${text.slice(0, maxText).trimEnd()}…`;
}
