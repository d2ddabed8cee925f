import type { Instant } from '../../instant.ts';
import { sameLogin } from '../../note/addressee.ts';
import { availability } from '../availability.ts';
import { HOUR } from '../civilDate.ts';
import { DEFAULT_RESPONSE_TIME } from '../deadline.ts';
import type { Availability, Schedule } from '../schedule.ts';
import { afterWorkingTime } from '../workingTime.ts';

/** Someone who could review, with what is known of them. Missing numbers are null, never zero. */
export interface ReviewerCandidate {
  readonly login: string;
  readonly schedule: Schedule;
  /** Usual response time in milliseconds of working time. */
  readonly responseTime: number | null;
  /** Changed files that CODEOWNERS gives to them or to a team of theirs. */
  readonly ownedFiles: number;
  /** Changed lines that they changed last. */
  readonly authoredLines: number;
  readonly suggestedByGitHub: boolean;
  /** Open review requests; null when not known. */
  readonly openReviews: number | null;
  /** They may have more: the repository has more open pull requests than were counted. */
  readonly hasMoreReviews?: boolean;
  /** Their entry in the team file has an error, so that their hours are not known. */
  readonly broken?: boolean;
}

export interface ReviewScope {
  readonly now: Instant;
  readonly changedFiles: number;
  /** Changed lines whose last author is known. */
  readonly changedLines: number;
}

/** Why a candidate stands where they stand beside when they can be reached: expertise, then load. */
export type RankingReason =
  | { readonly code: 'owns-files'; readonly files: number; readonly of: number }
  | { readonly code: 'wrote-lines'; readonly lines: number; readonly of: number }
  | { readonly code: 'suggested' }
  | { readonly code: 'roster-only' }
  | { readonly code: 'open-reviews'; readonly count: number; readonly isAtLeast: boolean }
  | { readonly code: 'open-reviews-unknown' };

/** What to warn of before the request; never a reason to hide or to forbid. */
export type ReviewWarning = 'in-focus' | 'busy' | 'off' | 'away' | 'hours-unknown' | 'hours-unreadable';

export interface RankedReviewer {
  readonly candidate: ReviewerCandidate;
  readonly availability: Availability;
  /** Expected answer: the response time worked from the next free window on; null when it cannot be known. */
  readonly expectedAnswer: Instant | null;
  /** The three factors, each in (0, 1]. */
  readonly factors: { readonly expertise: number; readonly reachability: number; readonly load: number };
  /** Their product. */
  readonly score: number;
  readonly reasons: readonly RankingReason[];
  readonly warning: ReviewWarning | null;
}

const ROSTER_EXPERTISE = 0.1;
/** An answer a day from now counts half as much as one at once. */
const HALVING = 24 * HOUR;
const LEAST_KNOWN_REACH = 0.05;
/** Below everyone whose hours are known: missing data never ranks as available. */
const UNKNOWN_REACH = 0.02;
/** So many open reviews halve the load factor. */
const HALVING_LOAD = 4;
/** More reviews than these count as these; an unknown load counts as them too, so that it never ranks as free. */
const HEAVIEST_LOAD = 12;

/**
 * Every candidate, best first: expertise times reachability times load. Nobody is left out. Equal scores stand by
 * expected answer, then by login.
 */
export function rankReviewers(
  candidates: readonly ReviewerCandidate[],
  scope: ReviewScope,
): readonly RankedReviewer[] {
  return candidates
    .map((candidate) => rank(candidate, scope))
    .sort(
      (a, b) =>
        b.score - a.score ||
        (a.expectedAnswer ?? Infinity) - (b.expectedAnswer ?? Infinity) ||
        compareLogins(a.candidate.login, b.candidate.login),
    );
}

/** Others to offer when there is a warning: they work and are in no focus time now, best first. */
export function alternativesTo(
  login: string,
  ranked: readonly RankedReviewer[],
  count = 3,
): readonly RankedReviewer[] {
  const others = ranked.filter((each) => !sameLogin(each.candidate.login, login));
  return others.filter(({ warning }) => warning === null).slice(0, count);
}

function rank(candidate: ReviewerCandidate, scope: ReviewScope): RankedReviewer {
  const state = availability(candidate.schedule, scope.now);
  const expectedAnswer =
    state.nextFree === null
      ? null
      : afterWorkingTime(
          candidate.schedule,
          state.nextFree.start,
          candidate.responseTime ?? DEFAULT_RESPONSE_TIME,
        );
  const factors = {
    expertise: expertiseOf(candidate, scope),
    reachability: reachOf(state, expectedAnswer, candidate, scope.now),
    load: HALVING_LOAD / (HALVING_LOAD + Math.min(candidate.openReviews ?? HEAVIEST_LOAD, HEAVIEST_LOAD)),
  };
  return {
    candidate,
    availability: state,
    expectedAnswer,
    factors,
    score: factors.expertise * factors.reachability * factors.load,
    reasons: [...expertiseReasons(candidate, scope), loadReason(candidate)],
    warning: warningOf(candidate, state),
  };
}

function expertiseOf(candidate: ReviewerCandidate, { changedFiles, changedLines }: ReviewScope): number {
  const owned = share(candidate.ownedFiles, changedFiles);
  const authored = share(candidate.authoredLines, changedLines);
  return ROSTER_EXPERTISE + 0.45 * owned + 0.35 * authored + (candidate.suggestedByGitHub ? 0.1 : 0);
}

function share(part: number, whole: number): number {
  return whole <= 0 ? 0 : Math.min(1, Math.max(0, part) / whole);
}

function reachOf(
  { state }: Availability,
  expectedAnswer: Instant | null,
  { schedule }: ReviewerCandidate,
  now: Instant,
): number {
  if (state === 'unknown') return UNKNOWN_REACH;
  if (expectedAnswer !== null)
    return Math.max(LEAST_KNOWN_REACH, HALVING / (HALVING + (expectedAnswer - now)));
  // To be known as away or busy is not to be known as reachable afterwards.
  return schedule.hours === null ? UNKNOWN_REACH : LEAST_KNOWN_REACH;
}

function expertiseReasons(candidate: ReviewerCandidate, scope: ReviewScope): readonly RankingReason[] {
  const { ownedFiles, authoredLines, suggestedByGitHub } = candidate;
  const reasons: RankingReason[] = [];
  if (ownedFiles > 0) reasons.push({ code: 'owns-files', files: ownedFiles, of: scope.changedFiles });
  if (authoredLines > 0) reasons.push({ code: 'wrote-lines', lines: authoredLines, of: scope.changedLines });
  if (suggestedByGitHub) reasons.push({ code: 'suggested' });
  return reasons.length > 0 ? reasons : [{ code: 'roster-only' }];
}

function loadReason({ openReviews, hasMoreReviews = false }: ReviewerCandidate): RankingReason {
  return openReviews === null
    ? { code: 'open-reviews-unknown' }
    : { code: 'open-reviews', count: openReviews, isAtLeast: hasMoreReviews };
}

function warningOf({ broken }: ReviewerCandidate, { state, reason }: Availability): ReviewWarning | null {
  switch (state) {
    case 'working':
      return null;
    case 'focus':
      return reason === 'declared-busy' ? 'busy' : 'in-focus';
    case 'off':
      return reason === 'away' ? 'away' : 'off';
    case 'unknown':
      return broken === true ? 'hours-unreadable' : 'hours-unknown';
  }
}

function compareLogins(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}
