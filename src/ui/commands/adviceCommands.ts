import * as vscode from 'vscode';
import { MINUTE } from '../../core/availability/civilDate.ts';
import type { BranchTargetLookup } from '../../app/repository/branchTarget.ts';
import { usualReplyBy } from '../../app/drafts/replyByOffers.ts';
import type { DraftSession } from '../../app/drafts/draftSession.ts';
import type { HandoffList } from '../../app/handoffs/handoffList.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { Identifiers } from '../../app/ports/identifiers.ts';
import type { TeamRoster } from '../../app/team/teamRoster.ts';
import { adviseMode } from '../../core/advice/asyncOrLive.ts';
import { liveSlots } from '../../core/advice/liveSlots.ts';
import { meetingDraft, readInvitation } from '../../core/advice/meetingDraft.ts';
import { overlapUntil } from '../../core/advice/overlapUntil.ts';
import type { Interval } from '../../core/availability/interval.ts';
import { unknownSchedule, type Schedule } from '../../core/availability/schedule.ts';
import { collateAnswers } from '../../core/note/thread/collateAnswers.ts';
import { offerDraft } from '../offerDraft.ts';
import { bothTimes, nearTime } from '../words/personTime.ts';
import { adviceReason, modePhrase } from '../quickPicks/adviceWords.ts';
import { pickMatter } from '../quickPicks/pickMatter.ts';
import { pickOne, type Choice } from '../quickPicks/pickOne.ts';
import type { CommandHandlers } from './commandId.ts';
import type { ChosenNote } from '../chosenNote.ts';
import { handoffOf } from './noteArgument.ts';
import { showInformation } from '../notices/showMessage.ts';

export interface AdviceCommandPorts {
  readonly session: DraftSession;
  readonly target: BranchTargetLookup;
  readonly handoffs: HandoffList;
  readonly chosen: Pick<ChosenNote, 'argument'>;
  readonly roster: TeamRoster;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
}

const halfHour = 30 * MINUTE;
const offeredSlots = 5;

/** Advice before a meeting is called, and what comes after the answers. */
export function adviceCommands(
  ports: AdviceCommandPorts,
): Pick<CommandHandlers, 'asyncOrLive' | 'meetingToNote' | 'collateAnswers'> {
  const { session, handoffs, chosen, identifiers } = ports;
  const { t } = vscode.l10n;
  return {
    asyncOrLive: () => asyncOrLive(ports),
    meetingToNote: () => meetingToNote(ports),
    collateAnswers: async (argument) => {
      const handoff = handoffOf(handoffs, chosen.argument(argument));
      if (handoff === undefined) return;
      const { thread } = handoff.entry;
      const collated = collateAnswers(thread, identifiers.next());
      if (collated === undefined) {
        void showInformation(t('Nobody has answered this note yet.'));
        return;
      }
      await offerDraft(session, (branch) => ({ ...collated, header: { ...collated.header, branch } }));
    },
  };
}

async function asyncOrLive(ports: AdviceCommandPorts): Promise<void> {
  const { roster, clock } = ports;
  const { t } = vscode.l10n;
  const matter = await pickMatter();
  if (matter === undefined) return;
  const people = await pickPeople(ports, t('Async or live? ({0} of 5)', 5), t('Who takes part, beside you?'));
  if (people === undefined) return;
  const scheduleOf = (login: string): Schedule => roster.memberOf(login)?.schedule ?? unknownSchedule;
  const viewer = viewerOf(ports);
  const schedules = [
    ...(viewer === undefined ? [unknownSchedule] : [scheduleOf(viewer)]),
    ...people.map(scheduleOf),
  ];
  const now = clock.now();
  const advice = adviseMode({ ...matter, overlap: overlapUntil(schedules, matter.urgency, now) });
  const slots =
    advice.mode === 'async' ? [] : liveSlots(schedules, { from: now, length: halfHour, count: offeredSlots });
  const unknown = people.filter((login) => scheduleOf(login).hours === null);
  const rows: Choice<Interval | 'write'>[] = slots.map((slot) => ({
    label: `$(calendar) ${nearTime(slot.start, clock.zone(), now)}`,
    description: t('30 minutes in which all of you work and nobody is in focus time'),
    detail: slotDetail(slot, people, ports),
    value: slot,
  }));
  const write: Choice<Interval | 'write'> = {
    label: `$(edit) ${t('Write a note')}`,
    detail: t('Turns what the meeting was for into a note with a question to each.'),
    value: 'write',
  };
  const chosen = await pickOne(advice.mode === 'live' ? [...rows, write] : [write, ...rows], {
    title: `${modePhrase(advice.mode)}: ${adviceReason(advice)}`,
    placeHolder:
      advice.mode !== 'async' && slots.length === 0
        ? unknown.length > 0
          ? t(
              'No time can be proposed: the hours of {0} are not known.',
              unknown.map((login) => `@${login}`).join(', '),
            )
          : t('No time was found in the next two weeks in which all of you are free.')
        : t('Rule: {0}', advice.rule),
  });
  if (chosen === 'write') await meetingToNote(ports, people);
  else if (chosen !== undefined) await useSlot(ports, chosen, people);
}

