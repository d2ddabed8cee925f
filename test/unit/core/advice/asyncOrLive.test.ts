import { describe, expect, it } from 'vitest';

import {
  adviceRules,
  adviseMode,
  interdependences,
  overlaps,
  purposes,
  sensitivities,
  urgencies,
  type Matter,
} from '../../../../src/core/advice/asyncOrLive.ts';
import { liveSlots } from '../../../../src/core/advice/liveSlots.ts';
import { HOUR } from '../../../../src/core/availability/civilDate.ts';
import { at, iso, scheduleOf, week } from '../availability/scheduleOf.ts';

const matters: readonly Matter[] = interdependences.flatMap((interdependence) =>
  urgencies.flatMap((urgency) =>
    sensitivities.flatMap((sensitivity) =>
      purposes.flatMap((purpose) =>
        overlaps.map((overlap) => ({ interdependence, urgency, sensitivity, purpose, overlap })),
      ),
    ),
  ),
);

const usual: Matter = {
  interdependence: 'sequential',
  urgency: 'later',
  sensitivity: 'ordinary',
  purpose: 'feedback',
  overlap: 'some',
};

describe('the table of advice', () => {
  it('answers every matter, and every rule answers one', () => {
    const used = matters.map((matter) => adviseMode(matter).rule);
    expect(matters).toHaveLength(216);
    expect(new Set(used)).toEqual(new Set(adviceRules.map(({ id }) => id)));
  });

  it.each<readonly [Partial<Matter>, string, string]>([
    [{}, 'async', 'feedback-in-writing'],
    [{ purpose: 'inform' }, 'async', 'nothing-to-discuss'],
    [{ purpose: 'decide' }, 'async', 'decide-in-writing'],
    [{ purpose: 'brainstorm' }, 'writeThenMeet', 'ideas-alone-first'],
    [{ purpose: 'brainstorm', overlap: 'none' }, 'async', 'no-shared-hours'],
    [{ interdependence: 'reciprocal' }, 'writeThenMeet', 'intertwined-work'],
    [{ interdependence: 'reciprocal', purpose: 'decide', urgency: 'today' }, 'live', 'decide-together-today'],
    [
      { interdependence: 'reciprocal', purpose: 'decide', urgency: 'today', overlap: 'none' },
      'async',
      'no-shared-hours',
    ],
    [{ urgency: 'now' }, 'live', 'urgent-and-there'],
    [{ urgency: 'now', purpose: 'inform' }, 'live', 'urgent-and-there'],
    [{ urgency: 'now', overlap: 'none' }, 'async', 'urgent-but-nobody-there'],
    [{ urgency: 'now', overlap: 'unknown' }, 'writeThenMeet', 'urgent-and-unsure'],
    [{ sensitivity: 'sensitive', purpose: 'inform' }, 'live', 'sensitive-in-person'],
    [{ sensitivity: 'sensitive', overlap: 'none' }, 'live', 'sensitive-in-person'],
  ])('%j: %s by %s', (parts, mode, rule) => {
    expect(adviseMode({ ...usual, ...parts })).toMatchObject({ mode, rule });
  });

  it('advises a conversation where nobody shares hours only in sensitive matters', () => {
    for (const matter of matters.filter(({ overlap }) => overlap === 'none')) {
      const { mode } = adviseMode(matter);
      expect(mode).toBe(matter.sensitivity === 'sensitive' ? 'live' : 'async');
    }
  });

  it('says when a time has to be found first', () => {
    expect(adviseMode({ ...usual, sensitivity: 'sensitive', overlap: 'unknown' }).needsSlot).toBe(true);
    expect(adviseMode({ ...usual, sensitivity: 'sensitive' }).needsSlot).toBe(false);
    expect(adviseMode(usual).needsSlot).toBe(false);
  });
});

describe('the next slots for a conversation', () => {
  const lisbon = scheduleOf('Europe/Lisbon', { focus: week('09:00-11:00') });
  const kolkata = scheduleOf('Asia/Kolkata', { hours: week('10:00-18:00') });
  const search = { from: at('2026-11-27T12:00Z'), length: HOUR, count: 2 };

  it("are long enough, and in nobody's focus time or weekend", () => {
    const slots = liveSlots([lisbon, kolkata], search).map(({ start, end }) => [iso(start), iso(end)]);
    expect(slots).toEqual([
      ['2026-11-30T11:00Z', '2026-11-30T12:00Z'],
      ['2026-12-01T11:00Z', '2026-12-01T12:00Z'],
    ]);
    expect(liveSlots([lisbon, kolkata], { ...search, length: 2 * HOUR })).toEqual([]);
  });

  it('are none with someone of unknown hours', () => {
    expect(liveSlots([lisbon, { ...kolkata, hours: null }], search)).toEqual([]);
  });
});
