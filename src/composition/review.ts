import type * as vscode from 'vscode';
import { keptValues } from '../adapters/editor/keptValues.ts';
import type { Disposable } from '../app/ports/event.ts';
import { ReviewPlans } from '../app/review/reviewPlans.ts';
import { followReviewRequests } from '../ui/followReviewRequests.ts';
import { reviewCommands, type ReviewCommandPorts } from '../ui/commands/reviewCommands.ts';

export interface ReviewPorts extends Omit<ReviewCommandPorts, 'plans'> {
  readonly workspaceState: vscode.Memento;
}

/** Requesting a review at the right time. */
export function composeReview({ workspaceState, ...ports }: ReviewPorts): {
  readonly commands: ReturnType<typeof reviewCommands>;
  readonly plans: ReviewPlans;
  readonly disposables: readonly Disposable[];
} {
  const plans = new ReviewPlans({ ...ports, kept: keptValues(workspaceState) });
  const telling = plans.onDidRequest((results) => void followReviewRequests(ports, results));
  return { commands: reviewCommands({ ...ports, plans }), plans, disposables: [plans, telling] };
}
