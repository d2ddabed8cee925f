import type { Urls } from '../../http/urls.ts';
import { authorAssociation } from '../../state/access.ts';
import type { GitHubState } from '../../state/gitHubState.ts';
import { fullName } from '../../state/gitHubState.ts';
import { nodeId } from '../../state/nodeId.ts';
import type { Issue, IssueComment, Reaction, Repository } from '../../state/stateData.ts';
import type { JsonObject } from '../openApiDescription.ts';
import { simpleUser, simpleUserOrNull } from './userShape.ts';

/** `reaction-rollup` of anything that people react to. */
export function reactionRollup(state: GitHubState, subject: string, url: string): JsonObject {
  const all = state.data.reactions.filter((reaction) => reaction.subject === subject);
  const contents = ['+1', '-1', 'laugh', 'hooray', 'confused', 'heart', 'rocket', 'eyes'] as const;
  const counts = contents.map((content): [string, number] => [
    content,
    all.filter((one) => one.content === content).length,
  ]);
  return { url, total_count: all.length, ...Object.fromEntries(counts) };
}

/** `reaction`. */
export const reactionShape = (state: GitHubState, urls: Urls, reaction: Reaction): JsonObject => ({
  id: reaction.id,
  node_id: nodeId('Reaction', reaction.id),
  user: simpleUser(state, urls, reaction.user),
  content: reaction.content,
  created_at: reaction.createdAt,
});

/** The page of an issue or pull request. */
export const issuePage = (urls: Urls, repository: Repository, issue: Issue): string =>
  urls.html(`/${fullName(repository)}/${issue.pull === null ? 'issues' : 'pull'}/${String(issue.number)}`);

/** `issue-comment`. */
export function issueCommentShape(
  state: GitHubState,
  urls: Urls,
  repository: Repository,
  comment: IssueComment,
): JsonObject {
  const url = urls.api(`/repos/${fullName(repository)}/issues/comments/${String(comment.id)}`);
  const issue = state.requireIssue(repository, comment.number);
  const node = nodeId('IssueComment', comment.id);
  return {
    url,
    html_url: `${issuePage(urls, repository, issue)}#issuecomment-${String(comment.id)}`,
    issue_url: urls.api(`/repos/${fullName(repository)}/issues/${String(comment.number)}`),
    id: comment.id,
    node_id: node,
    user: simpleUser(state, urls, comment.author),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    body: comment.body,
    author_association: authorAssociation(state, repository, comment.author),
    reactions: reactionRollup(state, node, `${url}/reactions`),
    performed_via_github_app: null,
    minimized:
      comment.minimized === null ? null : { reason: comment.minimized.toLowerCase().replace('_', '-') },
  };
}

/** `issue`, which a pull request is as well. */
export function issueShape(state: GitHubState, urls: Urls, repository: Repository, issue: Issue): JsonObject {
  const repositoryUrl = urls.api(`/repos/${fullName(repository)}`);
  const url = `${repositoryUrl}/issues/${String(issue.number)}`;
  const page = issuePage(urls, repository, issue);
  const node = issue.pull === null ? nodeId('Issue', issue.id) : nodeId('PullRequest', issue.pull.id);
  const pull = issue.pull;
  return {
    url,
    repository_url: repositoryUrl,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    html_url: page,
    id: issue.id,
    node_id: node,
    number: issue.number,
    title: issue.title,
    user: simpleUser(state, urls, issue.author),
    labels: [],
    state: issue.state,
    state_reason: issue.state === 'closed' && pull === null ? 'completed' : null,
    locked: issue.locked,
    active_lock_reason: issue.lockReason,
    assignee: simpleUserOrNull(state, urls, issue.assignees[0] ?? null),
    assignees: issue.assignees.map((login) => simpleUser(state, urls, login)),
    milestone: null,
    comments: state.commentsOf(issue).length,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    author_association: authorAssociation(state, repository, issue.author),
    body: issue.body,
    reactions: reactionRollup(state, node, `${url}/reactions`),
    performed_via_github_app: null,
    ...(pull === null
      ? {}
      : {
          draft: pull.draft,
          pull_request: {
            url: `${repositoryUrl}/pulls/${String(issue.number)}`,
            html_url: page,
            diff_url: `${page}.diff`,
            patch_url: `${page}.patch`,
            merged_at: pull.mergedAt,
          },
        }),
  };
}
