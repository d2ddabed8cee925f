import type { Draft } from '../../../src/core/note/note.ts';
import type {
  ComposeState,
  Evidence,
  PublishTarget,
  SaveState,
  Writing,
} from '../../../src/protocol/composeState.ts';
import type { DestinationsState, Publishing } from '../../../src/protocol/publishState.ts';

/** Monday 23 November 2026, 16:40 in Berlin: the moment of the pictures in the design. */
export const now = Date.parse('2026-11-23T15:40:00Z');
const tuesday = (time: string): number => Date.parse(`2026-11-24T${time}:00+05:30`);

export const draft: Draft = {
  header: {
    id: '5f0c6a34-0c38-4a5e-9f5e-2a1f0f3a7a11',
    kind: 'handoff',
    to: ['maya'],
    status: 'at_risk',
    priority: 'high',
    replyBy: tuesday('14:00'),
    branch: 'feat/rotate-keys',
  },
  content: {
    summary: 'Rotate signing keys without logging anyone out',
    why: 'Old key leaks in 9 days; closes #198.',
    whereItStands: 'Dual-verify works locally. Canary failed twice: clock skew on eu-2, see rotate.ts:40-88.',
    nextSteps: [
      {
        text: 'Raise skew allowance to 90 s and rerun canary',
        done: false,
        owner: 'maya',
        due: '2026-11-24',
      },
      { text: 'Remove old key after 24 h green', done: false },
    ],
    blockedBy: '',
    questions: [],
    contingencies: [{ condition: 'the canary fails again', action: 'revert a1c9e02, page @li' }],
    references: '',
    evidence: '',
    foreign: [],
  },
};

export const blankDraft: Draft = {
  header: {
    id: '0b8c1c5a-4b1f-4a7e-8b1e-000000000001',
    kind: 'handoff',
    to: [],
    status: 'on_track',
    priority: 'normal',
    branch: 'main',
  },
  content: {
    summary: '',
    why: '',
    whereItStands: '',
    nextSteps: [],
    blockedBy: '',
    questions: [],
    contingencies: [],
    references: '',
    evidence: '',
    foreign: [],
  },
};

const evidence: Evidence = {
  groups: [
    {
      key: '["line","commits"]',
      title: '5 commits up to a1c9e02f5b, since origin/main at 77aa01c2de',
      lines: [
        {
          key: '["line","commit","a1c9e02f5b"]',
          label: 'a1c9e02f5b',
          detail: 'Verify with both keys while the old one is still trusted by the edge',
          target: { type: 'commit', sha: 'a1c9e02f5b6c7d8e9f0a1b2c3d4e5f60718293a4' },
        },
        {
          key: '["line","commit","b2d8f13"]',
          label: 'b2d8f13c4d',
          detail: 'Add a rotation command',
          target: { type: 'commit', sha: 'b2d8f13c4d6c7d8e9f0a1b2c3d4e5f60718293a4' },
        },
      ],
      more: 3,
    },
    {
      key: '["line","checks-failed"]',
      title: '1 check failed on a1c9e02f5b',
      lines: [
        {
          key: '["line","check","canary eu-2"]',
          label: 'canary eu-2',
          detail: '',
          target: { type: 'page', url: 'https://github.com/acme/keys/runs/7' },
        },
      ],
      more: 0,
    },
    {
      key: '["line","threads"]',
      title: '2 unresolved review threads at a1c9e02f5b',
      lines: [
        {
          key: '["line","thread","T1"]',
          label: 'src/rotate.ts:52',
          detail: 'maya: Why 90 s and not the 30 s of the runbook?',
          target: { type: 'page', url: 'https://github.com/acme/keys/pull/214#r1' },
        },
      ],
      more: 1,
    },
  ],
  counts: {
    commits: 5,
    atLeast: false,
    unpushed: 1,
    uncommitted: 0,
    threads: 2,
    failing: 1,
    pending: 0,
    errors: 0,
  },
};

