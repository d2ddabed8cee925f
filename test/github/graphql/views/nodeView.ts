import type { FoundNode } from '../findNode.ts';
import type { GraphqlContext, View } from '../graphqlContext.ts';
import { organizationView, teamView, userView } from './actorViews.ts';
import { discussionCommentView, discussionView } from './discussionViews.ts';
import { issueCommentView, issueOrPullView } from './issueViews.ts';
import { pullView } from './pullViews.ts';
import { repositoryView } from './repositoryViews.ts';
import { reviewCommentView, reviewThreadView, reviewView } from './reviewViews.ts';

/** The view of any node. */
export function nodeView(context: GraphqlContext, node: FoundNode): View {
  switch (node.type) {
    case 'User':
      return userView(context, node.user);
    case 'Organization':
      return organizationView(context, node.organization);
    case 'Team':
      return teamView(context, node.team);
    case 'Repository':
      return repositoryView(context, node.repository);
    case 'Issue':
      return issueOrPullView(context, node.repository, node.issue);
    case 'PullRequest':
      return pullView(context, node.repository, node.pull);
    case 'IssueComment':
      return issueCommentView(context, node.repository, node.comment);
    case 'PullRequestReview':
      return reviewView(context, node.repository, node.pull, node.review);
    case 'PullRequestReviewThread':
      return reviewThreadView(context, node.repository, node.pull, node.thread);
    case 'PullRequestReviewComment':
      return reviewCommentView(context, node.repository, node.pull, node.comment);
    case 'Discussion':
      return discussionView(context, node.repository, node.discussion);
    case 'DiscussionComment':
      return discussionCommentView(context, node.repository, node.discussion, node.comment);
  }
}
