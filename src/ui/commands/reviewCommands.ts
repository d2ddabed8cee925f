import * as vscode from 'vscode';
import { gitHubRemote, type BranchTargetLookup } from '../../app/repository/branchTarget.ts';
import type { DraftSession } from '../../app/drafts/draftSession.ts';
import type { Outbox } from '../../app/outbox/outbox.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { Identifiers } from '../../app/ports/identifiers.ts';
import type { PullRequest } from '../../app/ports/gitHubPullRequests.ts';
import type { Workspace } from '../../app/ports/workspace.ts';
import type { KnownRepository } from '../../app/repository/repositoryReference.ts';
import { plannedReviews, requestReviews } from '../../app/review/requestReview.ts';
import { waitingRequest } from '../../app/review/waitingRequest.ts';
import {
  findReviewers,
  type FindReviewersPorts,
  type ReviewSubject,
} from '../../app/review/findReviewers.ts';
import type { ReviewPlans } from '../../app/review/reviewPlans.ts';
import type { TeamRoster } from '../../app/team/teamRoster.ts';
import {
  noteDelivery,
  proposedReplyBy,
  type ReviewDelivery,
} from '../../core/availability/reviewers/deliveryChoices.ts';
import { sameLogin } from '../../core/note/addressee.ts';
import type { Instant } from '../../core/instant.ts';
import type { NoteId } from '../../core/note/note.ts';
import { deliveryDetail, pickDelivery } from '../quickPicks/pickDelivery.ts';
import { pickReviewers, type PickedReviewers } from '../quickPicks/pickReviewers.ts';
import { pickReviewNote } from '../quickPicks/pickReviewNote.ts';
import type { AboutReviewer, RowClock } from '../quickPicks/reviewerRow.ts';
import { outboxPhrase } from '../words/outboxSentence.ts';
import { followReviewRequests } from '../notices/followReviewRequests.ts';
import type { PublishDraft } from '../publishDraft.ts';
import type { CommandHandlers } from './commandId.ts';
import { showInformation } from '../notices/showMessage.ts';

export interface ReviewCommandPorts extends FindReviewersPorts {
  readonly workspace: Workspace;
  readonly target: BranchTargetLookup;
  readonly session: DraftSession;
  readonly roster: TeamRoster;
  readonly outbox: Outbox;
  readonly plans: ReviewPlans;
  readonly identifiers: Identifiers;
  readonly clock: Clock;
  readonly publishDraft: PublishDraft;
}

interface Situation {
  readonly subject: ReviewSubject;
  readonly repository: KnownRepository;
  readonly pullRequest: PullRequest;
  readonly about: (login: string) => AboutReviewer;
}

/** Request a review: who, when, with which note. */
export function reviewCommands(
  ports: ReviewCommandPorts,
): Pick<CommandHandlers, 'requestReview' | 'forgetReviewRequest'> {
  const { session, plans, clock } = ports;
  const rowClock = (): RowClock => ({ now: clock.now(), zone: clock.zone() });
  return {
    requestReview: async () => {
      const situation = await situationOrExplain(ports);
      if (situation === undefined) return;
      const deliveries = await chooseReviewers(ports, situation, rowClock);
      if (deliveries === undefined) return;
      const replyBy = proposedReplyBy(deliveries, clock.now());
      const note = await pickReviewNote(session, { deliveries, replyBy, clock: rowClock() });
      if (note === undefined) return;
      if (note === 'without') await askAtOnce(ports, situation, deliveries);
      else await askWithNote(ports, situation, { deliveries, replyBy, note });
    },
    forgetReviewRequest: async () => {
      if (session.state.type !== 'open') return;
      const { id } = session.state.draft.draft.header;
      const plan = plans.of(id);
      if (plan === undefined) return;
      await plans.forget(id);
      const undo = vscode.l10n.t('Undo');
      const choice = await showInformation(
        vscode.l10n.t('No review is asked for when this note is published.'),
        undo,
      );
      if (choice === undo) await plans.set(id, plan);
    },
  };
}

/** The open pull request of the branch with all that a look-up needs; else the user is told what is missing. */
async function situationOrExplain(ports: ReviewCommandPorts): Promise<Situation | undefined> {
  const { t } = vscode.l10n;
  const { workspace, target, roster, outbox, clock } = ports;
  const { state } = workspace;
  const checkout = state.type === 'open' ? state.active : undefined;
  const remote = checkout === undefined ? undefined : gitHubRemote(checkout);
  if (checkout?.head.type !== 'branch' || checkout.head.commit === undefined || remote === undefined) {
    void showInformation(
      t('Open a repository with a remote on GitHub and check out the branch that is to be reviewed.'),
    );
    return undefined;
  }
  const found = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: t('Looking for the pull request…') },
    () => target.confirm(),
  );
  if (found.type !== 'found' || found.pullRequest?.state !== 'open') {
    await explainNoPullRequest(found.type === 'failed');
    return undefined;
  }
  const { facts, viewer, pullRequest, people } = found;
  const { repository } = facts;
  return {
    repository,
    pullRequest,
    about: (login) => {
      const name =
        roster.memberOf(login)?.name ??
        people.find((each) => sameLogin(each.login, login))?.name ??
        undefined;
      const request = waitingRequest(outbox.items, { repository, pullRequest: pullRequest.number }, login);
      return {
        ...(name === undefined ? {} : { name }),
        ...(request === undefined ? {} : { request: outboxPhrase(request, clock.now()) }),
      };
    },
    subject: {
      repository,
      pullRequest,
      viewer: viewer.login,
      root: checkout.root,
      head: checkout.head.commit,
      remote: remote.name,
      people: people.map(({ login }) => login),
      roster: roster.members,
    },
  };
}

