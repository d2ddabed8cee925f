import type { NoteKind } from '../note/note.ts';

export const channels = ['prComment', 'discussionComment', 'newDiscussion', 'draftPullRequest'] as const;
export type Channel = (typeof channels)[number];

/** What exists for the branch, and what the repository offers. */
export interface ChannelSituation {
  readonly kind: NoteKind;
  readonly sensitive: boolean;
  /** Anyone can read the repository. */
  readonly publicRepository: boolean;
  /** An open pull request of the branch, draft or not. */
  readonly openPullRequest: boolean;
  /** The branch differs from the base and can be pushed, so that a draft pull request can be opened. */
  readonly canOpenPullRequest: boolean;
  readonly discussionsEnabled: boolean;
  /** The branch already has a discussion of ours. */
  readonly branchDiscussion: boolean;
  /** Archived, locked or read-only for the viewer: nothing can be posted. */
  readonly writable: boolean;
}

export const channelRules = [
  'not-writable',
  'beside-the-code',
  'where-it-was-discussed',
  'open-a-place-beside-the-code',
  'for-everyone-to-find',
  'only-a-discussion',
  'no-place-yet',
] as const;
export type ChannelRuleId = (typeof channelRules)[number];

/** `sensitive-public`: anyone on the internet could read it. `sensitive-team`: all who can see the repository could. */
export type ChannelWarning = 'sensitive-public' | 'sensitive-team';

export interface ChannelChoice {
  /** Null: nothing is possible here; the note stays a draft and can be copied. */
  readonly channel: Channel | null;
  readonly rule: ChannelRuleId;
  /** The other possible channels, in the order of {@link channels}. */
  readonly alternatives: readonly Channel[];
  readonly warning: ChannelWarning | null;
}

/**
 * Where to publish a note, and why. A note that hands over code or asks for review belongs beside the code; one that
 * settles or tells something belongs where it was discussed, or where everyone finds it.
 */
export function chooseChannel(situation: ChannelSituation): ChannelChoice {
  const possible = channels.filter((channel) => isPossible(channel, situation));
  const { channel, rule } = preferred(situation, possible);
  return {
    channel,
    rule,
    alternatives: possible.filter((each) => each !== channel),
    warning: !situation.sensitive || channel === null ? null : publicness(situation),
  };
}

function publicness({ publicRepository }: ChannelSituation): ChannelWarning {
  return publicRepository ? 'sensitive-public' : 'sensitive-team';
}

function isPossible(channel: Channel, situation: ChannelSituation): boolean {
  if (!situation.writable) return false;
  switch (channel) {
    case 'prComment':
      return situation.openPullRequest;
    case 'discussionComment':
      return situation.discussionsEnabled && situation.branchDiscussion;
    case 'newDiscussion':
      return situation.discussionsEnabled;
    case 'draftPullRequest':
      return situation.canOpenPullRequest && !situation.openPullRequest;
  }
}

function preferred(
  { kind, writable }: ChannelSituation,
  possible: readonly Channel[],
): { readonly channel: Channel | null; readonly rule: ChannelRuleId } {
  if (!writable) return { channel: null, rule: 'not-writable' };
  const aboutCode = kind === 'handoff' || kind === 'review';
  const order: readonly (readonly [Channel, ChannelRuleId])[] = aboutCode
    ? [
        ['prComment', 'beside-the-code'],
        ['draftPullRequest', 'open-a-place-beside-the-code'],
        ['discussionComment', 'where-it-was-discussed'],
        ['newDiscussion', 'only-a-discussion'],
      ]
    : [
        ['discussionComment', 'where-it-was-discussed'],
        ['prComment', 'beside-the-code'],
        ['newDiscussion', 'for-everyone-to-find'],
        ['draftPullRequest', 'open-a-place-beside-the-code'],
      ];
  const found = order.find(([channel]) => possible.includes(channel));
  return found === undefined
    ? { channel: null, rule: 'no-place-yet' }
    : { channel: found[0], rule: found[1] };
}