export const writing = (part: Partial<Writing> = {}): Writing => ({
  type: 'writing',
  repository: 'acme/keys',
  branch: 'feat/rotate-keys',
  draft,
  revision: 0,
  version: 1,
  save: { type: 'saved', at: now - 2000 },
  target: {
    type: 'pullRequest',
    number: 214,
    title: 'Rotate signing keys',
    url: 'https://github.com/acme/keys/pull/214',
  },
  people: [
    {
      login: 'maya',
      name: 'Maya R.',
      availability: {
        state: 'off',
        until: tuesday('09:30'),
        zone: 'Asia/Kolkata',
        nextWindow: { start: tuesday('09:30'), end: tuesday('18:00') },
      },
    },
    {
      login: 'li',
      name: 'Li W.',
      availability: { state: 'focus', until: now + 3_600_000, zone: 'America/Los_Angeles' },
    },
    {
      login: 'sofia',
      name: 'Sofía A.',
      availability: { state: 'working', until: now + 7_200_000, zone: 'America/Sao_Paulo' },
    },
    { login: 'tomh' },
    { login: 'acme/keys', name: 'Keys' },
  ],
  viewer: 'ben',
  zone: 'Europe/Berlin',
  drafts: ['handoff', 'review'],
  problems: [],
  rulesPassed: 11,
  proposedSteps: [
    {
      key: '["step","thread","T1"]',
      text: 'Resolve `maya`’s review thread on [`src/rotate.ts:52`](https://github.com/acme/keys/pull/214#r1)',
      label: 'Resolve maya’s review thread on src/rotate.ts:52',
    },
    {
      key: '["step","check","canary eu-2"]',
      text: 'Repair the failing check [`canary eu-2`](https://github.com/acme/keys/runs/7)',
      label: 'Repair the failing check canary eu-2',
    },
  ],
  evidence,
  replyByChoices: [
    { type: 'workingHours', hours: 4, login: 'maya', at: tuesday('13:30') },
    { type: 'theirTime', login: 'maya', at: tuesday('10:00') },
  ],
  replyByDistance: { login: 'maya', workingMinutes: 240 },
  deliverAt: { login: 'maya', at: tuesday('09:30') },
  publishing: { type: 'idle' },
  now,
  ...part,
});

const pullRequest = {
  number: 214,
  title: 'Rotate signing keys',
  url: 'https://github.com/acme/keys/pull/214',
};

const targets: readonly PublishTarget[] = [
  { type: 'looking' },
  { type: 'signedOut' },
  { type: 'noRemote' },
  { type: 'noPullRequest' },
  { type: 'pullRequestClosed', ...pullRequest },
  { type: 'pullRequestMerged', ...pullRequest },
  { type: 'unreachable' },
  { type: 'notFound' },
  { type: 'forbidden' },
  { type: 'sso', url: 'https://github.com/orgs/acme/sso' },
  { type: 'rateLimited', until: now + 600_000 },
  { type: 'archived' },
  { type: 'locked' },
];

const repository = 'acme/keys';
const prComment = {
  channel: 'prComment',
  key: 'pullRequest:214',
  repository,
  number: 214,
  title: 'Rotate signing keys',
  isDraft: false,
} as const;
const newDiscussion = { channel: 'newDiscussion', key: 'newDiscussion', repository } as const;
const draftPullRequest = {
  channel: 'draftPullRequest',
  key: 'draftPullRequest:1',
  repository,
  baseBranch: 'main',
  isPushed: true,
} as const;

