import { branchTip, setRef } from '../git/bareRepository.ts';
import { bringTip } from '../state/forks.ts';
import { emptyState } from '../state/stateData.ts';
import type {
  CheckRun,
  CommitStatus,
  Discussion,
  Issue,
  IssueComment,
  Organization,
  Repository,
  StateData,
  Team,
  User,
} from '../state/stateData.ts';

type Person = Pick<User, 'login' | 'name' | 'timeZone'> & {
  readonly emails?: string[];
  readonly token?: string;
  readonly scopes?: string[];
};

type NewRepository = Pick<Repository, 'owner' | 'name' | 'gitDirectory'> & Partial<Omit<Repository, 'id'>>;

interface NewPull {
  readonly author: string;
  readonly title: string;
  readonly head: string;
  /** Where the branch is a fork's. */
  readonly fork?: Repository;
  readonly base?: string;
  readonly body?: string;
  readonly draft?: boolean;
  readonly locked?: boolean;
  readonly requestedReviewers?: string[];
}

/** Scopes of a token that can do everything that the product does. */
export const usualScopes = ['repo', 'read:org', 'user', 'notifications'];

/** Builds the state that a double starts with. Ids and numbers are the same for the same calls in the same order. */
export class SeedBuilder {
  readonly data: StateData = emptyState();
  private readonly createdAt: string;

  /** `createdAt`: the instant (UTC, whole seconds) at which everything of the seed came to be. */
  constructor(createdAt = '2026-11-02T08:00:00Z') {
    this.createdAt = createdAt;
  }

  /** A person; with `token`, one who can sign in. */
  person(person: Person): this {
    const { login, name, timeZone } = person;
    this.data.users.push({
      id: this.data.nextId++,
      login,
      name,
      timeZone,
      emails: person.emails ?? [`${login}@example.com`],
      status: null,
      createdAt: this.createdAt,
      updatedAt: this.createdAt,
    });
    if (person.token !== undefined) {
      this.data.tokens.push({ token: person.token, login, scopes: person.scopes ?? usualScopes });
    }
    return this;
  }

  organization(login: string, name: string, members: Organization['members']): this {
    this.data.organizations.push({ id: this.data.nextId++, login, name, members, createdAt: this.createdAt });
    return this;
  }

  team(organization: string, slug: string, name: string, members: readonly string[]): this {
    const people: Team['members'] = members.map((login) => ({ login, role: 'member' }));
    const more = { description: null, createdAt: this.createdAt };
    this.data.teams.push({ id: this.data.nextId++, organization, slug, name, members: people, ...more });
    return this;
  }

  /** A repository whose content is the bare git repository at `gitDirectory`. */
  repository(wish: NewRepository): Repository {
    const repository: Repository = {
      formerNames: [],
      description: null,
      private: false,
      archived: false,
      hasIssues: true,
      hasDiscussions: true,
      defaultBranch: 'main',
      collaborators: [],
      discussionCategories: wish.hasDiscussions === false ? [] : this.categories(),
      createdAt: this.createdAt,
      updatedAt: this.createdAt,
      pushedAt: this.createdAt,
      ...wish,
      id: this.data.nextId++,
    };
    this.data.repositories.push(repository);
    return repository;
  }

  /** GitHub's own categories of a fresh repository. */
  private categories(): Repository['discussionCategories'] {
    const names = [
      ['Announcements', '📣', 'Updates from maintainers', false],
      ['General', '💬', 'Chat about anything and everything here', false],
      ['Ideas', '💡', 'Share ideas for new features', false],
      ['Q&A', '🙏', 'Ask the community for help', true],
    ] as const;
    return names.map(([name, emoji, description, isAnswerable]) => {
      const slug = name.toLowerCase().replace(/[^a-z]+/gu, '-');
      return { id: this.data.nextId++, name, slug, emoji, description, isAnswerable };
    });
  }

  issue(
    repository: Repository,
    wish: { readonly author: string; readonly title: string; readonly body?: string },
  ): Issue {
    const issue: Issue = { ...this.newIssue(repository, wish), pull: null };
    this.data.issues.push(issue);
    return issue;
  }

