import { readFileSync } from 'node:fs';

import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';

import { componentOf, propertiesOf } from '../../../../../src/core/availability/feed/jcal.ts';
import { ruleInstances, RULE_BUDGET } from '../../../../../src/core/availability/feed/ruleInstances.ts';
import { finish } from '../../../../../src/core/steps.ts';

/** `[DTSTART, RRULE, instances]` in wall time, of 2026 to 2028, at most 60; see ruleOracle.py. */
type Row = readonly [start: string, rule: string, instances: readonly string[]];

// The repository's own file, written by ruleOracle.py.
const rows = JSON.parse(readFileSync(new URL('ruleOracle.json', import.meta.url), 'utf8')) as readonly Row[];

const wall = (text: string): number => Date.parse(`${text}Z`);
const bounds = { from: wall('2026-01-01T00:00'), to: wall('2028-12-31T00:00') };

function jcalRule(rule: string): unknown {
  const calendar = componentOf(ICAL.parse(`BEGIN:VEVENT\r\nRRULE:${rule}\r\nEND:VEVENT\r\n`));
  return calendar === null ? undefined : propertiesOf(calendar, 'rrule')[0]?.values[0];
}

describe('recurrence rules against python-dateutil', () => {
  it('has rules of every frequency', () => {
    expect(rows.length).toBeGreaterThan(150);
    for (const frequency of ['HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']) {
      expect(rows.some(([, rule]) => rule.includes(`FREQ=${frequency}`))).toBe(true);
    }
  });

  it.each(rows)('from %s by %s', (start, rule, instances) => {
    const { walls, fault } = finish(ruleInstances(jcalRule(rule), wall(start), bounds, RULE_BUDGET));
    expect(fault).toBeNull();
    expect(walls.slice(0, 60).map((each) => new Date(each).toISOString().slice(0, 16))).toEqual(instances);
  });
});

it('expands no rule with less budget than the cheapest one takes', () => {
  const under = (budget: number): string | null =>
    finish(ruleInstances(jcalRule('FREQ=YEARLY;COUNT=2'), wall('2026-01-01T09:00'), bounds, budget)).fault;
  expect([under(9), under(10)]).toEqual(['rule-too-large', null]);
});
