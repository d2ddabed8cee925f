import * as vscode from 'vscode';
import type { Handoff } from '../../app/handoffs/handoffList.ts';
import type { Places, StartOutcome } from '../../app/handoffs/startWork.ts';
import { showInformation, showWarning } from '../notices/showMessage.ts';
import { openPlaces, setBreakpoints } from '../openPlaces.ts';

type Started = Extract<StartOutcome, { readonly type: 'started' }>;

/** Says where the user is, what is missing there, and where their own work is: in the stash where it is `stashed`. */
export async function showStarted(
  handoff: Handoff,
  { root, branch, head, behind, ahead, lacksNoted, places }: Started,
  stashed: boolean,
): Promise<void> {
  const { t } = vscode.l10n;
  const { author, head: noted, uncommitted = 0 } = handoff.entry.thread.note.header;
  const { opened, missing } = await openPlaces(root, places);
  // A notification shows its beginning only: what needs attention stands first.
  const sentences = [
    lacksNoted ? t('Commit {0} of the note is missing: not pushed, or rewritten.', noted.slice(0, 7)) : '',
    uncommittedSentence(uncommitted, author),
    behind > 0 && ahead > 0
      ? t('Your copy and GitHub’s have both moved on ({0} and {1} commits): merge or rebase.', ahead, behind)
      : '',
    behind > 0 && ahead === 0 ? t('GitHub’s copy has {0} more commits: pull.', behind) : '',
    t('You are on {0} at {1}.', branch, head.slice(0, 7)),
    openedSentence(opened, places.origin, author),
    stashed ? stashSentence() : '',
    missing.length > 0 ? t('Not there any more: {0}.', missing.join(', ')) : '',
  ];
  const count = places.breakpoints.length;
  const set = count === 1 ? t('Set 1 Breakpoint') : t('Set {0} Breakpoints', count);
  const actions: readonly (readonly [label: string, act: () => unknown])[] = [
    ...(count === 0 ? [] : [[set, () => setBreakpoints(root, places.breakpoints)] as const]),
    ...(stashed ? [showStash()] : []),
  ];
  const say = lacksNoted || uncommitted > 0 ? showWarning : showInformation;
  const chosen = await say(
    sentences.filter((sentence) => sentence !== '').join(' '),
    ...actions.map(([label]) => label),
  );
  actions.find(([label]) => label === chosen)?.[1]();
}

/** Where the user's own work is. */
export function stashSentence(): string {
  return vscode.l10n.t('Your own work is in the stash: “Git: Pop Stash…” brings it back.');
}

export function showStash(): readonly [label: string, act: () => unknown] {
  return [vscode.l10n.t('Show Stash'), () => vscode.commands.executeCommand('git.stashView')];
}

function uncommittedSentence(files: number, author: string): string {
  const { t } = vscode.l10n;
  if (files === 0) return '';
  return files === 1
    ? t('1 file was not committed when the note was written: ask @{0} for it.', author)
    : t('{0} files were not committed when the note was written: ask @{1} for them.', files, author);
}

function openedSentence(opened: number, origin: Places['origin'], author: string): string {
  const { t } = vscode.l10n;
  if (opened === 0) return '';
  if (origin === 'references')
    return opened === 1 ? t('The file to look at is open.') : t('The {0} files to look at are open.', opened);
  return opened === 1
    ? t('1 file is open where @{0} stopped.', author)
    : t('{0} files are open where @{1} stopped.', opened, author);
}
