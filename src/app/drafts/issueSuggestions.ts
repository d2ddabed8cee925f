import type { BranchTarget } from '../repository/branchTarget.ts';
import type { Clock } from '../ports/clock.ts';
import type { GitHub } from '../ports/gitHub.ts';
import { GitHubFailure } from '../ports/gitHubFailure.ts';
import type { Issue } from '../ports/gitHubIssues.ts';
import type { Log } from '../ports/log.ts';
import type { KnownRepository } from '../repository/repositoryReference.ts';

export interface IssueSuggestionPorts {
  readonly gitHub: Pick<GitHub, 'issues'>;
  readonly target: { readonly target: BranchTarget };
  readonly clock: Clock;
  readonly log: Log;
}

/** Issues and pull requests of the branch's repository that fit what was typed. Never rejects. */
export type FindIssues = (text: string, signal?: AbortSignal) => Promise<readonly Issue[]>;

/** Milliseconds for which a listing is taken for the present one. */
const fresh = 60_000;
const suggestedAtMost = 12;

interface Listing {
  readonly repository: number;
  readonly at: number;
  readonly issues: Promise<readonly Issue[]>;
}

/** Finds by number or words of the title among those that changed last; a whole number is asked for where it is not among them. */
export function issueSuggestions({ gitHub, target, clock, log }: IssueSuggestionPorts): FindIssues {
  let listing: Listing | undefined;
  const orEmpty = async <T>(question: Promise<T>, empty: T): Promise<T> => {
    try {
      return await question;
    } catch (error) {
      if (!(error instanceof GitHubFailure)) throw error;
      if (error.reason.type !== 'cancelled') log.warn('Issues could not be listed', { reason: error.reason });
      return empty;
    }
  };
  const recent = async (repository: KnownRepository): Promise<readonly Issue[]> => {
    const now = clock.monotonic();
    if (listing?.repository !== repository.id || now - listing.at > fresh)
      listing = { repository: repository.id, at: now, issues: orEmpty(gitHub.issues.recent(repository), []) };
    return listing.issues;
  };
  return async (text, signal) => {
    if (target.target.type !== 'found') return [];
    const { repository } = target.target.facts;
    const found = matching(await recent(repository), text);
    const number = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
    if (number === undefined || found.some((issue) => issue.number === number)) return found;
    const exact = await orEmpty(gitHub.issues.get(repository, number, signal), undefined);
    return exact === undefined ? found : [exact, ...found];
  };
}

/** Numbers that begin with the text, then titles with all of its words; open ones first, else in the given order. */
function matching(issues: readonly Issue[], text: string): readonly Issue[] {
  const words = text.toLowerCase().split(/[-_/]+/);
  const rank = ({ number, title, state }: Issue): number | undefined => {
    const isOpen = state === 'open' ? 0 : 1;
    if (String(number).startsWith(text)) return isOpen;
    return words.every((word) => title.toLowerCase().includes(word)) ? 2 + isOpen : undefined;
  };
  return issues
    .flatMap((issue) => {
      const place = rank(issue);
      return place === undefined ? [] : [{ issue, place }];
    })
    .toSorted((a, b) => a.place - b.place)
    .slice(0, suggestedAtMost)
    .map(({ issue }) => issue);
}
