import * as vscode from 'vscode';
import type { Handoff } from '../../app/handoffs/handoffList.ts';
import type { ResumeOutcome } from '../../app/ports/gitHistory.ts';
import type { Log } from '../../app/ports/log.ts';
import {
  type Places,
  placesOf,
  placesOriginOf,
  startWork,
  type StartOutcome,
  type StartWorkPorts,
} from '../../app/handoffs/startWork.ts';
import { cancellableProgress } from '../cancellableProgress.ts';
import { openExternalLink } from '../openExternalLink.ts';
import { openPlaces, setBreakpoints } from '../openPlaces.ts';
import { showInformation, showWarning } from '../notices/showMessage.ts';
import { withoutLinks } from '../words/withoutLinks.ts';

export interface StartCommandPorts extends StartWorkPorts {
  readonly log: Log;
}

type Stopped = Extract<StartOutcome, { readonly type: 'stopped' }>;
type Started = Extract<StartOutcome, { readonly type: 'started' }>;

/** A sentence about what stands in the way, and what can be done about it. */
interface Obstacle {
  readonly sentence: string;
  readonly remedies: readonly (readonly [label: string, act: () => unknown])[];
}

/**
 * *Start where they stopped*: switches to the note's branch and opens what its author had open, with progress, and says
 * what stands in the way and how to go on. Discards nothing.
 */
export async function startNoteWork(
  ports: StartCommandPorts,
  handoff: Handoff,
  options: { readonly offline?: boolean } = {},
): Promise<void> {
  const { t } = vscode.l10n;
  const { header } = handoff.entry.thread.note;
  const outcome = await cancellableProgress(
    withoutLinks(t('Getting {0} to start where @{1} stopped…', header.branch, header.author)),
    (signal) => startWork(ports, handoff, { ...options, signal }),
  );
  switch (outcome.type) {
    case 'started':
      await showStarted(handoff, outcome);
      return;
    case 'notOpen':
      await showObstacle(notOpen(handoff));
      return;
    case 'stopped': {
      const { type } = outcome.outcome;
      if (outcome.outcome.type === 'failed' && outcome.outcome.failure.code === 'cancelled') return;
      ports.log.info('Starting where somebody stopped was not possible', { outcome: type });
      await showObstacle(obstacleOf(ports, handoff, outcome));
    }
  }
}

async function showStarted(
  handoff: Handoff,
  { root, branch, head, behind, ahead, lacksNoted, places }: Started,
): Promise<void> {
  const { t } = vscode.l10n;
  const { author, head: noted } = handoff.entry.thread.note.header;
  const { opened, missing } = await openPlaces(root, places);
  // A notification shows its beginning only: what needs attention stands first.
  const sentences = [
    lacksNoted ? t('Commit {0} of the note is missing: not pushed, or rewritten.', noted.slice(0, 7)) : '',
    behind > 0 && ahead > 0
      ? t('Your copy and GitHub’s have both moved on ({0} and {1} commits): merge or rebase.', ahead, behind)
      : '',
    behind > 0 && ahead === 0 ? t('GitHub’s copy has {0} more commits: pull.', behind) : '',
    t('You are on {0} at {1}.', branch, head.slice(0, 7)),
    openedSentence(opened, places.origin, author),
    missing.length > 0 ? t('Not there any more: {0}.', missing.join(', ')) : '',
  ];
  const count = places.breakpoints.length;
  const set = count === 1 ? t('Set 1 Breakpoint') : t('Set {0} Breakpoints', count);
  const say = lacksNoted ? showWarning : showInformation;
  const chosen = await say(
    sentences.filter((sentence) => sentence !== '').join(' '),
    ...(count === 0 ? [] : [set]),
  );
  if (chosen === set) setBreakpoints(root, places.breakpoints);
}

function openedSentence(opened: number, origin: Places['origin'], author: string): string {
  const { t } = vscode.l10n;
  if (opened === 0) return '';
  if (origin === 'references')
    return opened === 1 ? t('The file to look at is open.') : t('The {0} files to look at are open.', opened);
  return opened === 1
    ? t('1 file is open as @{0} left it.', author)
    : t('{0} files are open as @{1} left them.', opened, author);
}

async function showObstacle({ sentence, remedies }: Obstacle): Promise<void> {
  const chosen = await showWarning(sentence, ...remedies.map(([label]) => label));
  await remedies.find(([label]) => label === chosen)?.[1]();
}

function notOpen({ repository, entry }: Handoff): Obstacle {
  const { t } = vscode.l10n;
  return {
    sentence: t('{0}/{1} is not open in this window.', repository.owner, repository.name),
    remedies: [
      [t('Clone…'), () => vscode.commands.executeCommand('git.clone', `${repository.webUrl}.git`)],
      openOnGitHub(entry.thread.comment.url),
    ],
  };
}

function openOnGitHub(url: string): Obstacle['remedies'][number] {
  return [
    vscode.l10n.t('Open on GitHub'),
    () => {
      openExternalLink(url);
    },
  ];
}

