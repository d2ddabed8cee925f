import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { areHoursUnknown, overlapWithin } from '../../core/availability/availability.ts';
import type { Instant } from '../../core/instant.ts';
import { Icon } from '../shared/Icon.tsx';
import type { TeamPerson } from '../../protocol/teamState.ts';
import { personAt, type PersonAt } from './peopleView.ts';
import { useTeam, type TeamScene } from './teamContext.ts';
import { lengthWords, localClock, onBothClocks, personState } from './teamWords.ts';
import { TimelineBar } from './TimelineBar.tsx';

interface PersonRowProps {
  readonly person: TeamPerson;
  readonly index: number;
  readonly isActive: boolean;
  /** Pixels from the top of the list. */
  readonly top: number;
}

/** One person of the grid: who, where their clock stands, their state, their hours, and what both have in common. */
export const PersonRow = ({ person, index, isActive, top }: PersonRowProps): JSX.Element => {
  const scene = useTeam();
  const { options, looked, mine, isMe, waiting, myAxis, axisOf } = scene;
  const me = isMe(person);
  const at = personAt(person, looked, waiting.at);
  const { state, reason } = at.availability;
  const words = personState(person, at.availability, looked, me);
  const clock = localClock(person, looked);
  const shownName = person.name ?? `@${person.login}`;
  const able = at.isAble && !me;
  const axis = axisOf(person);
  const overlap = useMemo(
    () => (me ? null : (overlapWithin(mine, person.schedule, myAxis)?.length ?? null)),
    [me, mine, person, myAxis],
  );
  return (
    <div
      role="row"
      class={`person-row ${able ? 'able' : ''} ${options.selected === person.login ? 'selected' : ''}`}
      id={`person-${index}`}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={options.selected === person.login ? 'true' : 'false'}
      tabIndex={isActive ? 0 : -1}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="rowheader" class="who-cell">
        <span class="name">{me ? t('{0} (you)', shownName) : shownName}</span>
        <span class="quiet">
          {[person.name === null ? '' : `@${person.login}`, clock].filter((part) => part !== '').join(' · ')}
        </span>
      </div>
      <div role="gridcell" class="state-cell">
        <span class="state" title={words}>
          <span class={`dot ${reason === 'away' ? 'away' : state}`} aria-hidden="true" /> {words}
        </span>
        <span class="quiet">
          {state === 'unknown' ? (
            <Invite person={person} />
          ) : able ? (
            <span class="able-words">
              <Icon name="check" /> {nextWords(person, at, scene)}
            </span>
          ) : (
            nextWords(person, at, scene)
          )}
        </span>
      </div>
      <div role="gridcell" class="bar-cell">
        <TimelineBar schedule={person.schedule} axis={axis} {...(!me && { mine })} />
      </div>
      <div role="gridcell" class="overlap-cell">
        <Overlap {...{ person, me, overlap }} />
      </div>
    </div>
  );
};

/** When they are free, on their clock as the state before it, and on the viewer's. */
function nextWords(
  { schedule, responseTime }: TeamPerson,
  { availability: { state, nextFree }, expected, isAble }: PersonAt,
  { team, looked }: TeamScene,
): string {
  const both = (instant: Instant): string => onBothClocks(instant, schedule.zone, team.zone, looked);
  if (isAble && expected !== null && responseTime !== null) return t('answer by {0}', both(expected));
  if (nextFree === null) return areHoursUnknown(schedule) ? t('hours not known') : t('no free time in sight');
  return state === 'working' ? t('free now') : t('free {0}', both(nextFree.start));
}

const Overlap = ({
  person,
  me,
  overlap,
}: {
  readonly person: TeamPerson;
  readonly me: boolean;
  readonly overlap: number | null;
}): JSX.Element => (
  <>
    <span>
      {me
        ? '–'
        : overlap !== null
          ? overlap === 0
            ? t('none')
            : lengthWords(overlap)
          : areHoursUnknown(person.schedule)
            ? t('unknown')
            : '–'}
      {!me && overlap !== null && <span class="hidden-text narrow-words"> {t('in common')}</span>}
    </span>
    {person.responseTime !== null && (
      <span class="quiet">{t('answers in {0}', lengthWords(person.responseTime))}</span>
    )}
  </>
);

/** What can be done where hours are unknown: mend an entry, set one's own hours, or ask for them. */
const Invite = ({ person }: { readonly person: TeamPerson }): JSX.Element => {
  const { send, isMe } = useTeam();
  const me = isMe(person);
  return (
    <button
      type="button"
      class="link"
      tabIndex={-1}
      onClick={(event) => {
        event.stopPropagation();
        if (me) send('setMyHours', {});
        else if (person.broken) send('openTeamFile', { login: person.login });
        else send('invite', { login: person.login });
      }}
    >
      {me ? t('Set my hours') : person.broken ? t('Open the file') : t('Invite to share')}
    </button>
  );
};
