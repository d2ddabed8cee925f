import { validationFailed } from '../../apiError.ts';
import { commits, fileChanges } from '../../git/history.ts';
import { found } from '../../state/gitHubState.ts';
import type { PullRequest } from '../../state/gitHubState.ts';
import { diffBase } from '../../state/pullDiff.ts';
import {
  createPullRequest,
  followBranches,
  removeReviewers,
  requestReviewers,
  updatePullRequest,
} from '../../state/pullRequests.ts';
import type { Repository } from '../../state/stateData.ts';
import { commitShape, fileShape } from '../shapes/commitShape.ts';
import { fullPull, simplePull } from '../shapes/pullShape.ts';
import type { PullShapeInput } from '../shapes/pullShape.ts';
import { simpleUser, teamShape } from '../shapes/userShape.ts';
import { integer, list, optionalText, repositoryOf, text, texts } from '../restHandler.ts';
import type { RestContext, RestOperations } from '../restHandler.ts';
import { headLabel } from '../../state/forks.ts';
import { ordered } from './issueOperations.ts';

/** Pull requests: found, opened, changed; their commits, files and review requests. */
export const pullOperations: RestOperations = {
  'pulls/list': async (context) => {
    const repository = repositoryOf(context);
    await followBranches(context.state, repository);
    const state = optionalText(context.query['state']) ?? 'open';
    const head = optionalText(context.query['head']);
    const base = optionalText(context.query['base']);
    const sort = optionalText(context.query['sort']) ?? 'created';
    const direction = optionalText(context.query['direction']) ?? (sort === 'created' ? 'desc' : 'asc');
    const wanted = context.state.pulls(repository).filter(
      (pull) =>
        (state === 'all' || pull.state === state) &&
        // a head without its owner is no filter for GitHub
        (head === undefined || !head.includes(':') || head === headLabel(context.state, repository, pull)) &&
        (base === undefined || base === pull.pull.baseRef),
    );
    return list(ordered(wanted, sort === 'updated' ? 'updatedAt' : 'createdAt', direction), (pull) =>
      simplePull(input(context, repository, pull)),
    );
  },
  'pulls/create': async (context) => {
    const repository = repositoryOf(context);
    const title = optionalText(context.body['title']);
    if (title === undefined) throw validationFailed('PullRequest', 'title', 'missing_field');
    const pull = await createPullRequest(context.state, context.viewer, repository, {
      title,
      body: text(context.body['body']),
      head: text(context.body['head']),
      base: text(context.body['base']),
      draft: context.body['draft'] === true,
    });
    return { status: 201, body: await fullPull(input(context, repository, pull)) };
  },
  'pulls/get': async (context) => {
    const found = await pullOf(context);
    return { status: 200, body: await fullPull(found) };
  },
  'pulls/update': async (context) => {
    const found = await pullOf(context);
    const state = optionalText(context.body['state']);
    const optional = (key: 'title' | 'body' | 'base'): object => {
      const value = optionalText(context.body[key]);
      return value === undefined ? {} : { [key]: value };
    };
    await updatePullRequest(context.state, context.viewer, found.repository, found.pull, {
      ...optional('title'),
      ...optional('body'),
      ...optional('base'),
      ...(state === 'open' || state === 'closed' ? { state } : {}),
    });
    return { status: 200, body: await fullPull(found) };
  },
  'pulls/list-requested-reviewers': async (context) => {
    const { state, urls, repository, pull } = await pullOf(context);
    return {
      status: 200,
      body: {
        users: pull.pull.requestedReviewers.map((login) => simpleUser(state, urls, login)),
        teams: pull.pull.requestedTeams.map((slug) =>
          teamShape(state, urls, found(state.team(repository.owner, slug))),
        ),
      },
    };
  },
  'pulls/request-reviewers': async (context) => {
    const target = await pullOf(context);
    requestReviewers(context.state, context.viewer, target.repository, target.pull, reviewers(context));
    return { status: 201, body: simplePull(target) };
  },
  'pulls/remove-requested-reviewers': async (context) => {
    const target = await pullOf(context);
    removeReviewers(context.state, context.viewer, target.repository, target.pull, reviewers(context));
    return { status: 200, body: simplePull(target) };
  },
  'pulls/list-files': async (context) => {
    const { repository, pull } = await pullOf(context);
    const changes = await fileChanges(
      repository.gitDirectory,
      await diffBase(repository, pull),
      pull.pull.headSha,
    );
    return list(changes.slice(0, 3000), (change) =>
      fileShape(context.urls, repository, pull.pull.headSha, change),
    );
  },
  'pulls/list-commits': async (context) => {
    const { repository, pull } = await pullOf(context);
    const range = `${await diffBase(repository, pull)}..${pull.pull.headSha}`;
    const all = await commits(repository.gitDirectory, '--reverse', range);
    return list(all.slice(0, 250), (commit) => commitShape(context.state, context.urls, repository, commit));
  },
  'repos/list-pull-requests-associated-with-commit': async (context) => {
    const repository = repositoryOf(context);
    await followBranches(context.state, repository);
    const sha = text(context.params['commit_sha']);
    const holding: PullRequest[] = [];
    for (const pull of context.state.pulls(repository)) {
      const range = `${await diffBase(repository, pull)}..${pull.pull.headSha}`;
      if ((await commits(repository.gitDirectory, range)).some((commit) => commit.sha === sha))
        holding.push(pull);
    }
    return list(holding, (pull) => simplePull(input(context, repository, pull)));
  },
};

const input = (context: RestContext, repository: Repository, pull: PullRequest): PullShapeInput => ({
  state: context.state,
  urls: context.urls,
  viewer: context.viewer,
  repository,
  pull,
});

/** The pull request of `{pull_number}`, as its branch stands. */
export async function pullOf(context: RestContext): Promise<PullShapeInput> {
  const repository = repositoryOf(context);
  await followBranches(context.state, repository);
  return input(
    context,
    repository,
    context.state.requirePull(repository, integer(context.params['pull_number'])),
  );
}

const reviewers = (context: RestContext): { logins: readonly string[]; teams: readonly string[] } => ({
  logins: texts(context.body['reviewers']),
  teams: texts(context.body['team_reviewers']),
});
