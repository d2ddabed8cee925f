import { describe, expect, it } from 'vitest';
import { proposedReplyBy, replyByOffers } from '../../../../src/app/drafts/replyByOffers.ts';
import { unreachableAt } from '../../../../src/app/publishing/unreachableAt.ts';
import { availability } from '../../../../src/core/availability/availability.ts';
import { parseTeamFile } from '../../../../src/core/availability/teamFile/parseTeamFile.ts';
import { at, iso } from '../../core/availability/scheduleOf.ts';

const { file } = parseTeamFile(`
members:
  ben: { zone: Europe/London, hours: { mon-fri: 09:00-17:00 }, response: 2h }
  maya: { zone: Asia/Kolkata, hours: { mon-fri: 09:30-18:30 } }
  li: { zone: Europe/Paris }
`);
const roster = {
  memberOf: (login: string) => file.members.get(login.toLowerCase()),
  availabilityOf: (login: string, now: number) => {
    const member = file.members.get(login.toLowerCase());
    return member === undefined ? undefined : availability(member.schedule, now);
  },
};
// A Tuesday, 10:07 in London and 15:37 in Kolkata.
const now = at('2026-11-24T10:07Z');
const choices = (to: readonly string[]) =>
  replyByOffers(roster, to, undefined, now).choices.map(({ type, at: when }) => `${type} ${iso(when)}`);

describe('what is offered for reply-by', () => {
  it('counts the usual response time and a day in the addressee’s hours, and their window’s end', () => {
    expect(choices(['ben'])).toEqual([
      'workingHours 2026-11-24T12:15Z',
      'theirTime 2026-11-24T17:00Z',
      'workingHours 2026-11-25T10:15Z',
    ]);
  });

  it('goes by the slowest of several, so that each has the time', () => {
    const [first] = replyByOffers(roster, ['ben', 'maya'], undefined, now).choices;
    // Maya's four hours end on her Wednesday at 11:00, when Ben sleeps: an hour after he begins, both are there.
    expect(first).toEqual({ type: 'myTime', at: at('2026-11-25T10:00Z') });
    expect(unreachableAt(roster, ['ben', 'maya'], first!.at)).toEqual([]);
  });

  it.each(['2026-11-24T10:07Z', '2026-11-27T16:40Z', '2026-11-24T23:00Z'])(
    'is in the hours of each of the addressees, from %s on',
    (instant) => {
      const { choices: offers } = replyByOffers(roster, ['ben', 'maya'], undefined, at(instant));
      expect(offers.length).toBeGreaterThan(0);
      for (const offer of offers) expect(unreachableAt(roster, ['ben', 'maya'], offer.at)).toEqual([]);
    },
  );

  it('offers no end of a window before all of them have usually answered', () => {
    // Ben's window ends at 17:00, his two hours on the next morning.
    const late = at('2026-11-24T16:00Z');
    const { choices: offers } = replyByOffers(roster, ['ben'], undefined, late);
    expect(iso(offers[0]?.at ?? null)).toBe('2026-11-25T10:00Z');
    expect(proposedReplyBy(roster, ['ben'], late)).toBe(offers[0]?.at);
  });

  it('offers a day from now where no hours are known, and nothing where nobody is addressed', () => {
    expect(choices(['li', 'stranger'])).toEqual(['myTime 2026-11-25T10:15Z']);
    expect(choices([])).toEqual([]);
    expect(iso(proposedReplyBy(roster, [], now))).toBe('2026-11-25T10:15Z');
    expect(proposedReplyBy(roster, ['ben'], now)).toBe(at('2026-11-24T12:15Z'));
  });

  it('says how much working time is left to the one who has least, and when everybody is back', () => {
    const offers = replyByOffers(roster, ['ben', 'maya'], at('2026-11-24T12:30Z'), at('2026-11-24T07:00Z'));
    expect(offers.distance).toEqual({ login: 'ben', workingMinutes: 210 });
    expect(offers.deliverAt).toEqual({ login: 'ben', at: at('2026-11-24T09:00Z') });
    expect(replyByOffers(roster, ['ben'], now - 1, now).distance).toBeUndefined();
    expect(replyByOffers(roster, ['ben'], undefined, now).deliverAt).toBeUndefined();
  });
});
