import { found, fullName } from '../../state/gitHubState.ts';
import { nodeId } from '../../state/nodeId.ts';
import type { CheckRun, CommitStatus, Repository } from '../../state/stateData.ts';
import { list, optionalText, repositoryOf, text } from '../restHandler.ts';
import type { RestContext, RestOperations } from '../restHandler.ts';
import { minimalRepository } from '../shapes/repositoryShape.ts';
import { commitOf } from './repositoryOperations.ts';

/** Check runs and commit statuses of a commit. */
export const checkOperations: RestOperations = {
  'checks/list-for-ref': async (context) => {
    const repository = repositoryOf(context);
    const sha = await commitOf(repository, text(context.params['ref']));
    const name = optionalText(context.query['check_name']);
    const status = optionalText(context.query['status']);
    const runs = context.state.data.checkRuns.filter(
      (run) =>
        run.repositoryId === repository.id &&
        run.sha === sha &&
        (name === undefined || run.name === name) &&
        (status === undefined || run.status === status),
    );
    return list(
      runs,
      (run) => checkRunShape(context, repository, run),
      (page) => ({ total_count: runs.length, check_runs: page }),
    );
  },
  'repos/get-combined-status-for-ref': async (context) => {
    const repository = repositoryOf(context);
    const sha = await commitOf(repository, text(context.params['ref']));
    const latest = latestStatuses(context.state.data.commitStatuses, repository, sha);
    const api = context.urls.api(`/repos/${fullName(repository)}/commits/${sha}`);
    return list(
      latest,
      (status) => statusShape(context, repository, status),
      (page) => ({
        state: combinedState(latest),
        statuses: page,
        sha,
        total_count: latest.length,
        repository: minimalRepository(context.state, context.urls, repository),
        commit_url: api,
        url: `${api}/status`,
      }),
    );
  },
};

/** The last status of each context. */
export function latestStatuses(
  all: readonly CommitStatus[],
  repository: Repository,
  sha: string,
): readonly CommitStatus[] {
  const here = all.filter((status) => status.repositoryId === repository.id && status.sha === sha);
  return [...new Map(here.map((status) => [status.context, status])).values()];
}

/** GitHub's combination: one failure fails, all successes succeed, anything else (also nothing) is pending. */
export function combinedState(statuses: readonly CommitStatus[]): 'failure' | 'pending' | 'success' {
  if (statuses.some((status) => status.state === 'error' || status.state === 'failure')) return 'failure';
  return statuses.length > 0 && statuses.every((status) => status.state === 'success')
    ? 'success'
    : 'pending';
}

function checkRunShape(context: RestContext, repository: Repository, run: CheckRun): object {
  const name = fullName(repository);
  const url = context.urls.api(`/repos/${name}/check-runs/${String(run.id)}`);
  const page = context.urls.html(`/${name}/runs/${String(run.id)}`);
  return {
    id: run.id,
    node_id: nodeId('CheckRun', run.id),
    head_sha: run.sha,
    external_id: '',
    name: run.name,
    url,
    html_url: page,
    details_url: page,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      title: null,
      summary: null,
      text: null,
      annotations_count: 0,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: run.id },
    app: null,
    pull_requests: context.state
      .pulls(repository)
      .filter((pull) => pull.pull.headSha === run.sha)
      .map((pull) => {
        const repo = { id: repository.id, url: context.urls.api(`/repos/${name}`), name: repository.name };
        return {
          id: pull.pull.id,
          number: pull.number,
          url: context.urls.api(`/repos/${name}/pulls/${String(pull.number)}`),
          head: { ref: pull.pull.headRef, sha: pull.pull.headSha, repo },
          base: { ref: pull.pull.baseRef, sha: pull.pull.baseSha, repo },
        };
      }),
  };
}

function statusShape(context: RestContext, repository: Repository, status: CommitStatus): object {
  found(status);
  return {
    url: context.urls.api(`/repos/${fullName(repository)}/statuses/${status.sha}`),
    avatar_url: null,
    id: status.id,
    node_id: nodeId('StatusContext', status.id),
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: status.createdAt,
    updated_at: status.createdAt,
  };
}
