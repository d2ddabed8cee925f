import type { ReducedFeed } from '../../core/availability/schedule.ts';
import type { TeamMember } from '../../core/availability/teamFile/teamFile.ts';
import type { Event } from '../ports/event.ts';

/** Something beside the team file that says when people are busy. */
export interface ScheduleOverlay {
  /** What it adds to this member's schedule; empty for most. */
  feedsOf(member: TeamMember): readonly ReducedFeed[];
  readonly onDidChange: Event<undefined>;
}
