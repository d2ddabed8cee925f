import type * as vscode from 'vscode';
import { keptValues } from '../adapters/editor/keptValues.ts';
import type { Disposable } from '../app/ports/event.ts';
import { ReviewPlans } from '../app/review/reviewPlans.ts';
import { followReviewRequests } from '../ui/followReviewRequests.ts';
import { showReviewPlan } from '../ui/showReviewPlan.ts';
import { adviceCommands, type AdviceCommandPorts } from '../ui/commands/adviceCommands.ts';
import { remindCommand } from '../ui/commands/remindCommand.ts';
import { reviewCommands, type ReviewCommandPorts } from '../ui/commands/reviewCommands.ts';

export interface ReviewPorts extends Omit<ReviewCommandPorts, 'plans'>, AdviceCommandPorts {
  readonly workspaceState: vscode.Memento;
}

/** Requesting a review at the right time, and advice before a meeting is called. */
export function composeReview({ workspaceState, ...ports }: ReviewPorts): {
  readonly commands: ReturnType<typeof reviewCommands> &
    ReturnType<typeof adviceCommands> &
    ReturnType<typeof remindCommand>;
  readonly plans: ReviewPlans;
  readonly disposables: readonly Disposable[];
} {
  const plans = new ReviewPlans({ ...ports, kept: keptValues(workspaceState) });
  const telling = plans.onDidRequest((results) => void followReviewRequests(ports, results));
  return {
    commands: { ...reviewCommands({ ...ports, plans }), ...adviceCommands(ports), ...remindCommand(ports) },
    plans,
    disposables: [plans, telling, showReviewPlan({ session: ports.session, plans })],
  };
}
