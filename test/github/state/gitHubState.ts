import { notFound } from '../apiError.ts';
import { emptyState } from './stateData.ts';
import type {
  AccessToken,
  Discussion,
  Issue,
  IssueComment,
  Organization,
  PullRequestFacts,
  Repository,
  StateData,
  Team,
  User,
} from './stateData.ts';

export type PullRequest = Issue & { pull: PullRequestFacts };

/** Whether an issue is a pull request. */
export const isPullRequest = (issue: Issue): issue is PullRequest => issue.pull !== null;

/**
 * The one state behind REST, GraphQL, git and the pages. Look-ups by `require…` throw GitHub's 404.
 * Every change goes through functions of this folder, which call `changed()` once they are complete.
 */
export class GitHubState {
  readonly data: StateData;
  private readonly clock: () => Date;
  private readonly onChange: () => void;
  /** Counts changes; lets a test or the demo see that something was written. */
  revision = 0;

  constructor(options: { data?: StateData; clock?: () => Date; onChange?: () => void } = {}) {
    this.data = options.data ?? emptyState();
    this.clock = options.clock ?? (() => new Date());
    this.onChange = options.onChange ?? (() => undefined);
  }

  /** The current instant as GitHub writes it: UTC, whole seconds. */
  now(): string {
    return this.clock()
      .toISOString()
      .replace(/\.\d+Z$/u, 'Z');
  }

  /** The current instant in milliseconds since 1970. */
  nowMilliseconds(): number {
    return this.clock().getTime();
  }

  newId(): number {
    return this.data.nextId++;
  }

  /** To be called after each completed change; it is what saves the state file. */
  changed(): void {
    this.revision++;
    this.onChange();
  }

  token(value: string): AccessToken | undefined {
    return this.data.tokens.find((token) => token.token === value);
  }

  user(login: string): User | undefined {
    const wanted = login.toLowerCase();
    return this.data.users.find((user) => user.login.toLowerCase() === wanted);
  }

  requireUser(login: string): User {
    return found(this.user(login));
  }

  /** The user whose commits carry this mail address. */
  userByEmail(email: string): User | undefined {
    return this.data.users.find((user) => user.emails.includes(email.toLowerCase()));
  }

  organization(login: string): Organization | undefined {
    const wanted = login.toLowerCase();
    return this.data.organizations.find((organization) => organization.login.toLowerCase() === wanted);
  }

  team(organization: string, slug: string): Team | undefined {
    return this.data.teams.find(
      (team) =>
        team.organization.toLowerCase() === organization.toLowerCase() && team.slug === slug.toLowerCase(),
    );
  }

  repository(owner: string, name: string): Repository | undefined {
    const wanted = `${owner}/${name}`.toLowerCase();
    return this.data.repositories.find((repository) => fullName(repository).toLowerCase() === wanted);
  }

  /** The repository that had this name before it was renamed or transferred. */
  renamedRepository(owner: string, name: string): Repository | undefined {
    const wanted = `${owner}/${name}`.toLowerCase();
    return this.data.repositories.find((repository) =>
      repository.formerNames.some((former) => former.toLowerCase() === wanted),
    );
  }

  repositoryById(id: number): Repository {
    return found(this.data.repositories.find((repository) => repository.id === id));
  }

  issues(repository: Repository): Issue[] {
    return this.data.issues.filter((issue) => issue.repositoryId === repository.id);
  }

  issue(repositoryId: number, number: number): Issue | undefined {
    return this.data.issues.find((issue) => issue.repositoryId === repositoryId && issue.number === number);
  }

  requireIssue(repository: Repository, number: number): Issue {
    return found(this.issue(repository.id, number));
  }

  pulls(repository: Repository): PullRequest[] {
    return this.issues(repository).filter(isPullRequest);
  }

  requirePull(repository: Repository, number: number): PullRequest {
    const issue = this.requireIssue(repository, number);
    if (!isPullRequest(issue)) throw notFound();
    return issue;
  }

  requireComment(repository: Repository, id: number): IssueComment {
    return found(
      this.data.comments.find((comment) => comment.id === id && comment.repositoryId === repository.id),
    );
  }

  /** Comments of one issue or pull request in the order of their creation. */
  commentsOf(issue: Issue): IssueComment[] {
    return this.data.comments.filter(
      (comment) => comment.repositoryId === issue.repositoryId && comment.number === issue.number,
    );
  }

  discussion(id: number): Discussion {
    return found(this.data.discussions.find((discussion) => discussion.id === id));
  }

  /** Issues, pull requests and discussions share one numbering in a repository. */
  nextNumber(repository: Repository): number {
    const used = [...this.data.issues, ...this.data.discussions].filter(
      (item) => item.repositoryId === repository.id,
    );
    return used.reduce((highest, item) => Math.max(highest, item.number), 0) + 1;
  }
}

/** `owner/name`. */
export const fullName = (repository: Pick<Repository, 'owner' | 'name'>): string =>
  `${repository.owner}/${repository.name}`;

/** The value, or GitHub's 404 where there is none. */
export function found<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw notFound();
  return value;
}
