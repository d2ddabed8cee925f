import { demandEdit } from '../../state/conversation.ts';
import { createPullRequest, requestReviewers, updatePullRequest } from '../../state/pullRequests.ts';
import { setResolved } from '../../state/reviews.ts';
import { findNodeOf } from '../findNode.ts';
import { lazy } from '../graphqlContext.ts';
import type { Arguments, GraphqlContext } from '../graphqlContext.ts';
import type { Mutations } from '../mutationRoot.ts';
import { actorView, userView } from '../views/actorViews.ts';
import { pullView } from '../views/pullViews.ts';
import { reviewThreadView } from '../views/reviewViews.ts';

type Payload = Readonly<Record<string, unknown>>;

/** Pull requests, review requests and review threads. */
export const pullMutations: Mutations = {
  createPullRequest: async (context, input) => {
    const { repository } = findNodeOf(context, 'Repository', input['repositoryId']);
    const pull = await createPullRequest(context.state, context.viewer, repository, {
      title: String(input['title']),
      body: typeof input['body'] === 'string' ? input['body'] : '',
      head: String(input['headRefName']),
      base: String(input['baseRefName']),
      draft: input['draft'] === true,
    });
    return { pullRequest: lazy(() => pullView(context, repository, pull)) };
  },
  requestReviews: (context, input) => {
    const { repository, pull } = findNodeOf(context, 'PullRequest', input['pullRequestId']);
    const ids = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
    const logins = ids(input['userIds']).map((id) => findNodeOf(context, 'User', id).user.login);
    const teams = ids(input['teamIds']).map((id) => findNodeOf(context, 'Team', id).team.slug);
    // without `union` the given reviewers replace those asked before
    const wish = { logins, teams, replace: input['union'] !== true };
    requestReviewers(context.state, context.viewer, repository, pull, wish);
    const last = logins.at(-1);
    return {
      actor: lazy(() => actorView(context, context.viewer.login)),
      pullRequest: lazy(() => pullView(context, repository, pull)),
      requestedReviewersEdge:
        last === undefined
          ? null
          : {
              __typename: 'UserEdge',
              cursor: last,
              node: lazy(() => userView(context, context.state.requireUser(last))),
            },
    };
  },
  markPullRequestReadyForReview: (context, input) => setDraft(context, input, false),
  convertPullRequestToDraft: (context, input) => setDraft(context, input, true),
  closePullRequest: (context, input) => setState(context, input, 'closed'),
  reopenPullRequest: (context, input) => setState(context, input, 'open'),
  resolveReviewThread: (context, input) => resolve(context, input, true),
  unresolveReviewThread: (context, input) => resolve(context, input, false),
};

function setDraft(context: GraphqlContext, input: Arguments, draft: boolean): Payload {
  const { repository, pull } = findNodeOf(context, 'PullRequest', input['pullRequestId']);
  demandEdit(context.state, context.viewer, repository, pull);
  pull.pull.draft = draft;
  pull.updatedAt = context.state.now();
  context.state.changed();
  return { pullRequest: lazy(() => pullView(context, repository, pull)) };
}

async function setState(
  context: GraphqlContext,
  input: Arguments,
  state: 'open' | 'closed',
): Promise<Payload> {
  const { repository, pull } = findNodeOf(context, 'PullRequest', input['pullRequestId']);
  await updatePullRequest(context.state, context.viewer, repository, pull, { state });
  return { pullRequest: lazy(() => pullView(context, repository, pull)) };
}

function resolve(context: GraphqlContext, input: Arguments, resolved: boolean): Payload {
  const { repository, pull, thread } = findNodeOf(context, 'PullRequestReviewThread', input['threadId']);
  setResolved(context.state, context.viewer, repository, thread, resolved);
  return { thread: lazy(() => reviewThreadView(context, repository, pull, thread)) };
}
