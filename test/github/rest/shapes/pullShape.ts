import { aheadBehind } from '../../git/bareRepository.ts';
import { fileChanges } from '../../git/history.ts';
import type { Urls } from '../../http/urls.ts';
import { authorAssociation } from '../../state/access.ts';
import type { Viewer } from '../../state/access.ts';
import { headRepository } from '../../state/forks.ts';
import type { GitHubState, PullRequest } from '../../state/gitHubState.ts';
import { found, fullName } from '../../state/gitHubState.ts';
import { nodeId } from '../../state/nodeId.ts';
import { diffBase } from '../../state/pullDiff.ts';
import type { Repository, Review, ReviewComment } from '../../state/stateData.ts';
import type { JsonObject } from '../openApiDescription.ts';
import { issuePage, reactionRollup } from './issueShape.ts';
import { repositoryShape } from './repositoryShape.ts';
import { simpleTeam, simpleUser, simpleUserOrNull, teamShape } from './userShape.ts';

/** Everything that shaping a pull request needs to know. */
export interface PullShapeInput {
  readonly state: GitHubState;
  readonly urls: Urls;
  readonly viewer: Viewer | null;
  readonly repository: Repository;
  readonly pull: PullRequest;
}

/** `pull-request-simple`: a row of a list. */
export function simplePull(input: PullShapeInput): JsonObject {
  return {
    ...common(input),
    requested_teams: requestedTeams(input).map((team) => teamShape(input.state, input.urls, team)),
  };
}

/** `pull-request`: one pull request, with its size counted in the real repository. */
export async function fullPull(input: PullShapeInput): Promise<JsonObject> {
  const { state, urls, repository, pull } = input;
  const from = await diffBase(repository, pull);
  const changes = await fileChanges(repository.gitDirectory, from, pull.pull.headSha);
  const { ahead } = await aheadBehind(repository.gitDirectory, from, pull.pull.headSha);
  const sum = (key: 'additions' | 'deletions'): number =>
    changes.reduce((total, change) => total + change[key], 0);
  const mergeable = pull.state === 'open';
  return {
    ...common(input),
    requested_teams: requestedTeams(input).map((team) => simpleTeam(state, urls, team)),
    merged: pull.pull.mergedAt !== null,
    merged_by: simpleUserOrNull(state, urls, pull.pull.mergedBy),
    mergeable: mergeable ? true : null,
    rebaseable: mergeable ? true : null,
    mergeable_state: !mergeable ? 'unknown' : pull.pull.draft ? 'draft' : 'clean',
    maintainer_can_modify: false,
    comments: state.commentsOf(pull).length,
    review_comments: state.data.reviewComments.filter(
      (one) => one.repositoryId === repository.id && one.number === pull.number,
    ).length,
    commits: ahead,
    additions: sum('additions'),
    deletions: sum('deletions'),
    changed_files: changes.length,
  };
}

const requestedTeams = ({
  state,
  repository,
  pull,
}: PullShapeInput): ReturnType<typeof found<GitHubState['data']['teams'][number]>>[] =>
  pull.pull.requestedTeams.map((slug) => found(state.team(repository.owner, slug)));

function common({ state, urls, viewer, repository, pull }: PullShapeInput): JsonObject {
  const api = urls.api(`/repos/${fullName(repository)}`);
  const url = `${api}/pulls/${String(pull.number)}`;
  const issueUrl = `${api}/issues/${String(pull.number)}`;
  const page = issuePage(urls, repository, pull);
  const statuses = `${api}/statuses/${pull.pull.headSha}`;
  const side = (of: Repository, ref: string, sha: string): JsonObject => ({
    label: `${of.owner}:${ref}`,
    ref,
    sha,
    user: simpleUser(state, urls, of.owner),
    repo: repositoryShape(state, urls, of, viewer),
  });
  return {
    url,
    id: pull.pull.id,
    node_id: nodeId('PullRequest', pull.pull.id),
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issueUrl,
    number: pull.number,
    state: pull.state,
    locked: pull.locked,
    title: pull.title,
    user: simpleUser(state, urls, pull.author),
    body: pull.body === '' ? null : pull.body,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    merged_at: pull.pull.mergedAt,
    merge_commit_sha: pull.pull.mergeCommitSha,
    assignee: simpleUserOrNull(state, urls, pull.assignees[0] ?? null),
    assignees: pull.assignees.map((login) => simpleUser(state, urls, login)),
    requested_reviewers: pull.pull.requestedReviewers.map((login) => simpleUser(state, urls, login)),
    labels: [],
    milestone: null,
    draft: pull.pull.draft,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${api}/pulls/comments{/number}`,
    comments_url: `${issueUrl}/comments`,
    statuses_url: statuses,
    head: side(headRepository(state, repository, pull.pull), pull.pull.headRef, pull.pull.headSha),
    base: side(repository, pull.pull.baseRef, pull.pull.baseSha),
    _links: {
      self: { href: url },
      html: { href: page },
      issue: { href: issueUrl },
      comments: { href: `${issueUrl}/comments` },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: `${api}/pulls/comments{/number}` },
      commits: { href: `${url}/commits` },
      statuses: { href: statuses },
    },
    author_association: authorAssociation(state, repository, pull.author),
    auto_merge: null,
    active_lock_reason: pull.lockReason,
  };
}

/** `pull-request-review`. */
export function reviewShape(input: PullShapeInput, review: Review): JsonObject {
  const { state, urls, repository, pull } = input;
  const url = urls.api(`/repos/${fullName(repository)}/pulls/${String(pull.number)}`);
  const page = `${issuePage(urls, repository, pull)}#pullrequestreview-${String(review.id)}`;
  return {
    id: review.id,
    node_id: nodeId('PullRequestReview', review.id),
    user: simpleUser(state, urls, review.author),
    body: review.body,
    state: review.state,
    html_url: page,
    pull_request_url: url,
    author_association: authorAssociation(state, repository, review.author),
    _links: { html: { href: page }, pull_request: { href: url } },
    submitted_at: review.submittedAt,
    commit_id: review.commitSha,
  };
}

/** `pull-request-review-comment`. */
export function reviewCommentShape(input: PullShapeInput, comment: ReviewComment): JsonObject {
  const { state, urls, repository, pull } = input;
  const pulls = urls.api(`/repos/${fullName(repository)}/pulls`);
  const url = `${pulls}/comments/${String(comment.id)}`;
  const page = `${issuePage(urls, repository, pull)}#discussion_r${String(comment.id)}`;
  const thread = found(state.data.reviewThreads.find((one) => one.id === comment.threadId));
  const node = nodeId('PullRequestReviewComment', comment.id);
  return {
    url,
    id: comment.id,
    node_id: node,
    pull_request_review_id: comment.reviewId,
    diff_hunk: comment.diffHunk,
    path: thread.path,
    line: thread.line,
    original_line: thread.line,
    start_line: null,
    original_start_line: null,
    start_side: null,
    side: thread.side,
    subject_type: 'line',
    commit_id: pull.pull.headSha,
    original_commit_id: comment.commitSha,
    ...(comment.inReplyToId === null ? {} : { in_reply_to_id: comment.inReplyToId }),
    user: simpleUser(state, urls, comment.author),
    body: comment.body,
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    html_url: page,
    pull_request_url: `${pulls}/${String(pull.number)}`,
    author_association: authorAssociation(state, repository, comment.author),
    _links: {
      self: { href: url },
      html: { href: page },
      pull_request: { href: `${pulls}/${String(pull.number)}` },
    },
    reactions: reactionRollup(state, node, `${url}/reactions`),
  };
}
