import { describe, expect, it } from 'vitest';

import {
  EVENT_LIMIT,
  FEED_LIMIT,
  reduceFeed,
  type FeedProblem,
} from '../../../../../src/core/availability/feed/reduceFeed.ts';
import { finish } from '../../../../../src/core/steps.ts';
import { at, iso } from '../scheduleOf.ts';

const window = { start: at('2026-11-01T00:00Z'), end: at('2027-01-01T00:00Z') };

const calendar = (...lines: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: readonly string[]): string =>
  ['BEGIN:VEVENT', 'UID:1', ...lines, 'END:VEVENT'].join('\r\n');

interface Reduced {
  readonly spans: readonly string[];
  readonly problems: readonly FeedProblem[];
}

const reduced = (text: string, zone = 'Europe/Lisbon', within = window): Reduced => {
  const result = finish(reduceFeed(text, zone, within));
  if (!result.ok) throw new Error(result.failure.code);
  return {
    spans: result.intervals.map(({ start, end, kind }) => `${kind} ${iso(start) ?? ''} ${iso(end) ?? ''}`),
    problems: result.problems,
  };
};

const spansOf = (text: string, zone?: string): readonly string[] => reduced(text, zone).spans;

describe('what counts (P8)', () => {
  const timed = ['DTSTART:20261123T100000Z', 'DTEND:20261123T110000Z'];
  const busy = ['busy 2026-11-23T10:00Z 2026-11-23T11:00Z'];

  it.each<readonly [string, readonly string[], readonly string[]]>([
    ['a plain event', [], busy],
    ['opaque', ['TRANSP:OPAQUE'], busy],
    ['tentative', ['STATUS:TENTATIVE'], busy],
    ['transparent', ['TRANSP:TRANSPARENT'], []],
    ['cancelled', ['STATUS:CANCELLED'], []],
    ["Outlook's free", ['X-MICROSOFT-CDO-BUSYSTATUS:FREE'], []],
    ["Outlook's busy", ['X-MICROSOFT-CDO-BUSYSTATUS:BUSY'], busy],
    [
      "Outlook's out of office",
      ['X-MICROSOFT-CDO-BUSYSTATUS:OOF'],
      ['away 2026-11-23T10:00Z 2026-11-23T11:00Z'],
    ],
    ['working elsewhere', ['X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE'], []],
    ['in small letters', ['transp:transparent'], []],
  ])('%s', (_, lines, expected) => {
    expect(spansOf(calendar(event(...timed, ...lines)))).toEqual(expected);
  });

  it('holds nothing of what an event says', () => {
    const text = calendar(
      event(...timed, 'SUMMARY:Secret plan', 'LOCATION:Hideout', 'ATTENDEE:mailto:spy@example.com'),
    );
    expect(JSON.stringify(finish(reduceFeed(text, 'UTC', window)))).not.toMatch(/secret|hideout|spy/i);
  });

  it('unites what overlaps and cuts at the window', () => {
    const text = calendar(
      event('DTSTART:20261030T100000Z', 'DTEND:20261101T020000Z'),
      event('DTSTART:20261101T010000Z', 'DTEND:20261101T030000Z').replace('UID:1', 'UID:2'),
    );
    expect(spansOf(text)).toEqual(['busy 2026-11-01T00:00Z 2026-11-01T03:00Z']);
  });
});

