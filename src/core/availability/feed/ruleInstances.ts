import { RRuleTemporal } from 'rrule-temporal';

import type { Steps } from '../../steps.ts';
import { DAY } from '../civilDate.ts';
import { isRecord } from './jcal.ts';
import { plainRuleInstances } from './plainRule.ts';

/** Work that the rules of one feed may take together, in candidates; a hostile feed ends here. */
export const RULE_BUDGET = 50_000;
const MOST_PER_RULE = 10_000;
/** More than the hours of a day is no plan of a person. */
const MOST_TIMES_A_DAY = 24;
const LEAST_PER_RULE = 10;
/** Instances of a plain rule that are found in the time of one candidate of the library. */
const PLAIN_FOR_ONE = 100;

export type RuleFault = 'rule-unreadable' | 'rule-too-frequent' | 'rule-too-large';

export interface RuleInstances {
  /** Wall times, as if they were UTC, that the rule gives between the bounds. */
  readonly walls: readonly number[];
  readonly fault: RuleFault | null;
  /** Budget used. */
  readonly cost: number;
}

/**
 * The instances of a rule in wall time between two wall times (P9), both included. The rule runs as if the wall
 * clock were UTC, so that no change of clocks moves or drops an instance. UNTIL is left to the caller, who knows the
 * instants. `rule` is jCal's value of an RRULE. A step is some weeks.
 */
export function* ruleInstances(
  rule: unknown,
  start: number,
  bounds: { readonly from: number; readonly to: number },
  budget: number,
): Steps<RuleInstances> {
  const text = ruleText(rule);
  const failed = (fault: RuleFault, cost = LEAST_PER_RULE): RuleInstances => ({ walls: [], fault, cost });
  if (text === null || !isRecord(rule)) return failed('rule-unreadable');
  if (rule['freq'] === 'SECONDLY' || rule['freq'] === 'MINUTELY') return failed('rule-too-frequent');
  const count = typeof rule['count'] === 'number' ? rule['count'] : 0;
  const allowed = Math.min(MOST_PER_RULE, budget);
  if (count > allowed || allowed < LEAST_PER_RULE) return failed('rule-too-large');
  const plain = plainRuleInstances(rule, start, bounds);
  if (plain !== null) return { walls: plain, fault: null, cost: 1 + plain.length / PLAIN_FOR_ONE };
  try {
    const library = new RRuleTemporal({
      rruleString: `RRULE:${text}`,
      dtstart: utcTime(start),
      tzid: 'UTC',
      includeDtstart: true,
      cache: false,
      maxIterations: 2 * MOST_PER_RULE,
      // Any limit of this kind keeps the library from its arithmetic, which is a hundred times faster than its search.
      ...(timesADay(rule) > MOST_TIMES_A_DAY && { maxCandidateEvaluations: allowed }),
    });
    const walls: number[] = [];
    const stride = strideOf(rule);
    for (let from = Math.max(bounds.from, start); from <= bounds.to; from += stride) {
      const to = Math.min(from + stride - 1, bounds.to);
      for (const each of library.between(new Date(from), new Date(to), true))
        walls.push(each.epochMilliseconds);
      if (walls.length > allowed) return failed('rule-too-large', allowed);
      yield;
    }
    return { walls, fault: null, cost: LEAST_PER_RULE + Math.max(count, walls.length) };
  } catch {
    // The library throws plain errors, for malformed rules and for exceeded limits alike.
    return failed('rule-unreadable', LEAST_PER_RULE + Math.max(count, MOST_PER_RULE / 10));
  }
}

/** The length of a step. With COUNT the library begins at the start each time; and years and months are sparse. */
function strideOf({ freq, count }: Readonly<Record<string, unknown>>): number {
  if (count !== undefined || freq === 'MONTHLY' || freq === 'YEARLY') return Infinity;
  return (freq === 'HOURLY' ? 7 : 28) * DAY;
}

function timesADay(rule: Readonly<Record<string, unknown>>): number {
  const lengths = [rule['byhour'], rule['byminute'], rule['bysecond']].map((each) =>
    Array.isArray(each) ? each.length : 1,
  );
  return lengths.reduce((product, length) => product * length, 1);
}

/** What the library takes for a start: anything that names a zone and prints as a ZonedDateTime. */
function utcTime(wall: number): { readonly timeZoneId: string; toString(): string } {
  const text = `${new Date(wall).toISOString().slice(0, 19)}+00:00[UTC]`;
  return { timeZoneId: 'UTC', toString: () => text };
}

const weekStarts = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;

/** A rule without UNTIL as RFC 5545 writes it; null when it has no shape of a rule. */
function ruleText(rule: unknown): string | null {
  if (!isRecord(rule) || typeof rule['freq'] !== 'string') return null;
  const parts = Object.entries(rule)
    .filter(([key]) => key !== 'until')
    .map(([key, value]) => {
      const values: readonly unknown[] = Array.isArray(value) ? value : [value];
      const texts = values.map((each) => {
        // ical.js turns the first day of the week into a number, Sunday being 1.
        if (key === 'wkst' && typeof each === 'number') return weekStarts[each - 1];
        return typeof each === 'number' ? String(each) : each;
      });
      return texts.every((each) => typeof each === 'string' && /^[A-Z0-9+-]+$/i.test(each))
        ? `${key.toUpperCase()}=${texts.join(',')}`
        : null;
    });
  return parts.includes(null) ? null : parts.join(';');
}
