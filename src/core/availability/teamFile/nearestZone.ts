import { currentZoneName } from '../currentZoneName.ts';
import { nearestOf } from './nearestOf.ts';

/**
 * The zone that a mistyped or shortened name most likely meant: `Lisbon`, `europe/lisbonn`, `Europe/Kolkata`. Null
 * where that cannot be told. `zones`: IANA names that the host knows.
 */
export function nearestZone(text: string, zones: readonly string[]): string | null {
  const names = zones.map(currentZoneName);
  const whole = nearestOf(text, names);
  if (whole !== null) return whole;
  const cities = new Map(names.map((name) => [cityOf(name), name]));
  const city = nearestOf(cityOf(text), [...cities.keys()]);
  return city === null ? null : (cities.get(city) ?? null);
}

const cityOf = (name: string): string =>
  name
    .slice(name.lastIndexOf('/') + 1)
    .trim()
    .replaceAll(' ', '_')
    .toLowerCase();
