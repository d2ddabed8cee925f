import { sameLogin } from '../../note/addressee.ts';
import { unknownSchedule, type Schedule } from '../schedule.ts';
import { ownerKey, ruleFor, type CodeOwner, type Codeowners } from './codeowners.ts';
import type { ReviewerCandidate } from './rankReviewers.ts';

/** Someone who last changed lines of the pull request; `login` null when GitHub knows no account of that address. */
export interface ChangedLinesAuthor {
  readonly login: string | null;
  readonly name: string;
  readonly email: string;
  readonly lines: number;
}

/** What the team says of a person. */
export interface RosterPerson {
  readonly login: string;
  readonly schedule: Schedule;
  /** Milliseconds of working time. */
  readonly responseTime: number | null;
  /** Their entry in the team file has an error, so that their hours are not known. */
  readonly broken: boolean;
}

/** What is known so far about who could review a pull request. Null stands for what is not known (yet). */
export interface ReviewEvidence {
  readonly author: string;
  readonly viewer: string;
  /** Logins and `organisation/team` of those whose review is asked for already. */
  readonly requested: readonly string[];
  readonly changedPaths: readonly string[];
  readonly codeowners: Codeowners | null;
  /** Logins by `organisation/team` in lower case; null where the viewer may not see the members. */
  readonly teamMembers: ReadonlyMap<string, readonly string[] | null>;
  readonly lineAuthors: readonly ChangedLinesAuthor[];
  readonly suggested: readonly string[];
  /** Open review requests by login or `organisation/team` in lower case. */
  readonly openReviews: ReadonlyMap<string, number> | null;
  /** The counts are lower bounds: there are more open pull requests than were counted. */
  readonly openReviewsAtLeast: boolean;
  readonly roster: readonly RosterPerson[];
  /** Others whom GitHub would let review: people and teams. */
  readonly others: readonly string[];
}

/** Someone who is named and not offered. */
export type NotOffered =
  | { readonly reason: 'author' | 'viewer' | 'requested'; readonly login: string }
  /** An address of which no account is known, so that GitHub cannot ask them. */
  | {
      readonly reason: 'unmapped';
      readonly name: string;
      readonly email: string;
      readonly lines: number;
      readonly ownedFiles: number;
    };

export interface ReviewPeople {
  readonly candidates: readonly ReviewerCandidate[];
  readonly notOffered: readonly NotOffered[];
  /** Changed lines whose last author is known, also as an address only. */
  readonly changedLines: number;
}

/**
 * Everybody who is named by any of the evidence, once: those who can be asked as candidates, the pull request's author,
 * the viewer, those asked already and unknown addresses apart. Nobody is dropped. A file of several owners counts once for each.
 */
export function mergeReviewEvidence(evidence: ReviewEvidence): ReviewPeople {
  const found = new Map<string, ReviewerCandidate>();
  const change = (login: string, parts: Partial<ReviewerCandidate>): void => {
    const key = login.toLowerCase();
    found.set(key, { ...(found.get(key) ?? blank(login, evidence)), ...parts });
  };
  for (const { login, schedule, responseTime, broken } of evidence.roster)
    change(login, { schedule, responseTime, broken });
  for (const login of evidence.others) change(login, {});
  for (const login of evidence.suggested) change(login, { suggestedByGitHub: true });
  const addresses = new Map<string, ChangedLinesAuthor & { readonly ownedFiles: number }>();
  for (const author of evidence.lineAuthors) {
    if (author.login === null) addresses.set(author.email.toLowerCase(), { ...author, ownedFiles: 0 });
    else {
      const { authoredLines = 0 } = found.get(author.login.toLowerCase()) ?? {};
      change(author.login, { authoredLines: authoredLines + author.lines });
    }
  }
  for (const [owner, ownedFiles] of ownedFilesByPerson(evidence)) {
    if (owner.kind === 'login') change(owner.login, { ownedFiles });
    else {
      const known = addresses.get(owner.email) ?? { login: null, name: '', email: owner.email, lines: 0 };
      addresses.set(owner.email, { ...known, ownedFiles });
    }
  }
  return { ...parted(evidence, [...found.values()], [...addresses.values()]), changedLines: lines(evidence) };
}

function parted(
  { author, viewer, requested }: ReviewEvidence,
  all: readonly ReviewerCandidate[],
  addresses: readonly (ChangedLinesAuthor & { readonly ownedFiles: number })[],
): Omit<ReviewPeople, 'changedLines'> {
  const isAsked = (login: string): boolean => requested.some((each) => sameLogin(each, login));
  return {
    candidates: all.filter(
      ({ login }) => !sameLogin(login, author) && !sameLogin(login, viewer) && !isAsked(login),
    ),
    notOffered: [
      { reason: 'author', login: author },
      ...(sameLogin(viewer, author) ? [] : [{ reason: 'viewer', login: viewer } as const]),
      ...requested.map((login) => ({ reason: 'requested', login }) as const),
      ...addresses.map(
        ({ name, email, lines, ownedFiles }) =>
          ({ reason: 'unmapped', name, email, lines, ownedFiles }) as const,
      ),
    ],
  };
}

function lines({ lineAuthors }: ReviewEvidence): number {
  return lineAuthors.reduce((sum, each) => sum + each.lines, 0);
}

function blank(login: string, { openReviews, openReviewsAtLeast }: ReviewEvidence): ReviewerCandidate {
  return {
    login,
    schedule: unknownSchedule,
    responseTime: null,
    ownedFiles: 0,
    authoredLines: 0,
    suggestedByGitHub: false,
    openReviews: openReviews === null ? null : (openReviews.get(login.toLowerCase()) ?? 0),
    ...(openReviewsAtLeast ? { hasMoreReviews: true } : {}),
  };
}

type Owner =
  { readonly kind: 'login'; readonly login: string } | { readonly kind: 'email'; readonly email: string };

/** How many changed files each person, team or address owns. A team's files count for it and for its members. */
function ownedFilesByPerson(evidence: ReviewEvidence): ReadonlyMap<Owner, number> {
  const owners = new Map<string, Owner>();
  const counts = new Map<Owner, number>();
  for (const path of evidence.changedPaths) {
    const rule = evidence.codeowners === null ? null : ruleFor(evidence.codeowners, path);
    const named = (rule?.owners ?? []).flatMap((owner) => peopleOf(owner, evidence));
    for (const [key, owner] of new Map(named.map((each) => [keyOf(each), each]))) {
      const same = owners.get(key) ?? owner;
      owners.set(key, same);
      counts.set(same, (counts.get(same) ?? 0) + 1);
    }
  }
  return counts;
}

function peopleOf(owner: CodeOwner, evidence: ReviewEvidence): readonly Owner[] {
  if (owner.kind === 'user') return [{ kind: 'login', login: owner.login }];
  if (owner.kind === 'email') {
    const email = owner.address.toLowerCase();
    const login = evidence.lineAuthors.find((each) => each.email.toLowerCase() === email)?.login ?? null;
    return [login === null ? { kind: 'email', email } : { kind: 'login', login }];
  }
  const team = `${owner.organization}/${owner.team}`;
  const members = evidence.teamMembers.get(ownerKey(owner).slice(1)) ?? [];
  return [team, ...members].map((login) => ({ kind: 'login', login }));
}

function keyOf(owner: Owner): string {
  return owner.kind === 'login' ? owner.login.toLowerCase() : `mail:${owner.email}`;
}
