import { availability } from '../../core/availability/availability.ts';
import { DAY, HOUR } from '../../core/availability/civilDate.ts';
import type { Schedule } from '../../core/availability/schedule.ts';
import { workingTimeBetween } from '../../core/availability/workingTime.ts';
import type { Instant } from '../../core/instant.ts';
import { sameLogin } from '../../core/note/addressee.ts';
import type { Handoff, HandoffListState } from './handoffList.ts';

/**
 * `due`: an answer of the viewer is due within the hour of their working time, or overdue. `late`: the viewer asked
 * and nobody has answered by the reply-by.
 */
export interface Reminder {
  readonly type: 'due' | 'late';
  readonly handoff: Handoff;
}

type Lists = Pick<HandoffListState, 'waitingOnMe' | 'waitingOnOthers'>;
type ScheduleOf = (login: string) => Schedule | undefined;

/** Milliseconds of working time left from which on an answer comes due. */
const dueWithin = HOUR;
/** Somebody who is back within these milliseconds is waited for before the asker is told: until then nothing can be done. */
const waitsForReturn = DAY;

/** What to remind the viewer of at an instant, the asker's and the asked's hours respected. */
export function remindersAt(
  { waitingOnMe, waitingOnOthers }: Lists,
  scheduleOf: ScheduleOf,
  now: Instant,
): readonly Reminder[] {
  const due = waitingOnMe.filter((handoff) => isDue(handoff, scheduleOf, now));
  const late = waitingOnOthers.filter((handoff) => isLate(handoff, scheduleOf, now));
  return [
    ...due.map((handoff): Reminder => ({ type: 'due', handoff })),
    ...late.map((handoff): Reminder => ({ type: 'late', handoff })),
  ];
}

/** One key for each note and deadline: a note that is given another reply-by is reminded of anew. */
export function reminderKey({ type, handoff: { entry } }: Reminder): string {
  return `${type} ${entry.thread.note.header.id} ${entry.replyBy ?? ''}`;
}

/** Only the answers that the reply-by asks for: not what comes back to the author, nor what was accepted. */
const answerReasons = ['addressed', 'addressedTeam', 'passedOnToMe'];

function isDue({ entry, viewer }: Handoff, scheduleOf: ScheduleOf, now: Instant): boolean {
  const { replyBy, reason } = entry;
  if (replyBy === undefined || !answerReasons.includes(reason.code)) return false;
  if (replyBy - now <= dueWithin) return true;
  if (replyBy - now > 90 * DAY) return false;
  const schedule = scheduleOf(viewer.login);
  const left = schedule === undefined ? null : workingTimeBetween(schedule, now, replyBy);
  return left !== null && left <= dueWithin;
}

function isLate({ entry, viewer }: Handoff, scheduleOf: ScheduleOf, now: Instant): boolean {
  const { replyBy, reason, thread } = entry;
  if (replyBy === undefined || replyBy > now || reason.code !== 'waitingFor') return false;
  if (reason.isAnswered === true) return false;
  if (!sameLogin(thread.note.header.author, viewer.login)) return false;
  const returns = reason.who.map((login) => {
    const schedule = scheduleOf(login);
    return schedule === undefined ? now : (availability(schedule, now).nextFree?.start ?? now);
  });
  const soonest = Math.min(...returns);
  return soonest <= now || soonest - now > waitsForReturn;
}
