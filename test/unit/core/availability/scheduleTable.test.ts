import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

import { freeWindows } from '../../../../src/core/availability/availability.ts';
import type { Schedule } from '../../../../src/core/availability/schedule.ts';
import { at, blocks, iso, scheduleOf, week } from './scheduleOf.ts';

const everyDay = [0, 1, 2, 3, 4, 5, 6];

/** The working spans of a local stretch of time, in UTC. */
const spans = (schedule: Schedule, from: string, to: string): readonly string[] =>
  freeWindows(schedule, at(from), at(to)).map(({ start, end }) => `${iso(start) ?? ''} ${iso(end) ?? ''}`);

describe('shapes of schedules', () => {
  it.each<readonly [string, Schedule, string, string, readonly string[]]>([
    [
      'a night shift belongs to the day it starts on: Friday night works on Saturday morning',
      scheduleOf('Europe/Berlin', { hours: week('22:00-06:00', [4]) }),
      '2026-11-23T00:00+01:00',
      '2026-11-30T00:00+01:00',
      ['2026-11-27T21:00Z 2026-11-28T05:00Z'],
    ],
    [
      'from Sunday into Monday, over the end of the week',
      scheduleOf('Europe/Berlin', { hours: week('22:00-06:00', [6]) }),
      '2026-11-23T00:00+01:00',
      '2026-11-24T00:00+01:00',
      ['2026-11-22T23:00Z 2026-11-23T05:00Z'],
    ],
    [
      '24:00 is the end of the day, and touches 00:00 of the next',
      scheduleOf('UTC', { hours: [blocks('20:00-24:00'), blocks('00:00-02:00'), [], [], [], [], []] }),
      '2026-11-23T00:00Z',
      '2026-11-25T00:00Z',
      ['2026-11-23T20:00Z 2026-11-24T02:00Z'],
    ],
    [
      'equal start and end is a whole day',
      scheduleOf('UTC', { hours: week('06:00-06:00', [0]) }),
      '2026-11-23T00:00Z',
      '2026-11-26T00:00Z',
      ['2026-11-23T06:00Z 2026-11-24T06:00Z'],
    ],
    [
      'a weekend of Friday and Saturday',
      scheduleOf('Asia/Dubai', { hours: week('09:00-17:00', [6, 0]) }),
      '2026-11-27T00:00+04:00',
      '2026-12-01T00:00+04:00',
      ['2026-11-29T05:00Z 2026-11-29T13:00Z', '2026-11-30T05:00Z 2026-11-30T13:00Z'],
    ],
    [
      'a split day, blocks out of order, overlapping and touching (P5)',
      scheduleOf('UTC', { hours: week('15:00-18:00 08:00-10:00 09:00-11:00 11:00-12:00', [0]) }),
      '2026-11-23T00:00Z',
      '2026-11-24T00:00Z',
      ['2026-11-23T08:00Z 2026-11-23T12:00Z', '2026-11-23T15:00Z 2026-11-23T18:00Z'],
    ],
    [
      'Lord Howe: a block over the half-hour gap is half an hour shorter',
      scheduleOf('Australia/Lord_Howe', { hours: week('01:00-04:00', everyDay) }),
      '2026-10-04T00:00+10:30',
      '2026-10-05T00:00+11:00',
      ['2026-10-03T14:30Z 2026-10-03T17:00Z'],
    ],
    [
      'a block inside the gap moves behind it (P2)',
      scheduleOf('America/New_York', { hours: week('02:15-02:45', everyDay) }),
      '2026-03-08T00:00-05:00',
      '2026-03-09T00:00-04:00',
      ['2026-03-08T07:15Z 2026-03-08T07:45Z'],
    ],
    [
      'a block that starts in the gap and ends at its end vanishes',
      scheduleOf('America/New_York', { hours: week('02:30-03:00', everyDay) }),
      '2026-03-08T00:00-05:00',
      '2026-03-09T00:00-04:00',
      [],
    ],
    [
      'a block over the fold is an hour longer, one that ends in it ends at the first of the two',
      scheduleOf('America/New_York', { hours: week('00:30-01:30 03:00-04:00', everyDay) }),
      '2026-11-01T00:00-04:00',
      '2026-11-02T00:00-05:00',
      ['2026-11-01T04:30Z 2026-11-01T05:30Z', '2026-11-01T08:00Z 2026-11-01T09:00Z'],
    ],
    [
      'midnight that does not exist: the day begins at 01:00',
      scheduleOf('Africa/Cairo', { hours: week('00:00-08:00', everyDay) }),
      '2026-04-23T12:00+02:00',
      '2026-04-24T12:00+03:00',
      ['2026-04-23T22:00Z 2026-04-24T05:00Z'],
    ],
    [
      'the date that Samoa skipped has no blocks (P3), and the shift before it ends after it',
      scheduleOf('Pacific/Apia', { hours: week('22:00-02:00', everyDay) }),
      '2011-12-29T12:00-10:00',
      '2012-01-01T12:00+14:00',
      ['2011-12-30T08:00Z 2011-12-30T12:00Z', '2011-12-31T08:00Z 2011-12-31T12:00Z'],
    ],
    [
      'hours of Fridays only do not move to the day after the Friday that Samoa skipped (P3)',
      scheduleOf('Pacific/Apia', { hours: week('09:00-17:00', [4]) }),
      '2011-12-29T12:00-10:00',
      '2012-01-03T12:00+14:00',
      [],
    ],
    [
      'a zone of three quarters of an hour: Kathmandu is at +05:45',
      scheduleOf('Asia/Kathmandu', { hours: week('09:00-17:00', [0]) }),
      '2026-11-23T00:00Z',
      '2026-11-24T00:00Z',
      ['2026-11-23T03:15Z 2026-11-23T11:15Z'],
    ],
    [
      'a zone of half an hour with a night shift: Kolkata is at +05:30',
      scheduleOf('Asia/Kolkata', { hours: week('20:00-04:00', [0]) }),
      '2026-11-23T00:00Z',
      '2026-11-25T00:00Z',
      ['2026-11-23T14:30Z 2026-11-23T22:30Z'],
    ],
    [
      'Chatham: the gap at 02:45 takes an hour of a block in a zone of three quarters',
      scheduleOf('Pacific/Chatham', { hours: week('02:00-06:00', everyDay) }),
      '2026-09-27T00:00+12:45',
      '2026-09-28T00:00+13:45',
      ['2026-09-26T13:15Z 2026-09-26T16:15Z'],
    ],
    [
      'Lord Howe: a block over the fold is half an hour longer',
      scheduleOf('Australia/Lord_Howe', { hours: week('01:00-04:00', everyDay) }),
      '2026-04-05T00:00+11:00',
      '2026-04-06T00:00+10:30',
      ['2026-04-04T14:00Z 2026-04-04T17:30Z'],
    ],
    [
      'east of the date line it is Tuesday already',
      scheduleOf('Pacific/Kiritimati', { hours: week('09:00-17:00', [1]) }),
      '2026-11-23T00:00Z',
      '2026-11-25T00:00Z',
      ['2026-11-23T19:00Z 2026-11-24T03:00Z'],
    ],
    [
      'west of the date line it is Monday still',
      scheduleOf('Pacific/Pago_Pago', { hours: week('09:00-17:00', [0]) }),
      '2026-11-23T00:00Z',
      '2026-11-25T00:00Z',
      ['2026-11-23T20:00Z 2026-11-24T04:00Z'],
    ],
    [
      'an empty week has no hours, and an override alone gives some',
      scheduleOf('UTC', {
        hours: week(''),
        overrides: [{ date: '2026-11-28', hours: blocks('10:00-12:00') }],
      }),
      '2026-11-23T00:00Z',
      '2026-11-30T00:00Z',
      ['2026-11-28T10:00Z 2026-11-28T12:00Z'],
    ],
    [
      'a leap day as override, and none in other years',
      scheduleOf('UTC', {
        hours: week(''),
        overrides: [
          { date: '2028-02-29', hours: blocks('10:00-11:00') },
          { date: '2027-02-29', hours: blocks('10:00-11:00') },
        ],
      }),
      '2027-02-01T00:00Z',
      '2028-04-01T00:00Z',
      ['2028-02-29T10:00Z 2028-02-29T11:00Z'],
    ],
    [
      'focus outside the hours does not count (P4)',
      scheduleOf('UTC', { hours: week('09:00-12:00', [0]), focus: week('07:00-10:00', [0]) }),
      '2026-11-23T00:00Z',
      '2026-11-24T00:00Z',
      ['2026-11-23T10:00Z 2026-11-23T12:00Z'],
    ],
    [
      'an override of the hours takes the focus of the date with it, one of the focus leaves the hours (P7)',
      scheduleOf('UTC', {
        hours: week('09:00-12:00'),
        focus: week('09:00-10:00'),
        overrides: [
          { date: '2026-11-23', hours: blocks('09:00-11:00') },
          { date: '2026-11-24', focus: blocks('11:00-12:00') },
        ],
      }),
      '2026-11-23T00:00Z',
      '2026-11-25T00:00Z',
      ['2026-11-23T09:00Z 2026-11-23T11:00Z', '2026-11-24T09:00Z 2026-11-24T11:00Z'],
    ],
    [
      'hours unknown but for a date that says so',
      scheduleOf('UTC', { hours: null, overrides: [{ date: '2026-11-24', hours: blocks('09:00-10:00') }] }),
      '2026-11-23T00:00Z',
      '2026-11-30T00:00Z',
      ['2026-11-24T09:00Z 2026-11-24T10:00Z'],
    ],
  ])('%s', (_, schedule, from, to, expected) => {
    expect(spans(schedule, from, to)).toEqual(expected);
  });
});

describe('the engine', () => {
  it('does not load the readers of calendars and of the team file', async () => {
    const entry = new URL('../../../../src/core/availability/availability.ts', import.meta.url).pathname;
    const { metafile } = await build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      metafile: true,
      format: 'esm',
    });
    const inputs = Object.keys(metafile.inputs);
    expect(inputs.some((each) => each.includes('temporal-polyfill'))).toBe(true);
    expect(inputs.filter((each) => /ical|rrule|\/yaml\/|feed|teamFile/.test(each))).toEqual([]);
  });
});
