import { describe, expect, it } from 'vitest';
import { collateAnswers } from '../../../../../src/core/note/thread/collateAnswers.ts';
import type { ReplyAction } from '../../../../../src/core/note/thread/reply.ts';
import type { Thread } from '../../../../../src/core/note/thread/thread.ts';
import { asked, commentOf, declined, noteBy, noteComment } from './threadFixtures.ts';

function thread(...replies: readonly (readonly [string, ReplyAction, boolean?])[]): Thread {
  const note = noteBy('ana', { kind: 'decision', to: ['ben', 'cat'] });
  return {
    note,
    comment: noteComment(0, note),
    state: 'published',
    owner: 'ana',
    waitingOn: [],
    changedAt: 0,
    ticked: [],
    replies: replies.map(([author, action, counts = true], at) => ({
      counts,
      comment: commentOf(at + 1, author, ''),
      reply: { id: `r${at}`, note: 'note-1', author, repositoryId: 7, writtenAt: 0, action },
    })),
  };
}

const answer = (text: string): ReplyAction => ({ type: 'answered', answer: text });

describe('answers as the next steps', () => {
  it('says of a long step that there is more of it, and cuts no character in half', () => {
    const draft = collateAnswers(thread(['ben', answer(`- ${'x'.repeat(198)}😀 and the rest`)]), 'n2');
    expect(draft?.content.nextSteps[0]?.text).toBe(`${'x'.repeat(198)}…`);
  });

  it('quotes each with its author and place, and makes a step of each', () => {
    const draft = collateAnswers(thread(['ben', answer('Yes.\nBut later.')], ['cat', declined]), 'n2');
    expect(draft?.header).toMatchObject({
      id: 'n2',
      kind: 'update',
      to: ['ben', 'cat'],
      branch: 'feature/keys',
    });
    expect(draft?.content.summary).toBe('Outcome: Rotate the keys');
    expect(draft?.content.whereItStands).toBe(
      '@ben [answered](https://github.example/acme/app/pull/42#issuecomment-1001):\n\n> Yes.\n> But later.\n\n' +
        '@cat [answered](https://github.example/acme/app/pull/42#issuecomment-1002):\n\n> On leave.',
    );
    expect(draft?.content.nextSteps).toEqual([
      { text: 'Act on @ben’s answer: Yes.', done: false, owner: 'ana' },
      { text: 'Act on @cat’s answer: On leave.', done: false, owner: 'ana' },
    ]);
  });

  it('takes the entries of a list as the steps', () => {
    const text = 'Agreed, if we:\n- [ ] keep the old key\n2. tell support';
    expect(
      collateAnswers(thread(['ben', answer(text)]), 'n2')?.content.nextSteps.map((step) => step.text),
    ).toEqual(['keep the old key', 'tell support']);
  });

  it('is nothing without an answer by somebody else that counts', () => {
    const replies = [
      ['ana', answer('Mine')],
      ['ben', asked],
      ['eve', answer('Not addressed'), false],
    ] as const;
    expect(collateAnswers(thread(...replies), 'n2')).toBeUndefined();
  });
});