describe('zones (P8)', () => {
  it.each<readonly [string, string, string, string]>([
    ['IANA', ';TZID=Asia/Tokyo:20261123T100000', 'UTC', '2026-11-23T01:00Z'],
    ['Windows', ';TZID=W. Europe Standard Time:20261123T100000', 'UTC', '2026-11-23T09:00Z'],
    ['Windows, quoted', ';TZID="India Standard Time":20261123T100000', 'UTC', '2026-11-23T04:30Z'],
    [
      'a path before the name',
      ';TZID=/freeassociation.sourceforge.net/America/Argentina/Ushuaia:20261123T100000',
      'UTC',
      '2026-11-23T13:00Z',
    ],
    ['floating is where the person is', ':20261123T100000', 'Asia/Kathmandu', '2026-11-23T04:15Z'],
    ['UTC', ':20261123T100000Z', 'Asia/Tokyo', '2026-11-23T10:00Z'],
    ['a corrected zone', ';TZID=America/Vancouver:20261215T100000', 'UTC', '2026-12-15T17:00Z'],
  ])('%s', (_, start, zone, expected) => {
    const [span] = spansOf(calendar(event(`DTSTART${start}`, 'DURATION:PT1H')), zone);
    expect(span?.split(' ')[1]).toBe(expected);
  });

  const custom = (name: string): readonly string[] => [
    'BEGIN:VTIMEZONE',
    `TZID:${name}`,
    'BEGIN:STANDARD',
    'DTSTART:16010101T030000',
    'TZOFFSETFROM:+0530',
    'TZOFFSETTO:+0430',
    'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
    'END:STANDARD',
    'BEGIN:DAYLIGHT',
    'DTSTART:16010101T020000',
    'TZOFFSETFROM:+0430',
    'TZOFFSETTO:+0530',
    'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
    'END:DAYLIGHT',
    'END:VTIMEZONE',
  ];

  it("the feed's own definition, where nobody else knows the name", () => {
    const text = calendar(
      ...custom('Our Office'),
      event('DTSTART;TZID=Our Office:20261123T100000', 'DURATION:PT1H'),
    );
    expect(reduced(text)).toEqual({ spans: ['busy 2026-11-23T05:30Z 2026-11-23T06:30Z'], problems: [] });
  });

  it('a known name comes before a wrong definition', () => {
    const text = calendar(
      ...custom('Europe/Paris'),
      event('DTSTART;TZID=Europe/Paris:20261123T100000', 'DURATION:PT1H'),
    );
    expect(spansOf(text)).toEqual(['busy 2026-11-23T09:00Z 2026-11-23T10:00Z']);
  });

  it("without a definition the person's zone, and a word about it", () => {
    const text = calendar(event('DTSTART;TZID=Nowhere:20261123T100000', 'DURATION:PT1H'));
    expect(reduced(text, 'Asia/Kolkata')).toEqual({
      spans: ['busy 2026-11-23T04:30Z 2026-11-23T05:30Z'],
      problems: [{ code: 'zone-unresolved', tzid: 'Nowhere' }],
    });
  });
});

describe('all-day events', () => {
  it.each<readonly [string, readonly string[], string, string]>([
    ['one date', ['DTSTART;VALUE=DATE:20261224'], 'Asia/Tokyo', '2026-12-23T15:00Z 2026-12-24T15:00Z'],
    [
      'end not included',
      ['DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227'],
      'UTC',
      '2026-12-24T00:00Z 2026-12-27T00:00Z',
    ],
    [
      'same end',
      ['DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261224'],
      'UTC',
      '2026-12-24T00:00Z 2026-12-25T00:00Z',
    ],
    [
      'a duration',
      ['DTSTART;VALUE=DATE:20261224', 'DURATION:P2D'],
      'UTC',
      '2026-12-24T00:00Z 2026-12-26T00:00Z',
    ],
    [
      'of 25 hours',
      ['DTSTART;VALUE=DATE:20261101'],
      'America/New_York',
      '2026-11-01T04:00Z 2026-11-02T05:00Z',
    ],
  ])('%s', (_, lines, zone, expected) => {
    expect(spansOf(calendar(event(...lines)), zone)).toEqual([`busy ${expected}`]);
  });
});

