import * as vscode from 'vscode';
import type { Handoff } from '../../app/handoffs/handoffList.ts';
import type { ResumeOutcome } from '../../app/ports/gitHistory.ts';
import type { Log } from '../../app/ports/log.ts';
import {
  placesOf,
  placesOriginOf,
  startWork,
  type StartOutcome,
  type StartWorkPorts,
} from '../../app/handoffs/startWork.ts';
import { cancellableProgress } from '../cancellableProgress.ts';
import { openExternalLink } from '../openExternalLink.ts';
import { openPlaces } from '../openPlaces.ts';
import { showInformation, showWarning } from '../notices/showMessage.ts';
import { showStarted, showStash, stashSentence } from './showStarted.ts';
import { withoutLinks } from '../words/withoutLinks.ts';

export interface StartCommandPorts extends StartWorkPorts {
  readonly log: Log;
}

type Stopped = Extract<StartOutcome, { readonly type: 'stopped' }>;

interface StartOptions {
  readonly offline?: boolean;
  /** The user's own work is in the stash since they asked to start. */
  readonly stashed?: true;
}

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
  options: StartOptions = {},
): Promise<void> {
  const { t } = vscode.l10n;
  const { header } = handoff.entry.thread.note;
  const outcome = await cancellableProgress(
    withoutLinks(t('Getting {0} to start where @{1} stopped…', header.branch, header.author)),
    (signal) => startWork(ports, handoff, { ...options, signal }),
  );
  switch (outcome.type) {
    case 'started':
      await showStarted(handoff, outcome, options.stashed === true);
      return;
    case 'notOpen':
      await showObstacle(notOpen(handoff));
      return;
    case 'stopped': {
      const { type } = outcome.outcome;
      if (outcome.outcome.type === 'failed' && outcome.outcome.failure.code === 'cancelled') return;
      ports.log.info('Starting where somebody stopped was not possible', { outcome: type });
      await showObstacle(withStash(obstacleOf(ports, handoff, outcome, options), options.stashed));
    }
  }
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

/** Their work was put aside, and the start stopped after all. */
function withStash({ sentence, remedies }: Obstacle, stashed: true | undefined): Obstacle {
  return stashed === undefined
    ? { sentence, remedies }
    : { sentence: `${sentence} ${stashSentence()}`, remedies: [...remedies, showStash()] };
}

function obstacleOf(
  ports: StartCommandPorts,
  handoff: Handoff,
  stopped: Stopped,
  { stashed }: StartOptions,
): Obstacle {
  const { t } = vscode.l10n;
  const { outcome, branch, root, isCurrent } = stopped;
  const { thread } = handoff.entry;
  const again = (options?: StartOptions): Promise<void> =>
    startNoteWork(ports, handoff, { ...(stashed === undefined ? {} : { stashed }), ...options });
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
  again: (options: StartOptions) => Promise<void>,
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
  await again({ stashed: true });
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
