import { HOUR } from '../../core/availability/civilDate.ts';
import { busySpan, declaredFeed, type BusyStatus } from '../../core/availability/declaredBusy.ts';
import type { ReducedFeed } from '../../core/availability/schedule.ts';
import type { TeamMember } from '../../core/availability/teamFile/teamFile.ts';
import { Emitter } from '../emitter.ts';
import { PeriodicWork } from '../periodicWork.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/event.ts';
import { GitHubFailure, type GitHubFailureReason } from '../ports/gitHubFailure.ts';
import type { GitHubStatuses } from '../ports/gitHubStatuses.ts';
import type { Log } from '../ports/log.ts';
import type { RepositoryReference } from '../repository/repositoryReference.ts';
import type { ScheduleOverlay } from './scheduleOverlay.ts';

export interface TeamStatusesPorts {
  readonly statuses: GitHubStatuses;
  readonly clock: Clock;
  readonly log: Log;
  /** Milliseconds between two looks while the window is in use: 300,000 unless given. */
  readonly interval?: number;
}

const longestPause = HOUR;
/** GitHub takes 500,000 nodes in one query; a team beyond this is not looked at as a whole. */
const mostPeople = 1_000;

/**
 * Who of the team says on GitHub to be busy: one request for everybody, every five minutes while the window is in use.
 * A server without statuses is not asked again.
 */
export class TeamStatuses implements ScheduleOverlay, Disposable {
  readonly #ports: TeamStatusesPorts;
  readonly #changed = new Emitter<undefined>();
  readonly #work: PeriodicWork;
  #reference: RepositoryReference | undefined;
  #logins: readonly string[] = [];
  #busy: ReadonlyMap<string, BusyStatus> = new Map();
  #problem: GitHubFailureReason | undefined;
  #failures = 0;

  readonly onDidChange = this.#changed.event;

  constructor(ports: TeamStatusesPorts) {
    this.#ports = ports;
    this.#work = new PeriodicWork(ports, (signal) => this.#look(signal));
  }

  /** Why statuses are not known at present; undefined when they are. */
  get problem(): GitHubFailureReason | undefined {
    return this.#problem;
  }

  /** Whose statuses to look at, on which server. The same as before changes nothing. */
  follow(reference: RepositoryReference | undefined, logins: readonly string[]): void {
    const wanted = logins.slice(0, mostPeople);
    const isSameHost = reference?.host === this.#reference?.host;
    if (isSameHost && wanted.join() === this.#logins.join()) return;
    // A login of one server is somebody else on another.
    if (!isSameHost) this.#set(new Map(), undefined);
    this.#reference = reference;
    this.#logins = wanted;
    this.#failures = 0;
    this.#work.soon();
  }

  /** Looks only while the window is in use. */
  setActive(active: boolean): void {
    this.#work.setActive(active);
  }

  /** Asks anew, e.g. after a sign-in or a change of one's own status. */
  refresh(): void {
    this.#failures = 0;
    this.#work.soon();
  }

  feedsOf({ login, schedule }: TeamMember): readonly ReducedFeed[] {
    const status = this.#busy.get(login.toLowerCase());
    if (status === undefined) return [];
    return [declaredFeed([busySpan(status, schedule.zone, this.#ports.clock.now())])];
  }

  dispose(): void {
    this.#work.dispose();
    this.#changed.dispose();
  }

  async #look(signal: AbortSignal): Promise<number> {
    const { statuses, log, interval = 300_000 } = this.#ports;
    const [reference, logins] = [this.#reference, this.#logins];
    if (reference === undefined || logins.length === 0) return Infinity;
    try {
      const busy = await statuses.busy(reference, logins, signal);
      if (reference !== this.#reference || logins !== this.#logins) return 0;
      this.#failures = 0;
      this.#set(busy, undefined);
      return interval;
    } catch (error) {
      if (!(error instanceof GitHubFailure)) {
        log.error('The statuses of the team could not be read', error);
        return interval;
      }
      const { reason } = error;
      log.info('The statuses of the team could not be read', { reason: reason.type });
      // What was known a while ago still counts until it ends; nobody becomes available by a lost connection.
      this.#set(this.#busy, reason);
      return this.#pauseAfter(reason, interval);
    }
  }

  #pauseAfter(reason: GitHubFailureReason, interval: number): number {
    if (reason.type === 'unsupported' || reason.type === 'forbidden') return Infinity;
    if ('waitMilliseconds' in reason) return reason.waitMilliseconds;
    this.#failures += 1;
    return Math.min(interval * 2 ** this.#failures, longestPause);
  }

  #set(busy: ReadonlyMap<string, BusyStatus>, problem: GitHubFailureReason | undefined): void {
    // One without an end counts until the end of the person's day, and anew on the next day.
    const isOpen = [...busy.values()].some(({ until }) => until === null);
    const isSame =
      !isOpen &&
      JSON.stringify([...busy]) === JSON.stringify([...this.#busy]) &&
      problem?.type === this.#problem?.type;
    this.#busy = busy;
    this.#problem = problem;
    if (!isSame) this.#changed.fire(undefined);
  }
}
