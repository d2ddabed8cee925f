import * as vscode from 'vscode';

/** The context keys that the manifest's `when` clauses read, with the values that they can take. */
export interface ContextKeys {
  readonly 'baton.place': 'loading' | 'restricted' | 'noFolder' | 'gitUnavailable' | 'noRepository' | 'open';
  readonly 'baton.inbox': 'noRemote' | 'signedOut' | 'stopped' | 'problem' | 'loading' | 'empty' | 'filled';
  readonly 'baton.signedIn': boolean;
  readonly 'baton.teamFile': 'loading' | 'none' | 'empty' | 'filled';
  /** The list of handoffs is being read, and that takes long enough to be stopped. */
  readonly 'baton.reading': boolean;
  /** Reviews are asked for when the open draft is published. */
  readonly 'baton.reviewPlanned': boolean;
  /** `noteContext` of the note in the active reader or else the selected row; empty where there is none. */
  readonly 'baton.chosenNote': string;
  readonly 'baton.filtered': boolean;
  readonly 'baton.grouping': 'turn' | 'owner';
}

/** Sets a context key for `when` clauses. */
export function setContextKey<Key extends keyof ContextKeys>(key: Key, value: ContextKeys[Key]): void {
  void vscode.commands.executeCommand('setContext', key, value);
}
