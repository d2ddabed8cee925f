import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { sameLogin } from '../../../core/note/addressee.ts';
import type { Person, ReplyByChoice } from '../../../protocol/composeState.ts';
import { InstantField } from '../../shared/InstantField.tsx';
import { dateAndTime, nearTime, shortDate, timeOfDay, workingTime } from '../../shared/timePhrases.ts';
import { cityOf, isZone } from '../../shared/zonedTime.ts';
import { useCompose } from '../composeContext.ts';
import { setReplyBy } from '../draftEdits.ts';
import { ProblemMark } from '../checks/ProblemMark.tsx';

const choiceWord = (
  choice: ReplyByChoice,
  people: readonly Person[],
  isOnly: boolean,
  zone: string,
  now: number,
): string => {
  switch (choice.type) {
    case 'workingHours':
      if (isOnly) return t('in {0}', workingTime(choice.hours * 60));
      return t('in {0} of {1}', workingTime(choice.hours * 60), choice.login);
    case 'theirTime': {
      const theirs = people.find(({ login }) => sameLogin(login, choice.login))?.availability?.zone ?? zone;
      return t('{0} their time', nearTime(choice.at, theirs, now));
    }
    case 'myTime':
      return nearTime(choice.at, zone, now);
  }
};

/** `Tue 24 Nov, 14:00 in Kolkata · 09:30 yours`: the day is said again only where it differs. */
const inZones = (replyBy: number, theirZones: readonly string[], zone: string): string => {
  if (theirZones.length === 0) return t('{0} your time', dateAndTime(replyBy, zone));
  const sameDay = theirZones.every((theirs) => shortDate(replyBy, theirs) === shortDate(replyBy, zone));
  const yours = sameDay ? timeOfDay(replyBy, zone) : dateAndTime(replyBy, zone);
  return [
    ...theirZones.map((theirs) => t('{0} in {1}', dateAndTime(replyBy, theirs), cityOf(theirs))),
    t('{0} yours', yours),
  ].join(' · ');
};

/** Until when an answer is asked: chosen in the writer's zone, shown in the addressees' too. */
export const ReplyBy = (): JSX.Element => {
  const { draft, state, now, edit } = useCompose();
  const { replyBy, to } = draft.header;
  const { zone } = state;
  const set = (instant: number | undefined): void => {
    edit((old) => setReplyBy(old, instant), 'replyBy');
  };
  const theirZones = [
    ...new Set(
      to.flatMap((login) => {
        const theirs = state.people.find((person) => sameLogin(person.login, login))?.availability?.zone;
        return theirs === undefined || theirs === zone || !isZone(theirs) ? [] : [theirs];
      }),
    ),
  ];
  const distance = state.replyByDistance;
  const choices = (state.replyByChoices ?? []).filter(({ at }) => at !== replyBy);
  return (
    <div class="section">
      <label class="label" for="replyBy">
        {t('Reply by')}{' '}
        <span class="hint-word">
          {distance !== undefined && replyBy !== undefined
            ? t('{0} for {1}', workingTime(distance.workingMinutes), distance.login)
            : t('your time, {0}', cityOf(zone))}
        </span>
        <ProblemMark field="replyBy" />
      </label>
      <InstantField
        id="replyBy"
        instant={replyBy}
        zone={zone}
        onChange={set}
        clearLabel={t('No reply-by')}
        describedBy="replyBy-zones"
      />
      <p class="hint" id="replyBy-zones">
        {replyBy !== undefined && inZones(replyBy, theirZones, zone)}
      </p>
      {choices.length > 0 && (
        <p class="choices" role="group" aria-label={t('Quick choices')}>
          {choices.map((choice) => (
            <button
              type="button"
              class="link"
              key={`${choice.type}-${choice.at}`}
              onClick={() => {
                set(choice.at);
              }}
            >
              {choiceWord(choice, state.people, to.length === 1, zone, now)}
            </button>
          ))}
        </p>
      )}
    </div>
  );
};
