import { combinedState, latestStatuses } from '../../rest/operations/checkOperations.ts';
import { fullName } from '../../state/gitHubState.ts';
import { nodeId } from '../../state/nodeId.ts';
import type { CheckRun, CommitStatus, Repository } from '../../state/stateData.ts';
import { connection } from '../connection.ts';
import { field, lazy, resourcePath } from '../graphqlContext.ts';
import type { GraphqlContext, View } from '../graphqlContext.ts';
import { commitView } from './gitViews.ts';
import { repositoryView } from './repositoryViews.ts';

/** `StatusCheckRollup` of a commit; `null` where nothing was checked. */
export function rollupView(context: GraphqlContext, repository: Repository, sha: string): View | null {
  const runs = context.state.data.checkRuns.filter(
    (run) => run.repositoryId === repository.id && run.sha === sha,
  );
  const statuses = latestStatuses(context.state.data.commitStatuses, repository, sha);
  if (runs.length + statuses.length === 0) return null;
  const failed = runs.some((run) =>
    ['failure', 'timed_out', 'cancelled', 'action_required'].includes(run.conclusion ?? ''),
  );
  const combined = statuses.length === 0 ? 'success' : combinedState(statuses);
  const pending = combined === 'pending' || runs.some((run) => run.status !== 'completed');
  return {
    __typename: 'StatusCheckRollup',
    id: nodeId('CheckSuite', (runs[0] ?? statuses[0])?.id ?? 0),
    state: failed || combined === 'failure' ? 'FAILURE' : pending ? 'PENDING' : 'SUCCESS',
    commit: lazy(() => commitView(context, repository, sha)),
    contexts: connection(
      'StatusCheckRollupContextConnection',
      (): readonly (CheckRun | CommitStatus)[] => [...runs, ...statuses],
      (item) =>
        'context' in item ? statusView(context, repository, item) : checkRunView(context, repository, item),
    ),
  };
}

function checkRunView(context: GraphqlContext, repository: Repository, run: CheckRun): View {
  const url = context.urls.html(`/${fullName(repository)}/runs/${String(run.id)}`);
  return {
    __typename: 'CheckRun',
    id: nodeId('CheckRun', run.id),
    databaseId: run.id,
    name: run.name,
    status: run.status.toUpperCase(),
    conclusion: run.conclusion?.toUpperCase() ?? null,
    startedAt: run.startedAt,
    completedAt: run.completedAt,
    title: null,
    summary: null,
    text: null,
    externalId: null,
    detailsUrl: url,
    permalink: url,
    url,
    resourcePath: resourcePath(url),
    isRequired: field(['pullRequestId', 'pullRequestNumber'], () => false),
    repository: lazy(() => repositoryView(context, repository)),
  };
}

const statusView = (context: GraphqlContext, repository: Repository, status: CommitStatus): View => ({
  __typename: 'StatusContext',
  id: nodeId('StatusContext', status.id),
  context: status.context,
  state: status.state.toUpperCase(),
  description: status.description,
  targetUrl: status.targetUrl,
  createdAt: status.createdAt,
  creator: null,
  isRequired: field(['pullRequestId', 'pullRequestNumber'], () => false),
  commit: lazy(() => commitView(context, repository, status.sha)),
});
