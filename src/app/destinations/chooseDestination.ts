import { chooseChannel } from '../../core/advice/channelChoice.ts';
import type { NoteKind } from '../../core/note/note.ts';
import type { BranchTarget } from '../repository/branchTarget.ts';
import type { DiscussionCategory } from '../ports/gitHubDiscussions.ts';
import type { RepositoryFacts } from '../ports/gitHubRepositories.ts';
import { type Destination, type DestinationChoice, isDefaultBranch } from './destination.ts';

export interface DestinationSituation {
  readonly target: Extract<BranchTarget, { type: 'found' }>;
  readonly kind: NoteKind;
  /** The word of the note that suggests a sensitive matter. */
  readonly sensitiveWord?: string | undefined;
  /** What the server offers in the repository of {@link homeOf}; `undefined` without Discussions. */
  readonly categories?: readonly DiscussionCategory[] | undefined;
  /** Id of the category that the user chose for this repository. */
  readonly categoryId?: string | undefined;
  /** Number of the discussion that holds the branch's last note. */
  readonly discussion?: number | undefined;
  /** The branch that the branch builds on, whose pull request is open: `BranchBase`. */
  readonly baseBranch?: string | undefined;
  /** Key of the destination that the user chose for this note. */
  readonly wish?: string | undefined;
}

/** The repository in which notes of the branch are at home: where its pull request is, or would be opened. */
export function homeOf({ facts, pullRequest, bases }: DestinationSituation['target']): RepositoryFacts {
  return pullRequest === undefined ? (bases[0] ?? facts) : facts;
}

/** Where a note of the branch can go, the proposal of `chooseChannel` first, and which of them is chosen. */
export function chooseDestination(situation: DestinationSituation): DestinationChoice {
  const { kind, wish, sensitiveWord } = situation;
  const home = homeOf(situation.target);
  const possible = possibleDestinations(situation, home);
  const has = (channel: Destination['channel']): boolean => possible.some((each) => each.channel === channel);
  const choice = chooseChannel({
    kind,
    sensitive: sensitiveWord !== undefined,
    publicRepository: !home.isPrivate,
    openPullRequest: has('prComment'),
    canOpenPullRequest: has('draftPullRequest'),
    discussionsEnabled: has('newDiscussion'),
    branchDiscussion: has('discussionComment'),
    writable: !home.isArchived && !isOnlyLocked(situation.target),
  });
  const order = choice.channel === null ? [] : [choice.channel, ...choice.alternatives];
  const destinations = order.flatMap((channel) => possible.filter((each) => each.channel === channel));
  const chosen = destinations.find(({ key }) => key === wish) ?? destinations[0];
  return {
    destinations,
    rule: choice.rule,
    ...(chosen === undefined ? {} : { chosen }),
    ...(choice.warning === null || sensitiveWord === undefined
      ? {}
      : { warning: { type: choice.warning, word: sensitiveWord } }),
  };
}

function possibleDestinations(
  { target, categories, categoryId, discussion, baseBranch }: DestinationSituation,
  home: RepositoryFacts,
): readonly Destination[] {
  const { facts, openPullRequests, head, bases } = target;
  const comments = openPullRequests
    .filter(({ isLocked }) => !isLocked || facts.mayWrite)
    .map((pullRequest): Destination => {
      return { channel: 'prComment', key: `pullRequest:${String(pullRequest.number)}`, facts, pullRequest };
    });
  const drafts = bases
    .filter((base) => !base.isArchived && !isDefaultBranch(base, head))
    .flatMap((base): readonly Destination[] => {
      const draft = {
        channel: 'draftPullRequest',
        key: `draftPullRequest:${String(base.repository.id)}`,
        facts: base,
        head: { owner: head.owner, branch: head.branch },
        baseBranch: base.defaultBranch,
        isPushed: head.isPushed,
      } as const;
      return baseBranch === undefined || baseBranch === base.defaultBranch
        ? [draft]
        : [{ ...draft, key: `${draft.key}:${baseBranch}`, baseBranch }, draft];
    });
  if (categories === undefined) return [...comments, ...drafts];
  const category = categories.find(({ id }) => id === categoryId);
  return [
    ...comments,
    ...drafts,
    ...(discussion === undefined
      ? []
      : [
          {
            channel: 'discussionComment',
            key: `discussion:${String(discussion)}`,
            facts: home,
            number: discussion,
          } as const,
        ]),
    {
      channel: 'newDiscussion',
      key: 'newDiscussion',
      facts: home,
      ...(category === undefined ? {} : { category }),
    },
  ];
}

/** A conversation that takes no comment of this account is shown as what it is, not passed by. */
function isOnlyLocked({ facts, openPullRequests }: DestinationSituation['target']): boolean {
  return openPullRequests.length > 0 && !facts.mayWrite && openPullRequests.every(({ isLocked }) => isLocked);
}
