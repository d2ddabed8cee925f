import { ApiError } from '../apiError.ts';
import { viewerPermission } from './access.ts';
import type { Viewer } from './access.ts';
import type { GitHubState } from './gitHubState.ts';
import { fullName } from './gitHubState.ts';
import type { Issue, Repository } from './stateData.ts';

export interface FoundIssue {
  readonly issue: Issue;
  readonly repository: Repository;
}

type Test = (found: FoundIssue) => boolean;

/**
 * Issues and pull requests that match a search in GitHub's syntax and that the viewer may see. Knows the
 * qualifiers below, their negation, and words of title and body; refuses any other qualifier, so that a
 * query is never half understood.
 */
export function searchIssues(
  state: GitHubState,
  viewer: Viewer | null,
  query: string,
): readonly FoundIssue[] {
  const tests = [...query.matchAll(/(-?)(?:([\w-]+):)?("[^"]*"|\S+)/gu)].map((match) => {
    const test = term(state, viewer, match[2] ?? '', (match[3] ?? '').replace(/^"|"$/gu, ''));
    return match[1] === '-' ? (found: FoundIssue): boolean => !test(found) : test;
  });
  return state.data.issues
    .map((issue) => ({ issue, repository: state.repositoryById(issue.repositoryId) }))
    .filter(({ repository }) => viewerPermission(state, repository, viewer) !== 'none')
    .filter((found) => tests.every((test) => test(found)));
}

function term(state: GitHubState, viewer: Viewer | null, qualifier: string, value: string): Test {
  const login = value === '@me' ? (viewer?.login ?? '') : value.replace(/^@/u, '');
  const commented = (issue: Issue): boolean =>
    state.commentsOf(issue).some((comment) => comment.author === login);
  const asked = (issue: Issue): boolean => issue.pull?.requestedReviewers.includes(login) === true;
  const mentioned = (issue: Issue): boolean =>
    [issue, ...state.commentsOf(issue)].some((item) => item.body.includes(`@${login}`));
  const known: Readonly<Record<string, Test>> = {
    '': ({ issue }) => `${issue.title}\n${issue.body}`.toLowerCase().includes(value.toLowerCase()),
    repo: ({ repository }) => fullName(repository).toLowerCase() === value.toLowerCase(),
    org: ({ repository }) => repository.owner === login,
    user: ({ repository }) => repository.owner === login,
    is: (found) => isWhat(found, value),
    type: (found) => isWhat(found, value),
    state: ({ issue }) => issue.state === value,
    author: ({ issue }) => issue.author === login,
    assignee: ({ issue }) => issue.assignees.includes(login),
    commenter: ({ issue }) => commented(issue),
    mentions: ({ issue }) => mentioned(issue),
    involves: ({ issue }) =>
      issue.author === login || issue.assignees.includes(login) || commented(issue) || mentioned(issue),
    'review-requested': ({ issue }) => asked(issue),
    'user-review-requested': ({ issue }) => asked(issue),
    head: ({ issue }) => issue.pull?.headRef === value,
    base: ({ issue }) => issue.pull?.baseRef === value,
    draft: ({ issue }) => String(issue.pull?.draft ?? false) === value,
    archived: ({ repository }) => String(repository.archived) === value,
    updated: ({ issue }) => since(issue.updatedAt, value),
    created: ({ issue }) => since(issue.createdAt, value),
  };
  const test = known[qualifier];
  if (test === undefined)
    throw new ApiError(422, `The GitHub double does not know the search qualifier ${qualifier}:`);
  return test;
}

const isWhat = ({ issue, repository }: FoundIssue, value: string): boolean =>
  ({
    pr: issue.pull !== null,
    issue: issue.pull === null,
    open: issue.state === 'open',
    closed: issue.state === 'closed',
    merged: (issue.pull?.mergedAt ?? null) !== null,
    draft: issue.pull?.draft === true,
    locked: issue.locked,
    private: repository.private,
    public: !repository.private,
  })[value] ?? false;

function since(instant: string, value: string): boolean {
  const match = /^(>=|>|<=|<)?(.+)$/u.exec(value);
  const [have, wanted] = [Date.parse(instant), Date.parse(match?.[2] ?? '')];
  if (match?.[1] === '>') return have > wanted;
  if (match?.[1] === '<') return have < wanted;
  return match?.[1] === '<=' ? have <= wanted : have >= wanted;
}
