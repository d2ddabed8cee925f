import type { Disposable } from '../app/ports/event.ts';
import { followReviewRequests } from '../ui/notices/followReviewRequests.ts';
import { showReviewPlan } from '../ui/notices/showReviewPlan.ts';
import { adviceCommands, type AdviceCommandPorts } from '../ui/commands/adviceCommands.ts';
import { remindCommand } from '../ui/commands/remindCommand.ts';
import { reviewCommands, type ReviewCommandPorts } from '../ui/commands/reviewCommands.ts';

export type ReviewPorts = ReviewCommandPorts & AdviceCommandPorts;

/** Requesting a review at the right time, and advice before a meeting is called. */
export function composeReview(ports: ReviewPorts): {
  readonly commands: ReturnType<typeof reviewCommands> &
    ReturnType<typeof adviceCommands> &
    ReturnType<typeof remindCommand>;
  readonly disposables: readonly Disposable[];
} {
  const { session, plans } = ports;
  const telling = plans.onDidRequest((results) => void followReviewRequests(ports, results));
  return {
    commands: { ...reviewCommands(ports), ...adviceCommands(ports), ...remindCommand(ports) },
    disposables: [telling, showReviewPlan({ session, plans })],
  };
}