async function explainNoPullRequest(isFailed: boolean): Promise<void> {
  const { t } = vscode.l10n;
  const compose = t('Open the Form');
  const sentence = isFailed
    ? t('GitHub could not be asked for the pull request of this branch. The form says why.')
    : t(
        'GitHub asks for reviews on a pull request, and this branch has no open one. Open one first: the form can begin it as a draft.',
      );
  const choice = await showInformation(sentence, compose);
  if (choice === compose) await vscode.commands.executeCommand('baton.compose');
}

/** Who and when; again from the list when the user wants others. `undefined` when they leave. */
async function chooseReviewers(
  ports: ReviewCommandPorts,
  { subject, pullRequest, about }: Situation,
  clock: () => RowClock,
): Promise<readonly ReviewDelivery[] | undefined> {
  let chosen: readonly string[] = [];
  for (;;) {
    let picked: PickedReviewers | undefined = await pickReviewers({
      title: vscode.l10n.t('Request a review of #{0} {1}', pullRequest.number, pullRequest.title),
      search: (report, signal) => findReviewers(ports, subject, report, signal),
      chosen,
      about,
      clock,
    });
    while (picked !== undefined) {
      const delivery = await pickDelivery(picked, about, clock());
      if (delivery === undefined) return undefined;
      if (delivery.type === 'deliver') return delivery.deliveries;
      chosen = picked.chosen.map(({ candidate }) => candidate.login);
      if (delivery.type === 'back') break;
      const { of, take } = delivery;
      picked = { ...picked, chosen: picked.chosen.map((each) => (each === of ? take : each)) };
    }
    if (picked === undefined) return undefined;
  }
}

async function askAtOnce(
  ports: ReviewCommandPorts,
  { repository, pullRequest, subject }: Situation,
  deliveries: readonly ReviewDelivery[],
): Promise<void> {
  const results = await requestReviews(ports, {
    repository,
    author: subject.viewer,
    pullRequest: pullRequest.number,
    reviews: plannedReviews(deliveries),
  });
  await followReviewRequests(ports, results);
}

/** Fills in whom the note is for and by when an answer is proposed, and keeps the requests until it is published. */
async function askWithNote(
  ports: ReviewCommandPorts,
  { pullRequest }: Situation,
  {
    deliveries,
    replyBy,
    note,
  }: {
    readonly deliveries: readonly ReviewDelivery[];
    readonly replyBy: Instant | null;
    readonly note: 'send' | 'write';
  },
): Promise<void> {
  const { session, plans, clock } = ports;
  await session.chooseKind('review');
  if (session.state.type !== 'open') return;
  const { draft } = session.state;
  const { header, content } = draft.draft;
  const logins = deliveries.map(({ reviewer }) => reviewer.candidate.login);
  const added = logins.filter((login) => !header.to.some((each) => sameLogin(each, login)));
  const proposed = header.replyBy ?? replyBy ?? undefined;
  draft.replace({
    ...draft.draft,
    header: {
      ...header,
      to: [...header.to, ...added],
      ...(proposed === undefined ? {} : { replyBy: proposed }),
    },
    content,
  });
  await draft.store();
  await plans.set(header.id, { pullRequest: pullRequest.number, reviews: plannedReviews(deliveries) });
  if (note === 'write') {
    await vscode.commands.executeCommand('baton.compose');
    await tellPlanned(plans, header.id, deliveries, clock);
    return;
  }
  // Where the note waits already, the plan is carried out by this time.
  await ports.publishDraft.publish({ notBefore: noteDelivery(deliveries) ?? 'now' });
}

/** Says what publishing will do, and lets it be taken back. */
async function tellPlanned(
  plans: ReviewPlans,
  note: NoteId,
  deliveries: readonly ReviewDelivery[],
  clock: Clock,
): Promise<void> {
  const { t } = vscode.l10n;
  const undo = t('Do Not Ask');
  const choice = await showInformation(
    t(
      'When you publish this note, reviews are asked for: {0}',
      deliveryDetail(deliveries, { now: clock.now(), zone: clock.zone() }),
    ),
    undo,
  );
  if (choice === undo) await plans.forget(note);
}
