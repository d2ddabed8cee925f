import * as vscode from 'vscode';
import type { DraftSession } from '../../app/drafts/draftSession.ts';
import { noteDelivery, type ReviewDelivery } from '../../core/availability/reviewers/deliveryChoices.ts';
import { checkReadiness } from '../../core/note/readiness/checkReadiness.ts';
import type { Draft } from '../../core/note/note.ts';
import type { Instant } from '../../core/instant.ts';
import { nearTime } from '../words/personTime.ts';
import { deliveryDetail } from './pickDelivery.ts';
import { pickOne, type Choice } from './pickOne.ts';
import type { RowClock } from './reviewerRow.ts';

/** `send`: with the review note as it is. `write`: when the note is written and published. `without`: no note. */
export type PickedNote = 'send' | 'write' | 'without' | undefined;

type Row = Choice<PickedNote>;

/** Asks whether the review note goes with the requests; what is missing in it is said before. */
export async function pickReviewNote(
  session: DraftSession,
  {
    deliveries,
    replyBy,
    clock,
  }: {
    readonly deliveries: readonly ReviewDelivery[];
    readonly replyBy: Instant | null;
    readonly clock: RowClock;
  },
): Promise<PickedNote> {
  const { t } = vscode.l10n;
  const draft = reviewDraft(session);
  const by =
    replyBy === null
      ? t('No reply-by is proposed: nobody’s hours are known.')
      : t('Proposed reply-by: {0}.', nearTime(replyBy, clock.zone, clock.now));
  const write: Row = {
    label: `$(edit) ${draft === undefined ? t('Write the review note first') : t('Open the review note first')}`,
    detail: `${publishingPhrase(noteDelivery(deliveries), clock)} ${by}`,
    value: 'write',
  };
  const send: readonly Row[] =
    draft === undefined
      ? []
      : [
          {
            label: `$(cloud-upload) ${t('Send with the review note')}`,
            description: draft.content.summary,
            detail: missingPhrase(draft, clock.now),
            value: 'send',
          },
        ];
  const without: Row = {
    label: `$(git-pull-request) ${t('Request without a note')}`,
    detail: t('They get GitHub’s notification, and no word about what to look at.'),
    value: 'without',
  };
  const rows = draft !== undefined && missing(draft, clock.now) === 0 ? [...send, write] : [write, ...send];
  return pickOne([...rows, without], {
    title: deliveryDetail(deliveries, clock),
    placeHolder: t('What goes with the request?'),
  });
}

function publishingPhrase(at: Instant | null, { now, zone }: RowClock): string {
  const { t } = vscode.l10n;
  return at === null
    ? t('The requests go out when you publish it.')
    : t('When you publish it, it waits for {0}, as the requests do.', nearTime(at, zone, now));
}

/** The branch's review note, where something is written in it and it is the one that is open. */
function reviewDraft({ state }: DraftSession): Draft | undefined {
  if (state.type !== 'open' || state.draft.identity.edits !== undefined) return undefined;
  const { draft } = state.draft;
  return draft.header.kind === 'review' && draft.content.summary.trim() !== '' ? draft : undefined;
}

/** Whom it is for and by when are filled in with the request, so they are not missing. */
function missing(draft: Draft, now: Instant): number {
  return checkReadiness(draft, { now }).filter(
    ({ severity, section }) => severity === 'error' && section !== undefined,
  ).length;
}

function missingPhrase(draft: Draft, now: Instant): string {
  const count = missing(draft, now);
  const { t } = vscode.l10n;
  if (count === 0) return t('Nothing is missing in it.');
  return count === 1 ? t('One thing is missing in it.') : t('{0} things are missing in it.', count);
}
