import { Emitter } from '../../src/app/emitter.ts';
import type { Clock } from '../../src/app/ports/clock.ts';
import type { Identifiers } from '../../src/app/ports/identifiers.ts';
import type { Checkout, Workspace, WorkspaceState } from '../../src/app/ports/workspace.ts';

/** A clock that stands still at one instant; waiting ends at once. */
export function standingClock(now: number): Clock {
  return { now: () => now, monotonic: () => now, wait: () => Promise.resolve(), zone: () => 'Europe/London' };
}

/** Identifiers in the order of counting. */
export function countingIdentifiers(prefix = 'id'): Identifiers {
  let count = 0;
  return {
    next: () => {
      count += 1;
      return `${prefix}-${count}`;
    },
  };
}

/** A workspace that the test moves from state to state. */
export class MovableWorkspace implements Workspace {
  readonly #changed = new Emitter<WorkspaceState>();
  readonly onDidChange = this.#changed.event;
  state: WorkspaceState;

  constructor(state: WorkspaceState) {
    this.state = state;
  }

  move(state: WorkspaceState): void {
    this.state = state;
    this.#changed.fire(state);
  }
}

/** A checkout of that branch, with an upstream of the same name. */
export function checkoutOf(branch: string, remote = 'https://github.com/acme/keys.git'): Checkout {
  return {
    root: '/work/keys',
    head: {
      type: 'branch',
      name: branch,
      commit: 'a'.repeat(40),
      upstream: { remote: 'origin', branch, ahead: 0, behind: 0 },
    },
    remotes: [{ name: 'origin', url: remote }],
  };
}

/** A workspace in which that branch is checked out. */
export function openWorkspace(branch: string): WorkspaceState {
  const active = checkoutOf(branch);
  return { type: 'open', active, checkouts: [active] };
}