/** Places to publish to, by what they show. */
export const destinations: Readonly<Record<string, DestinationsState>> = {
  pullRequest: {
    places: [prComment, { ...newDiscussion, category: 'Ideas' }],
    chosen: prComment.key,
    rule: 'beside-the-code',
  },
  severalPullRequests: {
    places: [
      prComment,
      { ...prComment, key: 'pullRequest:209', number: 209, title: 'Backport', isDraft: true },
    ],
    chosen: 'pullRequest:209',
    rule: 'beside-the-code',
    lacksDiscussions: 'server',
  },
  draftFirst: {
    places: [draftPullRequest, { ...draftPullRequest, key: 'draftPullRequest:2', repository: 'ben/keys' }],
    chosen: draftPullRequest.key,
    rule: 'open-a-place-beside-the-code',
  },
  notPushed: {
    places: [{ ...draftPullRequest, isPushed: false }, newDiscussion],
    chosen: draftPullRequest.key,
    rule: 'open-a-place-beside-the-code',
  },
  discussion: {
    places: [
      { channel: 'discussionComment', key: 'discussion:12', repository, number: 12 },
      newDiscussion,
      prComment,
    ],
    chosen: 'discussion:12',
    rule: 'where-it-was-discussed',
    warning: { type: 'sensitive-public', word: 'vulnerability' },
  },
};

const failures = [
  'signedOut',
  'unreachable',
  'notFound',
  'forbidden',
  'sso',
  'archived',
  'locked',
  'tooLong',
  'rejected',
  'unknown',
] as const;

const publishings: readonly Publishing[] = [
  { type: 'queued' },
  { type: 'queued', until: tuesday('09:30') },
  { type: 'sending' },
  { type: 'looking' },
  { type: 'waiting', until: now + 60_000 },
  { type: 'waiting', until: now + 60_000, reason: 'offline' },
  { type: 'published', url: 'https://github.com/acme/keys/pull/214#issuecomment-1', at: now },
  ...failures.map((code) => ({ type: 'failed' as const, code })),
];

const saves: readonly SaveState[] = [
  { type: 'unwritten' },
  { type: 'saving' },
  { type: 'failed', code: 'noSpace' },
  { type: 'failed', code: 'readOnly' },
  { type: 'failed', code: 'other' },
];

/** Places in which nothing can be written. */
export const places: Readonly<Record<string, ComposeState>> = {
  loading: { type: 'loading' },
  restricted: { type: 'restricted' },
  noFolder: { type: 'noFolder' },
  gitUnavailable: { type: 'gitUnavailable' },
  noRepository: { type: 'noRepository' },
  detached: { type: 'detached', commit: 'a1c9e02f5b6c7d8e9f0a1b2c3d4e5f60718293a4' },
};

export const writingStates: Readonly<Record<string, ComposeState>> = {
  writing: writing(),
  empty: writing({
    draft: blankDraft,
    branch: 'main',
    people: [],
    drafts: [],
    save: { type: 'unwritten' },
    templates: [
      { type: 'prompts', content: { ...blankDraft.content, why: '_What is this for?_' } },
      { type: 'repository', name: 'Night shift', content: { ...blankDraft.content, summary: '_Service_' } },
    ],
    badTemplates: [{ path: '.github/baton/broken.md', line: 1 }],
    guidelines: 'One question a line.\nSay by when.',
    ...({ rulesPassed: 0 } as const),
  }),
  ...Object.fromEntries(targets.map((target) => [`target-${target.type}`, writing({ target })])),
  ...Object.fromEntries(
    Object.entries(destinations).map(([name, places]) => [
      `destination-${name}`,
      writing({
        destinations: places,
        ...(name === 'draftFirst' || name === 'notPushed' ? { target: { type: 'noPullRequest' } } : {}),
      }),
    ]),
  ),
  'publishing-changed': writing({
    publishing: { type: 'queued', until: tuesday('09:30'), destination: 'PR #214', isChanged: true },
  }),
  'publishing-otherAccount': writing({
    publishing: {
      type: 'failed',
      code: 'signedOut',
      detail: { type: 'otherAccount', author: 'ben', signedIn: 'ben-work' },
    },
  }),
  ...Object.fromEntries(
    publishings.map((publishing) => [
      `publishing-${publishing.type}${publishing.type === 'failed' ? `-${publishing.code}` : ''}`,
      writing({ publishing }),
    ]),
  ),
  ...Object.fromEntries(
    saves.map((save) => [
      `save-${save.type}${save.type === 'failed' ? `-${save.code}` : ''}`,
      writing({ save }),
    ]),
  ),
};
