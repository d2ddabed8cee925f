import { parseCodeowners, type Codeowners } from '../../core/availability/reviewers/codeowners.ts';
import { ownerKey, ruleFor } from '../../core/availability/reviewers/codeowners.ts';
import type {
  ChangedLinesAuthor,
  ReviewEvidence,
} from '../../core/availability/reviewers/mergeReviewEvidence.ts';
import type { GitFailure, GitHistory, LineAuthor } from '../ports/gitHistory.ts';
import type { GitHub } from '../ports/gitHub.ts';
import { gitHubFailureReason, type GitHubFailureReason } from '../ports/gitHubFailure.ts';
import type { PullRequest } from '../ports/gitHubPullRequests.ts';
import type { Log } from '../ports/log.ts';
import type { KnownRepository } from '../repository/repositoryReference.ts';

export interface FindReviewersPorts {
  readonly gitHub: Pick<GitHub, 'reviewers'>;
  readonly git: Pick<GitHistory, 'lastAuthors' | 'reviewChanges'>;
  readonly log: Log;
}

export interface ReviewSubject {
  readonly repository: KnownRepository;
  readonly pullRequest: PullRequest;
  readonly viewer: string;
  /** Absolute path of the working tree. */
  readonly root: string;
  /** Full SHA of the branch's head. */
  readonly head: string;
  /** Name of the remote that the pull request goes into. */
  readonly remote: string;
  /** Logins and `organisation/team` whom GitHub would let review. */
  readonly people: readonly string[];
  readonly roster: ReviewEvidence['roster'];
}

export type ReviewSource = 'changes' | 'lineAuthors' | 'teams' | 'suggestions' | 'load';

/** What is known so far, which sources are still asked, and which could not be asked and why. */
export interface ReviewSearch {
  readonly evidence: ReviewEvidence;
  readonly pending: ReadonlySet<ReviewSource>;
  readonly failed: ReadonlyMap<ReviewSource, GitHubFailureReason | GitFailure>;
}

/** So many addresses are looked up at GitHub, those of the most lines first. */
const lookedUpAuthors = 15;
/** Owning teams whose members are asked for. */
const mostTeams = 30;

/**
 * Asks everything that can name a reviewer, all at once, and reports each time that more is known; a source that fails
 * is reported as such and the others go on. Ends when all are asked; after `signal` nothing is reported.
 */
export async function findReviewers(
  ports: FindReviewersPorts,
  subject: ReviewSubject,
  report: (search: ReviewSearch) => void,
  signal: AbortSignal,
): Promise<void> {
  let evidence = knownAtOnce(subject);
  const pending = new Set<ReviewSource>(['changes', 'lineAuthors', 'teams', 'suggestions', 'load']);
  const failed = new Map<ReviewSource, GitHubFailureReason | GitFailure>();
  const tell = (): void => {
    if (!signal.aborted) report({ evidence, pending: new Set(pending), failed: new Map(failed) });
  };
  const end = (source: ReviewSource, parts: Partial<ReviewEvidence>): void => {
    evidence = { ...evidence, ...parts };
    pending.delete(source);
    tell();
  };
  const fail = (source: ReviewSource, reason: GitHubFailureReason | GitFailure): void => {
    ports.log.warn('Part of what is known about reviewers could not be asked', { source, reason });
    failed.set(source, reason);
    end(source, {});
  };
  const ask = async (source: ReviewSource, work: () => Promise<Partial<ReviewEvidence>>): Promise<void> => {
    try {
      end(source, await againWhenLost(work));
    } catch (error) {
      fail(source, gitHubFailureReason(error));
    }
  };
  const { gitHub, git } = ports;
  const { repository, pullRequest, root } = subject;
  const ofChanges = async (): Promise<void> => {
    const base = { remote: subject.remote, branch: pullRequest.baseBranch };
    const changes = await git.reviewChanges(root, base, subject.head, { signal });
    if (changes.type === 'failed') {
      for (const source of ['changes', 'lineAuthors', 'teams'] as const) fail(source, changes.failure);
      return;
    }
    const { paths, ranges, codeowners: text } = changes.value;
    const codeowners = text === undefined ? null : parseCodeowners(text);
    end('changes', { changedPaths: paths, codeowners });
    const ofLines = async (): Promise<void> => {
      const authors = await git.lastAuthors(root, changes.value.base, ranges, { signal });
      if (authors.type === 'failed') fail('lineAuthors', authors.failure);
      else {
        const { lineAuthors, failure } = await named(ports, subject, authors.value, signal);
        if (failure !== undefined) failed.set('lineAuthors', failure);
        end('lineAuthors', { lineAuthors });
      }
    };
    await Promise.all([
      ofLines(),
      ask('teams', async () => ({
        teamMembers: await membersOf(ports, repository, codeowners, paths, signal),
      })),
    ]);
  };
  tell();
  await Promise.all([
    ofChanges(),
    ask('suggestions', async () => ({
      suggested: await gitHub.reviewers.suggested(repository, pullRequest.number, signal),
    })),
    ask('load', async () => {
      const { count, complete } = await gitHub.reviewers.openRequests(repository, signal);
      return { openReviews: count, openReviewsAtLeast: !complete };
    }),
  ]);
}

