import { t } from '@vscode/l10n';
import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { sameLogin } from '../../core/note/addressee.ts';
import { waitingEnd } from '../../core/availability/answerWithin.ts';
import { HOUR, MINUTE } from '../../core/availability/civilDate.ts';
import { unknownSchedule } from '../../core/availability/schedule.ts';
import { dayAxis, weekAxis, weekOf, type TimeAxis } from '../../core/availability/timeAxis.ts';
import type { Instant } from '../../core/instant.ts';
import type { TeamContract } from '../../protocol/teamContract.ts';
import type { Team, TeamPerson } from '../../protocol/teamState.ts';
import type { ViewEndpoint } from '../../protocol/viewEndpoint.ts';
import { Legend } from './Legend.tsx';
import { PeopleGrid } from './PeopleGrid.tsx';
import { matchingPeople, personAt, sortedPeople } from './peopleView.ts';
import { PersonCard } from './PersonCard.tsx';
import { Summary } from './Summary.tsx';
import { TeamContext, type TeamScene } from './teamContext.ts';
import type { TeamStore } from './teamStore.ts';
import { TeamToolbar } from './TeamToolbar.tsx';
import { useMinutes } from './useNow.ts';
import { useSettled } from './useSettled.ts';
import { useWarmed } from './useWarmed.ts';

interface TeamPanelProps {
  readonly team: Team;
  readonly store: TeamStore;
  readonly send: ViewEndpoint<TeamContract>['send'];
}

const noOne = (): boolean => false;

/** The people of the team file on the time axis. */
export const TeamPanel = ({ team, store, send }: TeamPanelProps): JSX.Element => {
  useMinutes(() => store.now);
  const { options } = store;
  const minute = Math.floor(store.now / MINUTE) * MINUTE;
  const looked = store.looked ?? minute;
  const { viewer } = team;
  const mine = useMemo(
    () =>
      team.people.find(({ login }) => viewer !== undefined && sameLogin(login, viewer))?.schedule ?? {
        ...unknownSchedule,
        zone: team.zone,
      },
    [team, viewer],
  );
  const [anchor] = useState(minute);
  const axes = useMemo(() => axesOf(options.span, team.zone, anchor), [options.span, team.zone, anchor]);
  const myAxis = axes(team.zone, looked);
  const waiting = useMemo(
    () => waitingEnd(mine, looked, options.hours * HOUR),
    [mine, looked, options.hours],
  );
  const isWarm = useWarmed(team.people, minute);
  const settled = useSettled(looked);

  const matching = useMemo(
    () => matchingPeople(team.people, options),
    [team.people, options.team, options.text],
  );
  const sorted = useMemo(
    () =>
      isWarm
        ? sortedPeople(matching, options.sort, {
            instant: settled,
            span: axes(team.zone, settled),
            mine,
            language: document.documentElement.lang,
          })
        : matching,
    [matching, options.sort, settled, axes, mine, isWarm],
  );
  const isMe = useMemo(
    () => (viewer === undefined ? noOne : ({ login }: TeamPerson): boolean => sameLogin(login, viewer)),
    [viewer],
  );
  const shown = useMemo(() => {
    if (!options.onlyAble) return sorted;
    const { at: until } = waitingEnd(mine, settled, options.hours * HOUR);
    return sorted.filter((person) => !isMe(person) && personAt(person, settled, until).isAble);
  }, [sorted, options.onlyAble, options.hours, settled, mine, isMe]);

  const stable = useMemo(
    () => ({
      setOptions: store.setOptions.bind(store),
      select: (login: string | undefined) => {
        store.select(login);
      },
      lookAt: store.lookAt.bind(store),
    }),
    [store],
  );
  const scene: TeamScene = {
    team,
    options,
    ...stable,
    send,
    now: minute,
    looked,
    pointed: store.pointed,
    isMoved: store.looked !== undefined,
    mine,
    isMe,
    waiting,
    myAxis,
    axisOf: (person) =>
      axes(options.clock === 'mine' ? team.zone : (person.schedule.zone ?? team.zone), looked),
  };
  const selected = team.people.find(({ login }) => login === options.selected);
  useEffect(() => {
    document.title = t('Team availability');
  }, []);
  return (
    <TeamContext.Provider value={scene}>
      <main class="team">
        <TeamToolbar />
        <Summary people={matching} isWarm={isWarm} settled={settled} />
        <PeopleGrid people={shown} />
        <Legend />
        {selected !== undefined && <PersonCard person={selected} />}
      </main>
    </TeamContext.Provider>
  );
};

/** Axes by zone, each made once while its dates are shown. A week begins on the same date in every row. */
function axesOf(
  span: 'day' | 'week',
  viewerZone: string,
  anchor: Instant,
): (zone: string, instant: Instant) => TimeAxis {
  const days = new Map<string, TimeAxis>();
  const weeks = new Map<string, TimeAxis>();
  const day = (zone: string, instant: Instant): TimeAxis => {
    const known = days.get(zone);
    if (known !== undefined && instant >= known.start && instant < known.end) return known;
    const axis = dayAxis(zone, instant) ?? day('UTC', instant);
    days.set(zone, axis);
    return axis;
  };
  const week = (zone: string, instant: Instant): TimeAxis => {
    const first = weekOf(viewerZone, instant, anchor);
    const known = weeks.get(zone);
    if (first === null || known?.marks[0]?.date === first) return known ?? day(zone, instant);
    const axis = weekAxis(zone, first) ?? week('UTC', instant);
    weeks.set(zone, axis);
    return axis;
  };
  return span === 'day' ? day : week;
}