  /** A pull request between two branches that exist in the bare repositories. Rejects where one is missing. */
  async pullRequest(repository: Repository, wish: NewPull): Promise<Issue> {
    const baseRef = wish.base ?? repository.defaultBranch;
    const headSha = await bringTip(repository, wish.fork ?? repository, wish.head);
    const baseSha = await branchTip(repository.gitDirectory, baseRef);
    if (headSha === null || baseSha === null)
      throw new Error(`no branch ${headSha === null ? wish.head : baseRef}`);
    const issue: Issue = {
      ...this.newIssue(repository, wish),
      pull: {
        id: this.data.nextId++,
        draft: wish.draft ?? false,
        headRef: wish.head,
        ...(wish.fork === undefined ? {} : { headRepositoryId: wish.fork.id }),
        baseRef,
        headSha,
        baseSha,
        mergedAt: null,
        mergedBy: null,
        mergeCommitSha: null,
        requestedReviewers: wish.requestedReviewers ?? [],
        requestedTeams: [],
      },
    };
    await setRef(repository.gitDirectory, `refs/pull/${String(issue.number)}/head`, headSha);
    this.data.issues.push(issue);
    return issue;
  }

  comment(issue: Issue, author: string, body: string, createdAt = this.createdAt): IssueComment {
    const comment: IssueComment = {
      id: this.data.nextId++,
      repositoryId: issue.repositoryId,
      number: issue.number,
      author,
      body,
      createdAt,
      updatedAt: createdAt,
      edits: [],
      minimized: null,
    };
    this.data.comments.push(comment);
    return comment;
  }

  discussion(
    repository: Repository,
    wish: {
      readonly author: string;
      readonly title: string;
      readonly body: string;
      readonly category?: string;
    },
  ): Discussion {
    const name = wish.category ?? 'General';
    const category = repository.discussionCategories.find((one) => one.name === name);
    if (category === undefined) throw new Error(`no discussion category ${name}`);
    const discussion: Discussion = {
      ...this.written(wish.author, wish.body),
      repositoryId: repository.id,
      number: this.nextNumber(repository),
      title: wish.title,
      categoryId: category.id,
      locked: false,
      closed: false,
    };
    this.data.discussions.push(discussion);
    return discussion;
  }

  checkRun(repository: Repository, sha: string, name: string, conclusion: CheckRun['conclusion']): this {
    const status = conclusion === null ? 'in_progress' : 'completed';
    const completedAt = conclusion === null ? null : this.createdAt;
    const id = this.data.nextId++;
    this.data.checkRuns.push({
      id,
      repositoryId: repository.id,
      sha,
      name,
      status,
      conclusion,
      startedAt: this.createdAt,
      completedAt,
    });
    return this;
  }

  commitStatus(repository: Repository, sha: string, context: string, state: CommitStatus['state']): this {
    const more = { description: null, targetUrl: null, createdAt: this.createdAt };
    this.data.commitStatuses.push({
      id: this.data.nextId++,
      repositoryId: repository.id,
      sha,
      context,
      state,
      ...more,
    });
    return this;
  }

  private written(
    author: string,
    body: string,
  ): Pick<Issue, 'id' | 'author' | 'body' | 'createdAt' | 'updatedAt' | 'edits'> {
    return {
      id: this.data.nextId++,
      author,
      body,
      createdAt: this.createdAt,
      updatedAt: this.createdAt,
      edits: [],
    };
  }

  private newIssue(
    repository: Repository,
    wish: {
      readonly author: string;
      readonly title: string;
      readonly body?: string;
      readonly locked?: boolean;
    },
  ): Omit<Issue, 'pull'> {
    return {
      ...this.written(wish.author, wish.body ?? ''),
      repositoryId: repository.id,
      number: this.nextNumber(repository),
      title: wish.title,
      state: 'open',
      closedAt: null,
      closedBy: null,
      locked: wish.locked ?? false,
      lockReason: null,
      assignees: [],
    };
  }

  private nextNumber(repository: Repository): number {
    const used = [...this.data.issues, ...this.data.discussions].filter(
      (one) => one.repositoryId === repository.id,
    );
    return used.reduce((highest, one) => Math.max(highest, one.number), 0) + 1;
  }
}
