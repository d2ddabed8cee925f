import type { BranchEvidenceState } from '../../app/drafts/branchEvidenceState.ts';
import type { GitHubFailureReason } from '../../app/ports/gitHubFailure.ts';
import type { GitFailure } from '../../app/ports/gitHistory.ts';
import type { CheckConclusion, EvidenceFacts } from '../../core/note/evidence/evidenceFacts.ts';
import { evidenceGroups } from '../../core/note/evidence/evidenceGroups.ts';
import { uncommittedCount } from '../../core/note/evidence/uncommittedCount.ts';
import type { Evidence, MissingReason } from '../../protocol/composeState.ts';

/** The evidence as the form lists it; undefined without a branch, or before anything is known or asked. */
export function evidenceStateOf(state: BranchEvidenceState): Evidence | undefined {
  const { facts, progress, failure, checksMissing, threadsMissing } = state;
  if (facts === undefined && progress === undefined && failure === undefined) return undefined;
  return {
    groups: facts === undefined ? [] : groupsOf(facts),
    counts: countsOf(facts),
    ...(progress === undefined ? {} : { gathering: progress }),
    ...(failure === undefined ? {} : { failed: failedCode(failure) }),
    ...(checksMissing === undefined ? {} : { checksMissing: missingReason(checksMissing) }),
    ...(threadsMissing === undefined ? {} : { threadsMissing: missingReason(threadsMissing) }),
  };
}

function groupsOf(facts: EvidenceFacts): Evidence['groups'] {
  return evidenceGroups(facts).map(({ key, markdown, lines, rest }) => ({
    key,
    title: markdown.replaceAll('`', ''),
    lines: lines.map(({ key: line, label, detail, target }) => ({ key: line, label, detail, target })),
    more: rest.count,
  }));
}

function countsOf(facts: EvidenceFacts | undefined): Evidence['counts'] {
  const { git, checks = [], threads = [], diagnostics = [] } = facts ?? {};
  const ended = (wanted: CheckConclusion): number =>
    checks.filter(({ conclusion }) => conclusion === wanted).length;
  const tree = git?.workingTree;
  return {
    commits: git?.commits.total ?? 0,
    atLeast: git?.commits.atLeast === true,
    unpushed: git?.unpushed.commits.total ?? 0,
    uncommitted: tree === undefined ? 0 : uncommittedCount(tree),
    threads: threads.length,
    failing: ended('failed'),
    pending: ended('pending'),
    errors: diagnostics.length,
  };
}

function failedCode({ code }: GitFailure): NonNullable<Evidence['failed']> {
  return code === 'gitMissing' || code === 'refused' || code === 'timedOut' ? code : 'unknown';
}

function missingReason({ type }: GitHubFailureReason): MissingReason {
  switch (type) {
    case 'signedOut':
    case 'unauthorized':
      return 'signedOut';
    case 'offline':
    case 'timeout':
    case 'connectionLost':
    case 'unavailable':
      return 'offline';
    case 'unsupported':
      return 'unsupported';
    case 'sso':
    case 'forbidden':
    case 'notFound':
      return 'forbidden';
    case 'primaryLimit':
    case 'secondaryLimit':
      return 'limited';
    default:
      return 'unknown';
  }
}