describe('recurrence', () => {
  const weekly = [
    'DTSTART;TZID=Europe/Paris:20261102T090000',
    'DTEND;TZID=Europe/Paris:20261102T100000',
    'RRULE:FREQ=WEEKLY;COUNT=4',
  ];
  const mondays = ['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23'];
  const starts = (text: string, zone?: string): readonly string[] =>
    spansOf(text, zone).map((each) => each.split(' ')[1] ?? '');
  const at8 = (dates: readonly string[]): readonly string[] => dates.map((date) => `${date}T08:00Z`);

  it('expands', () => {
    expect(starts(calendar(event(...weekly)))).toEqual(at8(mondays));
  });

  it.each<readonly [string, string]>([
    ['in the same zone', 'EXDATE;TZID=Europe/Paris:20261109T090000'],
    ['in UTC', 'EXDATE:20261109T080000Z'],
    ['in another zone', 'EXDATE;TZID=Asia/Tokyo:20261109T170000'],
    ['several', 'EXDATE:20261109T080000Z,20201109T080000Z'],
    ['a bare date', 'EXDATE;VALUE=DATE:20261109'],
  ])('excludes by instant: %s', (_, line) => {
    expect(starts(calendar(event(...weekly, line)))).toEqual(at8(['2026-11-02', '2026-11-16', '2026-11-23']));
  });

  it('moves, cancels and frees single instances, found by instant', () => {
    const text = calendar(
      event(...weekly),
      event('RECURRENCE-ID:20261109T080000Z', 'DTSTART:20261110T120000Z', 'DTEND:20261110T123000Z'),
      event('RECURRENCE-ID;TZID=Asia/Tokyo:20261116T170000', 'DTSTART:20261116T080000Z', 'STATUS:CANCELLED'),
      event(
        'RECURRENCE-ID:20261123T080000Z',
        'DTSTART:20261123T080000Z',
        'DURATION:PT1H',
        'TRANSP:TRANSPARENT',
      ),
    );
    expect(spansOf(text)).toEqual([
      'busy 2026-11-02T08:00Z 2026-11-02T09:00Z',
      'busy 2026-11-10T12:00Z 2026-11-10T12:30Z',
    ]);
  });

  it('takes a RECURRENCE-ID without master as an event of its own', () => {
    const text = calendar(
      event('RECURRENCE-ID:20261109T080000Z', 'DTSTART:20261110T120000Z', 'DURATION:PT30M'),
    );
    expect(spansOf(text)).toEqual(['busy 2026-11-10T12:00Z 2026-11-10T12:30Z']);
  });

  it('takes the newest of several versions', () => {
    const old = event('DTSTART:20261102T100000Z', 'DURATION:PT1H', 'SEQUENCE:1');
    const newer = event('DTSTART:20261102T140000Z', 'DURATION:PT1H', 'SEQUENCE:2');
    expect(starts(calendar(newer, old))).toEqual(['2026-11-02T14:00Z']);
  });

  it.each<readonly [string, string, readonly string[]]>([
    ['an instant, included', 'UNTIL=20261116T080000Z', mondays.slice(0, 3)],
    ['a second before', 'UNTIL=20261116T075959Z', mondays.slice(0, 2)],
    ['a date, included', 'UNTIL=20261116', mondays.slice(0, 3)],
    ['a floating time', 'UNTIL=20261116T090000', mondays.slice(0, 3)],
  ])('ends by %s', (_, until, dates) => {
    const lines = weekly.map((line) => line.replace('COUNT=4', until));
    expect(starts(calendar(event(...lines)))).toEqual(at8(dates));
  });

  it('keeps wall time over a change of clocks, and the exact duration (P9)', () => {
    const within = { start: at('2026-10-24T00:00Z'), end: at('2026-10-27T00:00Z') };
    const text = calendar(
      event(
        'DTSTART;TZID=Europe/Paris:20261001T013000',
        'DTEND;TZID=Europe/Paris:20261001T033000',
        'RRULE:FREQ=DAILY',
      ),
    );
    expect(reduced(text, 'UTC', within).spans).toEqual([
      'busy 2026-10-24T00:00Z 2026-10-24T01:30Z',
      'busy 2026-10-24T23:30Z 2026-10-25T01:30Z',
      'busy 2026-10-26T00:30Z 2026-10-26T02:30Z',
    ]);
  });

  it('puts an instance in a gap where P2 says, and keeps it counted (P9)', () => {
    const within = { start: at('2026-03-28T00:00Z'), end: at('2026-04-01T00:00Z') };
    const text = calendar(
      event('DTSTART;TZID=Europe/Paris:20260327T023000', 'DURATION:PT15M', 'RRULE:FREQ=DAILY;COUNT=4'),
    );
    expect(reduced(text, 'UTC', within).spans).toEqual([
      'busy 2026-03-28T01:30Z 2026-03-28T01:45Z',
      'busy 2026-03-29T01:30Z 2026-03-29T01:45Z',
      'busy 2026-03-30T00:30Z 2026-03-30T00:45Z',
    ]);
  });

  it('takes the first of two where the time is ambiguous', () => {
    const within = { start: at('2026-10-25T00:00Z'), end: at('2026-10-25T12:00Z') };
    const text = calendar(
      event('DTSTART;TZID=Europe/Paris:20261020T023000', 'DURATION:PT15M', 'RRULE:FREQ=DAILY'),
    );
    expect(reduced(text, 'UTC', within).spans).toEqual(['busy 2026-10-25T00:30Z 2026-10-25T00:45Z']);
  });

  it("repeats dates in the person's zone, leap days too", () => {
    const text = calendar(event('DTSTART;VALUE=DATE:20240229', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29'));
    const within = { start: at('2025-01-01T00:00Z'), end: at('2033-01-01T00:00Z') };
    expect(reduced(text, 'Asia/Tokyo', within).spans.map((each) => each.split(' ')[1])).toEqual([
      '2028-02-28T15:00Z',
      '2032-02-28T15:00Z',
    ]);
  });

  it('adds single dates and periods', () => {
    const text = calendar(
      event(
        'DTSTART:20261102T100000Z',
        'DURATION:PT1H',
        'RDATE:20261103T100000Z',
        'RDATE;VALUE=PERIOD:20261104T100000Z/PT15M,20261105T100000Z/20261105T103000Z',
      ),
    );
    expect(spansOf(text)).toEqual([
      'busy 2026-11-02T10:00Z 2026-11-02T11:00Z',
      'busy 2026-11-03T10:00Z 2026-11-03T11:00Z',
      'busy 2026-11-04T10:00Z 2026-11-04T10:15Z',
      'busy 2026-11-05T10:00Z 2026-11-05T10:30Z',
    ]);
  });

  it('finds instances that began before the window', () => {
    const within = { start: at('2026-11-27T00:00Z'), end: at('2026-11-28T00:00Z') };
    const text = calendar(
      event('DTSTART;VALUE=DATE:20261005', 'DTEND;VALUE=DATE:20261010', 'RRULE:FREQ=WEEKLY'),
    );
    expect(reduced(text, 'UTC', within).spans).toEqual(['busy 2026-11-27T00:00Z 2026-11-28T00:00Z']);
  });
});

describe('shapes of real exports', () => {
  it("Google's, with the busy-only form and folded lines", () => {
    const text = calendar(
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'X-WR-CALNAME:ana@example.com',
      'X-WR-TIMEZONE:America/Sao_Paulo',
      event(
        'DTSTART:20261123T120000Z',
        'DTEND:20261123T130000Z',
        'DTSTAMP:20261120T101010Z',
        'CLASS:PRIVATE',
        'SUMMARY:Busy',
        'DESCRIPTION:a long text that goes on and on and is fol',
        ' ded in the middle',
      ),
    );
    expect(spansOf(text)).toEqual(['busy 2026-11-23T12:00Z 2026-11-23T13:00Z']);
  });

  it("Outlook's, with Windows zones, its own properties and an all-day event that is free", () => {
    const text = calendar(
      'METHOD:PUBLISH',
      'X-WR-RELCALID:{00000000-0000}',
      event(
        'DTSTART;TZID=Pacific Standard Time:20261123T090000',
        'DTEND;TZID=Pacific Standard Time:20261123T093000',
        'RRULE:FREQ=WEEKLY;UNTIL=20261207T170000Z;INTERVAL=1;BYDAY=MO;WKST=SU',
        'X-MICROSOFT-CDO-BUSYSTATUS:BUSY',
        'X-MICROSOFT-CDO-ALLDAYEVENT:FALSE',
        'X-ALT-DESC;FMTTYPE=text/html:<html><b>x</b></html>',
      ),
      event(
        'DTSTART;VALUE=DATE:20261126',
        'DTEND;VALUE=DATE:20261127',
        'X-MICROSOFT-CDO-BUSYSTATUS:FREE',
      ).replace('UID:1', 'UID:2'),
    );
    expect(spansOf(text)).toEqual(
      [
        '2026-11-23T17:00Z 2026-11-23T17:30Z',
        '2026-11-30T17:00Z 2026-11-30T17:30Z',
        '2026-12-07T17:00Z 2026-12-07T17:30Z',
      ].map((each) => `busy ${each}`),
    );
  });

  it("Apple's, with alarms and travel", () => {
    const text = calendar(
      event(
        'DTSTART;TZID=Europe/Berlin:20261123T140000',
        'DTEND;TZID=Europe/Berlin:20261123T150000',
        'X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC',
        'BEGIN:VALARM',
        'TRIGGER:-PT15M',
        'ACTION:DISPLAY',
        'END:VALARM',
      ),
    );
    expect(spansOf(text)).toEqual(['busy 2026-11-23T13:00Z 2026-11-23T14:00Z']);
  });

  it('free-busy components', () => {
    const text = calendar(
      'BEGIN:VFREEBUSY',
      'UID:fb',
      'FREEBUSY:20261123T090000Z/PT2H,20261124T090000Z/20261124T100000Z',
      'FREEBUSY;FBTYPE=FREE:20261125T090000Z/PT2H',
      'FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20261126T090000Z/PT2H',
      'END:VFREEBUSY',
    );
    expect(spansOf(text)).toEqual([
      'busy 2026-11-23T09:00Z 2026-11-23T11:00Z',
      'busy 2026-11-24T09:00Z 2026-11-24T10:00Z',
      'away 2026-11-26T09:00Z 2026-11-26T11:00Z',
    ]);
  });

  it('several calendars in one stream, and a byte order mark', () => {
    const one = calendar(event('DTSTART:20261123T120000Z', 'DURATION:PT1H'));
    const two = calendar(event('DTSTART:20261124T120000Z', 'DURATION:PT1H').replace('UID:1', 'UID:2'));
    expect(spansOf(`\uFEFF${one}${two}`)).toHaveLength(2);
  });
});

describe('bad and hostile feeds', () => {
  it.each<readonly [string, object]>([
    ['<!doctype html><html><body>Sign in</body></html>', { code: 'not-a-calendar', looksLikeHtml: true }],
    ['', { code: 'not-a-calendar', looksLikeHtml: false }],
    ['{"error": "not found"}', { code: 'not-a-calendar', looksLikeHtml: false }],
    ['BEGIN:VCARD\r\nEND:VCARD', { code: 'not-a-calendar', looksLikeHtml: false }],
    ['BEGIN:VCALENDAR' + ' '.repeat(FEED_LIMIT), { code: 'feed-too-large' }],
    [calendar('BEGIN:VEVENT\r\nEND:VEVENT\r\n'.repeat(EVENT_LIMIT + 1)), { code: 'too-many-events' }],
  ])('%.40s fails by name', (text, failure) => {
    expect(finish(reduceFeed(text, 'UTC', window))).toMatchObject({ ok: false, failure });
  });

  it('an unknown zone of the person fails by name', () => {
    expect(finish(reduceFeed(calendar(), 'Nowhere', window))).toEqual({
      ok: false,
      failure: { code: 'person-zone-unknown' },
    });
  });

  const good = event('DTSTART:20261123T120000Z', 'DURATION:PT1H').replace('UID:1', 'UID:good');
  const goodSpan = 'busy 2026-11-23T12:00Z 2026-11-23T13:00Z';

  it.each<readonly [string, string, string]>([
    ['no date', event('DTSTART:20261399T990000Z'), 'event-unreadable'],
    ['no start', event('SUMMARY:x'), 'event-unreadable'],
    ['a line that breaks off', event('DTSTART:20261124T100000Z', 'RRULE'), 'event-unreadable'],
    [
      'an alarm without end',
      event('DTSTART:20261124T100000Z', 'BEGIN:VALARM', 'TRIGGER:-PT5M'),
      'event-unreadable',
    ],
    ['an unknown rule', event('DTSTART:20261001T100000Z', 'RRULE:FREQ=SOMETIMES'), 'event-unreadable'],
    [
      'every second',
      event('DTSTART:19700101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY'),
      'rule-too-frequent',
    ],
    [
      'every minute',
      event('DTSTART:19700101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=MINUTELY'),
      'rule-too-frequent',
    ],
    [
      'every second by lists',
      event(
        'DTSTART:20260101T000000Z',
        'DURATION:PT1S',
        `RRULE:FREQ=HOURLY;BYMINUTE=${list(60)};BYSECOND=${list(60)}`,
      ),
      'rule-unreadable',
    ],
    [
      'a huge count',
      event('DTSTART:19700101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=DAILY;COUNT=999999999'),
      'rule-too-large',
    ],
    [
      'an end before the start',
      event('DTSTART:20261124T100000Z', 'DTEND:20261123T100000Z'),
      'event-reversed',
    ],
  ])('%s loses only that event', (_, bad, code) => {
    const { spans, problems } = reduced(calendar(bad, good));
    expect(spans).toContain(goodSpan);
    expect(problems).toEqual([{ code, count: 1 }]);
  });

  it('a malformed line of what nobody reads loses nothing', () => {
    const lines = ['SUMMARY', 'what is this', ' and its continuation', 'X-ODD;="', 'DURATION:PT1H'];
    expect(reduced(calendar(event('DTSTART:20261124T100000Z', ...lines)))).toEqual({
      spans: ['busy 2026-11-24T10:00Z 2026-11-24T11:00Z'],
      problems: [],
    });
  });

  it("an alarm's duration is not the event's", () => {
    const alarm = ['BEGIN:VALARM', 'TRIGGER:-PT5M', 'DURATION:PT9H', 'END:VALARM'];
    const text = calendar(event('DTSTART:20261124T100000Z', ...alarm, 'DTEND:20261124T110000Z'));
    expect(spansOf(text)).toEqual(['busy 2026-11-24T10:00Z 2026-11-24T11:00Z']);
  });

  it('a text that breaks off keeps what came before', () => {
    const text = calendar(good, event('DTSTART:20261124T100000Z', 'DURATION:PT1H')).slice(0, -60);
    expect(reduced(text)).toEqual({ spans: [goodSpan], problems: [{ code: 'feed-truncated' }] });
  });

  it('a definition of a zone that changes every second is not believed', () => {
    const text = calendar(
      'BEGIN:VTIMEZONE',
      'TZID:Evil',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0000',
      'TZOFFSETTO:+0100',
      'RRULE:FREQ=SECONDLY',
      'END:STANDARD',
      'END:VTIMEZONE',
      event('DTSTART;TZID=Evil:20261123T100000', 'DURATION:PT1H'),
    );
    expect(reduced(text).problems).toEqual([{ code: 'zone-unresolved', tzid: 'Evil' }]);
  });

  it('many costly rules end at the budget', () => {
    const costly = Array.from({ length: 3_000 }, (_, i) =>
      event('DTSTART:19700101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=DAILY;BYHOUR=0;COUNT=9000').replace(
        'UID:1',
        `UID:${i}`,
      ),
    );
    const { spans, problems } = reduced(calendar(...costly, good));
    expect(spans).toContain(goodSpan);
    expect(problems[0]).toMatchObject({ code: 'rule-too-large' });
  });

  it('the year 9999 and the year 1', () => {
    const text = calendar(event('DTSTART:00010101T000000Z', 'DTEND:99991231T235959Z'), good);
    expect(spansOf(text)).toEqual(['busy 2026-11-01T00:00Z 2027-01-01T00:00Z']);
  });
});

function list(count: number): string {
  return Array.from({ length: count }, (_, index) => index).join(',');
}
