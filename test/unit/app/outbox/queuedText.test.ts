import { describe, expect, it } from 'vitest';
import type { OutboxWork } from '../../../../src/app/outbox/outboxItem.ts';
import { pasteableText, queuedText, withQueuedText } from '../../../../src/app/outbox/queuedText.ts';
import type { ReplyAction } from '../../../../src/core/note/thread/reply.ts';
import { outboxItem, start } from './outboxItems.ts';

const note = outboxItem().work;
const subject = { type: 'pullRequest', number: 1 } as const;
const reply = (action: ReplyAction): OutboxWork => ({
  type: 'reply',
  subject,
  reply: { id: 'r-1', note: 'n-1', author: 'maya', repositoryId: 1, writtenAt: start, action },
});
const works: readonly OutboxWork[] = [
  note,
  reply({ type: 'accepted', readBack: { nextStep: 'Count retries', blocker: 'the clock', doneBy: start } }),
  reply({ type: 'asked', question: 'Which clock?\n\nThe one on eu-2?', section: 'blockedBy' }),
  reply({ type: 'declined', reason: 'away' }),
  reply({ type: 'passedOn', to: ['li'], reason: 'knows it' }),
  { type: 'edit', location: { subject, id: '7' }, base: 'a', body: '<!-- baton:1 {} -->\n# Title' },
  { type: 'edit', location: { subject, id: '7' }, base: 'a', body: 'without a marker' },
  { type: 'comment', subject, text: 'Have you seen it?' },
];

describe('the text of what waits', () => {
  it.each(works.map((work) => [work.type, work] as const))('comes back as it was: %s', (_type, work) => {
    const again = withQueuedText(work, queuedText(work) ?? '');
    expect(queuedText(again)).toBe(queuedText(work));
    if (work.type !== 'note') expect(again).toEqual(work);
  });

  it('takes what was changed, and keeps what the note is', () => {
    const text = (queuedText(note) ?? '')
      .replace('Half done.', 'All done.')
      .replace('Retry payments', 'Try again');
    const changed = withQueuedText(note, text);
    expect(changed).toMatchObject({
      draft: { content: { summary: 'Try again', whereItStands: 'All done.' } },
    });
    const foreign = withQueuedText(note, '---\nid: x\nbranch: other\nkind: update\n---\n\n# Title\n');
    expect(foreign).toMatchObject({
      draft: {
        header: { id: outboxItem().id, branch: 'retry-payments', kind: 'handoff' },
        content: { summary: 'Title' },
      },
    });
  });

  it('takes what was changed in a reply', () => {
    const work = reply({ type: 'asked', question: 'Which clock?' });
    const text = (queuedText(work) ?? '').replace('Which clock?', 'Which host?');
    expect(withQueuedText(work, text)).toEqual(reply({ type: 'asked', question: 'Which host?' }));
  });

  it('shows no marker, and has no text for a review request', () => {
    for (const work of works) expect(queuedText(work)).not.toContain('<!-- baton:1');
    expect(pasteableText(outboxItem(), start)).toMatch(/^## Retry payments/);
    expect(queuedText({ type: 'reviewRequest', pullRequest: 1, logins: ['ben'], teams: [] })).toBeUndefined();
  });
});
