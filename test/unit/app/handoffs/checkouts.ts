import { Emitter } from '../../../../src/app/emitter.ts';
import type { Checkout, Workspace, WorkspaceState } from '../../../../src/app/ports/workspace.ts';

export const root = '/work/app';

/** A working tree on `main` whose remotes are those addresses; `origin` is acme/app unless told. */
export function checkoutOf(
  remotes: Readonly<Record<string, string>> = { origin: 'https://github.example/acme/app.git' },
  change: Partial<Checkout> = {},
): Checkout {
  return {
    root,
    head: { type: 'branch', name: 'main', commit: 'f'.repeat(40) },
    remotes: Object.entries(remotes).map(([name, url]) => ({ name, url })),
    ...change,
  };
}

/** A window in which those working trees are open, the first in front. */
export function workspaceOf(...checkouts: readonly Checkout[]): Workspace {
  const [active] = checkouts;
  const state: WorkspaceState =
    active === undefined ? { type: 'noFolder' } : { type: 'open', active, checkouts };
  return { state, onDidChange: new Emitter<WorkspaceState>().event };
}