function obstacleOf(ports: StartCommandPorts, handoff: Handoff, stopped: Stopped): Obstacle {
  const { t } = vscode.l10n;
  const { outcome, branch, root, isCurrent } = stopped;
  const { thread } = handoff.entry;
  const again = (options?: { readonly offline?: boolean }): Promise<void> =>
    startNoteWork(ports, handoff, options);
  const scm: Obstacle['remedies'][number] = [
    t('Open Source Control'),
    () => vscode.commands.executeCommand('workbench.view.scm'),
  ];
  const origin = isCurrent ? placesOriginOf(thread.note) : undefined;
  const openFiles: Obstacle['remedies'] =
    origin === undefined
      ? []
      : [
          [
            origin === 'tabs' ? t('Only Open Their Files') : t('Only Open the Files to Look At'),
            async () => {
              const { opened } = await openPlaces(root, await placesOf(ports.git, root, thread.note));
              if (opened === 0) void showInformation(t('None of these files is in this folder.'));
            },
          ],
        ];
  switch (outcome.type) {
    case 'uncommittedWork':
      return {
        sentence: t('You have uncommitted work, so nothing was switched: {0}.', workOf(outcome)),
        remedies: [
          [t('Stash It and Start'), () => stashAndStart(ports, handoff, root, undefined, again)],
          [t('Commit It First'), () => vscode.commands.executeCommand('workbench.view.scm')],
          ...openFiles,
        ],
      };
    case 'untrackedInTheWay':
      return {
        sentence: t(
          'Files of yours that git does not track stand where {0} has files: {1}.',
          branch,
          some(outcome.paths),
        ),
        remedies: [
          [t('Stash Them and Start'), () => stashAndStart(ports, handoff, root, outcome.paths, again)],
          scm,
        ],
      };
    case 'operationInProgress':
      return {
        sentence: t(
          'A {0} is under way. Finish or abort it, then start again.',
          operationWord(outcome.operation),
        ),
        remedies: [scm, ...openFiles],
      };
    case 'noSuchRemote':
      return {
        sentence: t('This repository has no remote that leads to the note’s. Add it, then start again.'),
        remedies: [
          [t('Add Remote…'), () => vscode.commands.executeCommand('git.addRemote')],
          openOnGitHub(thread.comment.url),
        ],
      };
    case 'branchGone':
      return {
        sentence: t('{0} is not on GitHub any more: it may be merged or deleted.', branch),
        remedies: [openOnGitHub(thread.comment.url), [t('Use My Copy'), () => again({ offline: true })]],
      };
    case 'fetchFailed':
      return {
        sentence: outcome.localBranch
          ? t('GitHub could not be reached. There is a copy of {0} on this machine.', branch)
          : t('GitHub could not be reached, and {0} is not on this machine yet.', branch),
        remedies: [
          [t('Try Again'), () => again()],
          ...(outcome.localBranch ? ([[t('Use My Copy'), () => again({ offline: true })]] as const) : []),
          showLog(),
        ],
      };
    case 'checkedOutElsewhere':
      return {
        sentence: t('{0} is checked out in another folder: {1}.', branch, outcome.worktree),
        remedies: [
          [
            t('Open That Folder'),
            () =>
              vscode.commands.executeCommand('vscode.openFolder', vscode.Uri.file(outcome.worktree), {
                forceNewWindow: true,
              }),
          ],
        ],
      };
    case 'failed':
      ports.log.warn('Git could not switch to the branch', { failure: outcome.failure });
      return {
        sentence: t(
          'Git could not switch to {0}. Your files are as they were; the log has the cause.',
          branch,
        ),
        remedies: [showLog(), openOnGitHub(thread.comment.url)],
      };
  }
}

function showLog(): Obstacle['remedies'][number] {
  return [vscode.l10n.t('Show Log'), () => vscode.commands.executeCommand('baton.showLog')];
}

async function stashAndStart(
  ports: StartCommandPorts,
  handoff: Handoff,
  root: string,
  untracked: readonly string[] | undefined,
  again: () => Promise<void>,
): Promise<void> {
  const { t } = vscode.l10n;
  const { summary } = handoff.entry.thread.note.content;
  const message = `Baton: before “${summary.replace(/\s+/g, ' ').slice(0, 80)}”`;
  const result = await ports.git.stash(root, message, untracked);
  if (result.type === 'failed') {
    ports.log.warn('Work could not be put aside', { failure: result.failure });
    await showObstacle({
      sentence: t('The work could not be put aside. Your files are as they were; the log has the cause.'),
      remedies: [showLog()],
    });
    return;
  }
  vscode.window.setStatusBarMessage(t('$(archive) Put aside as the stash {0}', message), 15_000);
  await again();
}

function workOf({ workingTree }: Extract<ResumeOutcome, { readonly type: 'uncommittedWork' }>): string {
  const { staged, unstaged, conflicted } = workingTree;
  return some([...new Set([...conflicted.items, ...staged.items, ...unstaged.items])]);
}

function some(paths: readonly string[]): string {
  const shown = paths.slice(0, 3).join(', ');
  return paths.length > 3 ? vscode.l10n.t('{0} and {1} more', shown, paths.length - 3) : shown;
}

function operationWord(
  operation: Extract<ResumeOutcome, { readonly type: 'operationInProgress' }>['operation'],
): string {
  const { t } = vscode.l10n;
  switch (operation) {
    case 'merge':
      return t('merge');
    case 'rebase':
      return t('rebase');
    case 'cherryPick':
      return t('cherry-pick');
    case 'revert':
      return t('revert');
    case 'bisect':
      return t('bisect');
    case 'applyMailbox':
      return t('patch series');
  }
}
