import { describe, expect, it } from 'vitest';

import { meetingDraft, readInvitation } from '../../../../src/core/advice/meetingDraft.ts';
import { checkReadiness } from '../../../../src/core/note/readiness/checkReadiness.ts';

const place = { id: 'n1', branch: 'main' };
const meeting = {
  purpose: 'Choose the queue for exports',
  agenda: '- Redis: simple, loses jobs\n- Postgres: one more table',
  people: ['maya', 'li'],
  decision: 'Do we keep exports in Postgres?',
  replyBy: 1_800_000_000_000,
};

describe('the note that takes a meeting’s place', () => {
  it('asks each person the decision, by when it is needed', () => {
    const { header, content } = meetingDraft(meeting, place);
    expect(header).toMatchObject({ kind: 'decision', to: ['maya', 'li'], replyBy: meeting.replyBy });
    expect(content.questions.map(({ text, to }) => [text, to])).toEqual([
      [meeting.decision, 'maya'],
      [meeting.decision, 'li'],
    ]);
    expect(content).toMatchObject({ summary: meeting.decision, why: meeting.purpose });
  });

  it('is complete when the meeting was', () => {
    const errors = checkReadiness(meetingDraft(meeting, place)).filter(
      ({ severity }) => severity === 'error',
    );
    expect(errors).toEqual([]);
  });

  it('asks for nothing where nobody has to decide', () => {
    const { header, content } = meetingDraft({ ...meeting, decision: '' }, place);
    expect(header.kind).toBe('update');
    expect(header.replyBy).toBeUndefined();
    expect(content).toMatchObject({ summary: meeting.purpose, questions: [], whereItStands: meeting.agenda });
  });
});

describe('an invitation', () => {
  it.each([
    [
      'Subject: Weekly sync\r\nWhen: Tue 15:00\r\nWhere: https://zoom.us/j/1\r\n\r\n- Exports\r\n- Hiring\r\n',
      'Weekly sync',
      '- Exports\n- Hiring',
    ],
    ['Plan the release\n\nWho brings what?', 'Plan the release', 'Who brings what?'],
    ['', '', ''],
    [
      'Plan\nsee https://github.com/acme/teams-service/pull/3\nhttps://meet.google.com/abc',
      'Plan',
      'see https://github.com/acme/teams-service/pull/3',
    ],
    ['Join https://teams.microsoft.com/l/x', 'Join https://teams.microsoft.com/l/x', ''],
  ])('%j', (text, purpose, agenda) => {
    expect(readInvitation(text)).toEqual({ purpose, agenda });
  });
});
