import type { GitHub } from '../../app/ports/gitHub.ts';
import { ApiConnection, type ApiPorts } from './apiConnection.ts';
import { comments } from './comments.ts';
import { discussions } from './discussions.ts';
import { files } from './files.ts';
import { history } from './history.ts';
import { issues } from './issues.ts';
import { pullRequests } from './pullRequests.ts';
import { reviewers } from './reviewers.ts';
import { repositories } from './repositories.ts';
import { reviewState } from './reviewState.ts';
import { statuses } from './statuses.ts';
import { teams } from './teams.ts';

/** GitHub.com, Enterprise Servers and servers that speak their REST API. Loads Octokit with the first request. */
export function createGitHub(ports: ApiPorts): GitHub {
  const connection = new ApiConnection(ports);
  return {
    repositories: repositories(connection),
    pullRequests: pullRequests(connection),
    history: history(connection),
    comments: comments(connection),
    discussions: discussions(connection),
    reviewers: reviewers(connection),
    files: files(connection),
    issues: issues(connection),
    reviewState: reviewState(connection),
    statuses: statuses(connection),
    teams: teams(connection),
  };
}
