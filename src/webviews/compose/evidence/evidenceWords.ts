import { t } from '@vscode/l10n';
import type { Evidence, MissingReason } from '../../../protocol/composeState.ts';

const counted = (count: number, one: string, many: string): readonly string[] =>
  count === 0 ? [] : [count === 1 ? one : many];

/** `5 commits`, `1 unpushed`, …: what the evidence comes to, most of it in two words each. */
export const evidenceCounts = ({ counts, gathering, failed }: Evidence): readonly string[] => {
  if (failed !== undefined) return [t('could not be read')];
  const { commits, unpushed, uncommitted, threads, failing, pending, errors } = counts;
  const all = [
    ...counted(
      commits,
      t('1 commit'),
      counts.atLeast ? t('{0}+ commits', commits) : t('{0} commits', commits),
    ),
    ...counted(unpushed, t('1 unpushed'), t('{0} unpushed', unpushed)),
    ...counted(uncommitted, t('1 file not committed'), t('{0} files not committed', uncommitted)),
    ...counted(threads, t('1 open thread'), t('{0} open threads', threads)),
    ...counted(failing, t('1 failing check'), t('{0} failing checks', failing)),
    ...counted(pending, t('1 check running'), t('{0} checks running', pending)),
    ...counted(errors, t('1 error'), t('{0} errors', errors)),
  ];
  if (all.length > 0) return all;
  return [gathering === undefined ? t('no commits since the last note') : t('reading the branch…')];
};

type MissingSentences = Readonly<Record<MissingReason, () => string>>;

const missingChecks: MissingSentences = {
  signedOut: () => t('Checks are not known: nobody is signed in.'),
  offline: () => t('Checks are not known: GitHub could not be reached.'),
  unsupported: () => t('Checks are not known: this server does not tell them.'),
  forbidden: () => t('Checks are not known: your account may not see them.'),
  limited: () => t('Checks are not known: GitHub asks to wait. Try again in some minutes.'),
  unknown: () => t('Checks are not known: GitHub gave no usable answer. The log has the cause.'),
};

const missingThreads: MissingSentences = {
  signedOut: () => t('Review threads are not known: nobody is signed in.'),
  offline: () => t('Review threads are not known: GitHub could not be reached.'),
  unsupported: () => t('Review threads are not known: this server does not tell them.'),
  forbidden: () => t('Review threads are not known: your account may not see them.'),
  limited: () => t('Review threads are not known: GitHub asks to wait. Try again in some minutes.'),
  unknown: () => t('Review threads are not known: GitHub gave no usable answer. The log has the cause.'),
};

/** What could not be asked, and why, one sentence each. */
export const evidenceGaps = ({ failed, checksMissing, threadsMissing }: Evidence): readonly string[] => {
  const git =
    failed === undefined
      ? []
      : failed === 'gitMissing'
        ? [t('Git was not found. Install it, or set git.path, then refresh.')]
        : failed === 'refused'
          ? [t('Git refuses this repository: another user owns it. Mark it as safe, then refresh.')]
          : failed === 'timedOut'
            ? [t('Git took too long. Refresh to try again.')]
            : [t('Git could not read the branch. The log has the cause.')];
  return [
    ...git,
    ...(checksMissing === undefined ? [] : [missingChecks[checksMissing]()]),
    ...(threadsMissing === undefined ? [] : [missingThreads[threadsMissing]()]),
  ];
};
