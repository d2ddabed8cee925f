import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { TimeAxis } from '../../core/availability/timeAxis.ts';
import type { WaitingEnd } from '../../core/availability/answerWithin.ts';
import type { Schedule } from '../../core/availability/schedule.ts';
import type { Instant } from '../../core/instant.ts';
import type { TeamContract } from '../../protocol/teamContract.ts';
import type { Team, TeamPerson } from '../../protocol/teamState.ts';
import type { ViewEndpoint } from '../../protocol/viewEndpoint.ts';
import { useStore } from '../shared/useStore.ts';
import type { PointedInstant } from './pointedInstant.ts';
import type { TeamViewOptions } from './teamStore.ts';

/** What every part of the panel may need. */
export interface TeamScene {
  readonly team: Team;
  readonly options: TeamViewOptions;
  readonly setOptions: (options: Partial<TeamViewOptions>) => void;
  readonly select: (login: string | undefined) => void;
  readonly send: ViewEndpoint<TeamContract>['send'];
  readonly now: Instant;
  /** The instant that words are about: now, unless the viewer moved it. */
  readonly looked: Instant;
  readonly pointed: PointedInstant;
  readonly isMoved: boolean;
  /** Undefined goes back to now. */
  readonly lookAt: (instant: Instant | undefined) => void;
  /** The viewer's hours; of nothing known where the file does not name them. */
  readonly mine: Schedule;
  readonly isMe: (person: TeamPerson) => boolean;
  readonly waiting: WaitingEnd;
  /** The dates shown on the viewer's clock. */
  readonly myAxis: TimeAxis;
  /** The dates shown on the clock of a person's row. */
  readonly axisOf: (person: TeamPerson) => TimeAxis;
}

export const TeamContext = createContext<TeamScene | undefined>(undefined);

export const useTeam = (): TeamScene => {
  const scene = useContext(TeamContext);
  if (scene === undefined) throw new Error('A part of the team panel stands outside of it.');
  return scene;
};

/** The instant that is pointed at, frame by frame while it is drawn along. */
export const usePointed = (): Instant => {
  const { pointed, now } = useTeam();
  useStore(pointed);
  return pointed.instant ?? now;
};
