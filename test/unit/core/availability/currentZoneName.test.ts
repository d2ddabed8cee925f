import { describe, expect, it } from 'vitest';
import { currentZoneName, renamedZones } from '../../../../src/core/availability/currentZoneName.ts';

describe('currentZoneName', () => {
  it.each(Object.entries(renamedZones))('%s and %s are one zone', (old, current) => {
    const times = (timeZone: string): readonly string[] =>
      Array.from({ length: 24 }, (_, month) =>
        new Intl.DateTimeFormat('en', { timeZone, dateStyle: 'short', timeStyle: 'long' }).format(
          Date.UTC(2025, month, 15, 12),
        ),
      );
    expect(times(current)).toEqual(times(old));
    expect(currentZoneName(old)).toBe(current);
  });

  it('leaves other names alone', () => {
    expect(currentZoneName('Europe/London')).toBe('Europe/London');
  });
});
