/**
 * What the double remembers: plain JSON records, so that a state file is this object written down.
 * Instants are ISO 8601 in UTC with whole seconds, as GitHub writes them. People are named by login.
 */

export type PermissionLevel = 'none' | 'read' | 'triage' | 'write' | 'maintain' | 'admin';

export interface UserStatus {
  id: number;
  emoji: string | null;
  message: string | null;
  limitedAvailability: boolean;
  expiresAt: string | null;
  organization: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface User {
  id: number;
  login: string;
  name: string;
  /** Mail addresses whose commits GitHub attributes to this user; the first one is public. */
  emails: string[];
  /** IANA name. GitHub has no such public field: the demo uses it to set the clock of the person's window. */
  timeZone: string;
  status: UserStatus | null;
  createdAt: string;
  updatedAt: string;
}

export interface AccessToken {
  token: string;
  login: string;
  /** OAuth scopes, e.g. `repo`, `user`, `read:org`, `notifications`. */
  scopes: string[];
}

export interface Organization {
  id: number;
  login: string;
  name: string;
  members: { login: string; role: 'member' | 'admin' }[];
  createdAt: string;
}

export interface Team {
  id: number;
  organization: string;
  slug: string;
  name: string;
  description: string | null;
  members: { login: string; role: 'member' | 'maintainer' }[];
  createdAt: string;
}

export interface DiscussionCategory {
  id: number;
  name: string;
  slug: string;
  emoji: string;
  description: string;
  isAnswerable: boolean;
}

export interface Repository {
  id: number;
  owner: string;
  name: string;
  /** Earlier `owner/name` pairs, which GitHub answers with a redirect. */
  formerNames: string[];
  /** Of a fork: the repository from which it was made. */
  parentId?: number;
  description: string | null;
  private: boolean;
  archived: boolean;
  hasIssues: boolean;
  hasDiscussions: boolean;
  defaultBranch: string;
  /** Absolute path of the bare git repository. */
  gitDirectory: string;
  collaborators: { login: string; permission: Exclude<PermissionLevel, 'none'> }[];
  discussionCategories: DiscussionCategory[];
  createdAt: string;
  updatedAt: string;
  pushedAt: string;
}

/** One version of a text. The first one of a list is the text as it was created. */
export interface ContentEdit {
  id: number;
  editor: string;
  editedAt: string;
  body: string;
}

export type MinimizeReason = 'ABUSE' | 'DUPLICATE' | 'OFF_TOPIC' | 'OUTDATED' | 'RESOLVED' | 'SPAM';

/** What every text written by a person has in common. `edits` is empty until the first edit. */
export interface Authored {
  id: number;
  author: string;
  body: string;
  createdAt: string;
  updatedAt: string;
  edits: ContentEdit[];
}

export interface PullRequestFacts {
  id: number;
  draft: boolean;
  headRef: string;
  /** The fork that holds the branch; absent where it is the repository's own. */
  headRepositoryId?: number;
  baseRef: string;
  headSha: string;
  baseSha: string;
  mergedAt: string | null;
  mergedBy: string | null;
  mergeCommitSha: string | null;
  requestedReviewers: string[];
  /** Team slugs. */
  requestedTeams: string[];
}

/** An issue; a pull request is an issue whose `pull` is set. `id` is the issue's id, `pull.id` the pull request's. */
export interface Issue extends Authored {
  repositoryId: number;
  number: number;
  title: string;
  state: 'open' | 'closed';
  closedAt: string | null;
  closedBy: string | null;
  locked: boolean;
  lockReason: 'off-topic' | 'too heated' | 'resolved' | 'spam' | null;
  assignees: string[];
  pull: PullRequestFacts | null;
}

export interface IssueComment extends Authored {
  repositoryId: number;
  number: number;
  minimized: MinimizeReason | null;
}

export interface Review extends Authored {
  repositoryId: number;
  number: number;
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';
  commitSha: string;
  submittedAt: string;
}

export interface ReviewThread {
  id: number;
  repositoryId: number;
  number: number;
  path: string;
  line: number;
  side: 'LEFT' | 'RIGHT';
  resolvedBy: string | null;
}

export interface ReviewComment extends Authored {
  repositoryId: number;
  number: number;
  reviewId: number;
  threadId: number;
  inReplyToId: number | null;
  commitSha: string;
  diffHunk: string;
  minimized: MinimizeReason | null;
}

export interface Discussion extends Authored {
  repositoryId: number;
  number: number;
  title: string;
  categoryId: number;
  locked: boolean;
  closed: boolean;
}

export interface DiscussionComment extends Authored {
  discussionId: number;
  replyToId: number | null;
  minimized: MinimizeReason | null;
}

export type ReactionContent = '+1' | '-1' | 'laugh' | 'confused' | 'heart' | 'hooray' | 'rocket' | 'eyes';

export interface Reaction {
  id: number;
  /** Node id of what was reacted to. */
  subject: string;
  user: string;
  content: ReactionContent;
  createdAt: string;
}

export interface NotificationThread {
  id: number;
  login: string;
  repositoryId: number;
  subject: 'Issue' | 'PullRequest' | 'Discussion';
  number: number;
  reason: 'author' | 'assign' | 'comment' | 'mention' | 'review_requested' | 'state_change' | 'team_mention';
  unread: boolean;
  latestCommentId: number | null;
  updatedAt: string;
  lastReadAt: string | null;
}

export interface CheckRun {
  id: number;
  repositoryId: number;
  sha: string;
  name: string;
  status: 'queued' | 'in_progress' | 'completed';
  conclusion:
    'success' | 'failure' | 'neutral' | 'cancelled' | 'skipped' | 'timed_out' | 'action_required' | null;
  startedAt: string;
  completedAt: string | null;
}

export interface CommitStatus {
  id: number;
  repositoryId: number;
  sha: string;
  context: string;
  state: 'error' | 'failure' | 'pending' | 'success';
  description: string | null;
  targetUrl: string | null;
  createdAt: string;
}

export interface StateData {
  version: 1;
  nextId: number;
  users: User[];
  tokens: AccessToken[];
  organizations: Organization[];
  teams: Team[];
  repositories: Repository[];
  issues: Issue[];
  comments: IssueComment[];
  reviews: Review[];
  reviewThreads: ReviewThread[];
  reviewComments: ReviewComment[];
  discussions: Discussion[];
  discussionComments: DiscussionComment[];
  reactions: Reaction[];
  notifications: NotificationThread[];
  checkRuns: CheckRun[];
  commitStatuses: CommitStatus[];
}

/** A GitHub on which nobody has signed up yet. */
export function emptyState(): StateData {
  return {
    version: 1,
    nextId: 1_000_001,
    users: [],
    tokens: [],
    organizations: [],
    teams: [],
    repositories: [],
    issues: [],
    comments: [],
    reviews: [],
    reviewThreads: [],
    reviewComments: [],
    discussions: [],
    discussionComments: [],
    reactions: [],
    notifications: [],
    checkRuns: [],
    commitStatuses: [],
  };
}