/** A connection that was kept open may be closed at the moment it is used; nothing here changes anything by a repeat. */
async function againWhenLost<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (gitHubFailureReason(error).type !== 'connectionLost') throw error;
    return read();
  }
}

function knownAtOnce({ repository, pullRequest, viewer, people, roster }: ReviewSubject): ReviewEvidence {
  const { author, requestedReviewers, requestedTeams } = pullRequest;
  return {
    author,
    viewer,
    requested: [...requestedReviewers, ...requestedTeams.map((slug) => `${repository.owner}/${slug}`)],
    changedPaths: [],
    codeowners: null,
    teamMembers: new Map(),
    lineAuthors: [],
    suggested: [],
    openReviews: null,
    openReviewsAtLeast: false,
    roster,
    others: people,
  };
}

/**
 * Line authors with their logins, one entry for each person. GitHub hides addresses behind `ID+login@users.noreply`.
 * An author who could not be asked for keeps their address; the last failure is given beside.
 */
async function named(
  { gitHub, log }: FindReviewersPorts,
  { repository }: ReviewSubject,
  authors: readonly LineAuthor[],
  signal: AbortSignal,
): Promise<{
  readonly lineAuthors: readonly ChangedLinesAuthor[];
  readonly failure: GitHubFailureReason | undefined;
}> {
  const noreply = /^(?:\d+\+)?([a-z\d][a-z\d-]*)@users\.noreply\./i;
  let failure: GitHubFailureReason | undefined;
  const lookUp = async (commit: string): Promise<string | undefined> => {
    try {
      return await againWhenLost(() => gitHub.reviewers.authorOf(repository, commit, signal));
    } catch (error) {
      failure = gitHubFailureReason(error);
      log.warn('The author of a commit could not be asked for', { reason: failure });
      return undefined;
    }
  };
  const lineAuthors = await Promise.all(
    authors.map(async ({ name, email, lines, commit }, at) => {
      const login = noreply.exec(email)?.[1] ?? (at < lookedUpAuthors ? await lookUp(commit) : undefined);
      return { login: login ?? null, name, email, lines };
    }),
  );
  return { lineAuthors, failure };
}

/** Of each owning team in turn: a long CODEOWNERS must not use up the requests that GitHub allows at one time. */
async function membersOf(
  { gitHub }: FindReviewersPorts,
  repository: KnownRepository,
  codeowners: Codeowners | null,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<ReviewEvidence['teamMembers']> {
  const owners = codeowners === null ? [] : paths.flatMap((path) => ruleFor(codeowners, path)?.owners ?? []);
  const teams = owners.flatMap((owner) => (owner.kind === 'team' ? [owner] : []));
  const distinct = new Map(teams.map((team) => [ownerKey(team).slice(1), team]));
  const members = new Map<string, readonly string[] | null>();
  for (const [key, team] of [...distinct].slice(0, mostTeams))
    members.set(key, (await gitHub.reviewers.teamMembers(repository, team, signal)) ?? null);
  return members;
}
