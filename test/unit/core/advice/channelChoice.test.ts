import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { channels, chooseChannel, type ChannelSituation } from '../../../../src/core/advice/channelChoice.ts';
import { noteKinds } from '../../../../src/core/note/note.ts';

const usual: ChannelSituation = {
  kind: 'handoff',
  sensitive: false,
  publicRepository: false,
  openPullRequest: true,
  canOpenPullRequest: true,
  discussionsEnabled: true,
  branchDiscussion: false,
  writable: true,
};

describe('the choice of a channel', () => {
  it.each<readonly [Partial<ChannelSituation>, string | null, string]>([
    [{}, 'prComment', 'beside-the-code'],
    [{ kind: 'review', branchDiscussion: true }, 'prComment', 'beside-the-code'],
    [{ openPullRequest: false }, 'draftPullRequest', 'open-a-place-beside-the-code'],
    [{ openPullRequest: false, canOpenPullRequest: false }, 'newDiscussion', 'only-a-discussion'],
    [
      { openPullRequest: false, canOpenPullRequest: false, branchDiscussion: true },
      'discussionComment',
      'where-it-was-discussed',
    ],
    [{ kind: 'decision' }, 'prComment', 'beside-the-code'],
    [{ kind: 'decision', branchDiscussion: true }, 'discussionComment', 'where-it-was-discussed'],
    [{ kind: 'update', openPullRequest: false }, 'newDiscussion', 'for-everyone-to-find'],
    [
      { kind: 'update', openPullRequest: false, discussionsEnabled: false },
      'draftPullRequest',
      'open-a-place-beside-the-code',
    ],
    [{ openPullRequest: false, canOpenPullRequest: false, discussionsEnabled: false }, null, 'no-place-yet'],
    [{ writable: false }, null, 'not-writable'],
  ])('%j: %s by %s', (parts, channel, rule) => {
    expect(chooseChannel({ ...usual, ...parts })).toMatchObject({ channel, rule });
  });

  it('warns of a sensitive matter, by who could read it', () => {
    expect(chooseChannel({ ...usual, sensitive: true }).warning).toBe('sensitive-team');
    expect(chooseChannel({ ...usual, sensitive: true, publicRepository: true }).warning).toBe(
      'sensitive-public',
    );
    expect(chooseChannel({ ...usual, publicRepository: true }).warning).toBeNull();
  });

  it('never proposes or offers what is not possible, and offers all that is', () => {
    const situation: fc.Arbitrary<ChannelSituation> = fc.record({
      kind: fc.constantFrom(...noteKinds),
      sensitive: fc.boolean(),
      publicRepository: fc.boolean(),
      openPullRequest: fc.boolean(),
      canOpenPullRequest: fc.boolean(),
      discussionsEnabled: fc.boolean(),
      branchDiscussion: fc.boolean(),
      writable: fc.boolean(),
    });
    fc.assert(
      fc.property(situation, (each) => {
        const { channel, alternatives } = chooseChannel(each);
        const offered = new Set(channel === null ? alternatives : [channel, ...alternatives]);
        const possible = {
          prComment: each.openPullRequest,
          discussionComment: each.discussionsEnabled && each.branchDiscussion,
          newDiscussion: each.discussionsEnabled,
          draftPullRequest: each.canOpenPullRequest && !each.openPullRequest,
        };
        expect(offered).toEqual(new Set(each.writable ? channels.filter((name) => possible[name]) : []));
        expect(channel === null).toBe(offered.size === 0);
      }),
    );
  });
});
