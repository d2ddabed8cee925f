import { RRuleTemporal } from 'rrule-temporal';

import { isRecord } from './jcal.ts';

/** Work that the rules of one feed may take together, in candidates; a hostile feed ends here. */
export const RULE_BUDGET = 50_000;
const MOST_PER_RULE = 10_000;
const LEAST_PER_RULE = 10;

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
 * instants. `rule` is jCal's value of an RRULE.
 */
export function ruleInstances(
  rule: unknown,
  start: number,
  bounds: { readonly from: number; readonly to: number },
  budget: number,
): RuleInstances {
  const text = ruleText(rule);
  const failed = (fault: RuleFault, cost = LEAST_PER_RULE): RuleInstances => ({ walls: [], fault, cost });
  if (text === null || !isRecord(rule)) return failed('rule-unreadable');
  if (rule['freq'] === 'SECONDLY' || rule['freq'] === 'MINUTELY') return failed('rule-too-frequent');
  const count = typeof rule['count'] === 'number' ? rule['count'] : 0;
  const allowed = Math.min(MOST_PER_RULE, budget);
  if (count > allowed || allowed < LEAST_PER_RULE) return failed('rule-too-large');
  try {
    const instances = new RRuleTemporal({
      rruleString: `RRULE:${text}`,
      dtstart: utcTime(start),
      tzid: 'UTC',
      includeDtstart: true,
      cache: false,
      maxIterations: 2 * MOST_PER_RULE,
      maxCandidateEvaluations: allowed,
    }).between(new Date(bounds.from), new Date(bounds.to), true);
    const walls = instances.map(({ epochMilliseconds }) => epochMilliseconds);
    return { walls, fault: null, cost: LEAST_PER_RULE + Math.max(count, walls.length) };
  } catch {
    // The library throws plain errors, for malformed rules and for exceeded limits alike.
    return failed('rule-unreadable', LEAST_PER_RULE + Math.max(count, MOST_PER_RULE / 10));
  }
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