/** Copies a proposed time on everybody's clock, or keeps it as a calendar file. */
async function useSlot(ports: AdviceCommandPorts, slot: Interval, people: readonly string[]): Promise<void> {
  const { t } = vscode.l10n;
  const { identifiers, clock } = ports;
  const how = await pickOne<'copy' | 'file'>(
    [
      { label: `$(copy) ${t('Copy')}`, detail: slotDetail(slot, people, ports), value: 'copy' },
      { label: `$(calendar) ${t('Save as a calendar file (.ics)…')}`, value: 'file' },
    ],
    { title: nearTime(slot.start, clock.zone(), clock.now()), placeHolder: t('What to do with this time?') },
  );
  if (how === 'copy') await vscode.env.clipboard.writeText(slotDetail(slot, people, ports));
  if (how !== 'file') return;
  const place = await vscode.window.showSaveDialog({ filters: { iCalendar: ['ics'] } });
  if (place === undefined) return;
  const { slotCalendar } = await import('../../core/advice/slotCalendar.ts');
  const text = slotCalendar(slot, {
    id: identifiers.next(),
    summary: t('Conversation with {0}', people.map((login) => `@${login}`).join(', ')),
    now: clock.now(),
  });
  await vscode.workspace.fs.writeFile(place, new TextEncoder().encode(text));
}

function slotDetail(
  { start }: Interval,
  people: readonly string[],
  { roster, clock }: AdviceCommandPorts,
): string {
  const zone = clock.zone();
  const now = clock.now();
  const mine = `${nearTime(start, zone, now)} ${zone}`;
  const theirs = people.map(
    (login) => `@${login} ${bothTimes(start, roster.memberOf(login)?.schedule.zone ?? null, zone, now)}`,
  );
  return [mine, ...theirs].join(' · ');
}

/** Turns a meeting into the draft of a decision or an update; nothing that is written already is overwritten. */
async function meetingToNote(ports: AdviceCommandPorts, known?: readonly string[]): Promise<void> {
  const { session, identifiers, roster, clock } = ports;
  const { t } = vscode.l10n;
  const title = t('Could this meeting be a message?');
  const source = await pickOne<'clipboard' | 'words'>(
    [
      { label: `$(edit) ${t('Say what it is for')}`, value: 'words' },
      {
        label: `$(clippy) ${t('Use the invitation in the clipboard')}`,
        detail: t('Its subject and agenda are taken over, for you to look through.'),
        value: 'clipboard',
      },
    ],
    { title, placeHolder: t('Where is the invitation?') },
  );
  if (source === undefined) return;
  // The clipboard may hold anything, a password too: it is read only when the user says so.
  const read =
    source === 'clipboard'
      ? readInvitation(await vscode.env.clipboard.readText())
      : { purpose: '', agenda: '' };
  const ask = (prompt: string, value = ''): Thenable<string | undefined> =>
    vscode.window.showInputBox({ title, prompt, value, ignoreFocusOut: true });
  const purpose = await ask(t('What is the meeting for? One line.'), read.purpose);
  if (purpose === undefined) return;
  const decision = await ask(t('What has to be decided? Leave it empty when nobody has to decide anything.'));
  if (decision === undefined) return;
  const people = known ?? (await pickPeople(ports, title, t('Who was to come?')));
  if (people === undefined) return;
  const replyBy = usualReplyBy(roster, people, clock.now()) ?? null;
  const meeting = {
    purpose: purpose.trim(),
    agenda: read.agenda,
    people,
    decision: decision.trim(),
    replyBy,
  };
  await offerDraft(session, (branch) => meetingDraft(meeting, { id: identifiers.next(), branch }));
}

/** Logins of the roster and of those whom GitHub names, without the viewer. */
async function pickPeople(
  ports: AdviceCommandPorts,
  title: string,
  placeHolder: string,
): Promise<readonly string[] | undefined> {
  const { roster, target } = ports;
  const viewer = viewerOf(ports)?.toLowerCase();
  const named = target.target.type === 'found' ? target.target.people : [];
  const people = new Map(
    [
      ...named
        .filter(({ type }) => type === 'user')
        .map(({ login, name }) => ({ login, name: name ?? null })),
      ...roster.members,
    ].map((each) => [each.login.toLowerCase(), each]),
  );
  if (viewer !== undefined) people.delete(viewer);
  const picked = await vscode.window.showQuickPick(
    [...people.values()].map(({ login, name }) => ({
      label: name ?? `@${login}`,
      description: name === null ? '' : `@${login}`,
      login,
    })),
    { title, placeHolder, canPickMany: true, matchOnDescription: true, ignoreFocusOut: true },
  );
  return picked?.map(({ login }) => login);
}

function viewerOf({ target }: AdviceCommandPorts): string | undefined {
  return target.target.type === 'found' ? target.target.viewer.login : undefined;
}
