import { formOf, emptyForm } from '../../../src/core/availability/hours/hoursForm.ts';
import type { HoursEntry, HoursState } from '../../../src/protocol/hoursState.ts';
import { week } from '../../unit/core/availability/scheduleOf.ts';
import { now } from './teamStates.ts';

export const form = formOf({
  name: 'Ben Kurz',
  zone: 'Europe/Lisbon',
  hours: week('08:00-12:00 13:10-18:00'),
  focus: week('08:00-10:00', [0, 2]),
  overrides: [{ date: '2026-12-24', hours: [{ start: 540, end: 720 }] }],
  away: [{ from: '2026-12-28', to: '2027-01-03' }],
  responseTime: 4 * 3_600_000,
});

export const entry: HoursEntry = {
  type: 'entry',
  login: 'ben',
  file: 'read',
  form,
  isNamed: true,
  isBroken: false,
  repository: 'acme/keys',
  isOwners: false,
  ways: ['pullRequest', 'push', 'save'],
  zones: ['America/Sao_Paulo', 'Asia/Kolkata', 'Europe/Berlin', 'Europe/Lisbon'],
  zone: 'Europe/Lisbon',
  now,
};

export const hoursStates: Readonly<Record<string, HoursState>> = {
  entry,
  loading: { type: 'place', place: 'loading' },
  restricted: { type: 'place', place: 'restricted' },
  noRepository: { type: 'place', place: 'noRepository' },
  signedOut: (({ login: _, ...rest }) => rest)(entry),
  newcomer: { ...entry, login: 'noor', form: emptyForm, isNamed: false, file: 'none', zone: 'Asia/Kolkata' },
  slip: {
    ...entry,
    login: 'slip',
    isBroken: true,
    isOwners: true,
    ways: ['pullRequest', 'push'],
    form: {
      ...form,
      zone: 'Europe/Lisboa',
      response: 'soon',
      away: [{ from: '2026-12-28', to: '2026-12-01' }],
      overrides: [{ date: '2026-12-24', hours: '9 to 5', focus: '' }],
    },
  },
  waiting: {
    ...entry,
    login: 'li',
    kept: {
      base: form,
      form: { ...form, response: '2h' },
      waiting: { type: 'pullRequest', number: 12, url: 'https://github.com/acme/keys/pull/12' },
    },
  },
};
