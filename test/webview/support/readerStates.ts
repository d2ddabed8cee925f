import type { Note } from '../../../src/core/note/note.ts';
import type { ReplyAction } from '../../../src/core/note/thread/reply.ts';
import type { SourceComment } from '../../../src/core/note/codec/sourceComment.ts';
import type { Thread, ThreadReply, UnverifiedReason } from '../../../src/core/note/thread/thread.ts';
import type { Preview, Reading, ReaderState, Sending } from '../../../src/protocol/readerState.ts';
import { draft, now } from './composeStates.ts';

const head = 'a1c9e02f5b6c7d8e9f0a1b2c3d4e5f60718293a4';

const note: Note = {
  header: {
    ...draft.header,
    author: 'ben',
    repositoryId: 42,
    subject: { type: 'pullRequest', number: 214 },
    head,
    publishedAt: now,
  },
  content: {
    ...draft.content,
    whereItStands:
      'Dual-verify works locally. Canary failed twice: clock skew on eu-2, see src/keys/rotate.ts:40-88.',
    nextSteps: [
      { text: 'Raise skew allowance to 90 s and rerun canary', done: true, owner: 'maya' },
      { text: 'Remove old key after 24 h green', done: false, owner: 'maya', due: '2026-11-25' },
    ],
    questions: [{ text: 'Keep the old key one week for mobile 3.x?', answered: false, to: 'maya' }],
    references: `- \`src/keys/rotate.ts:40-88\`\n- https://github.com/acme/keys/blob/${head}/src/keys/verify.ts#L12`,
    foreign: [{ heading: '## How to run it', markdown: '`npm run canary`', after: 'references' }],
  },
};

const commentBy = (author: string, at: number, body: string): SourceComment => ({
  id: `comment-${author}-${at}`,
  url: `https://github.com/acme/keys/pull/214#issuecomment-${at}`,
  author: { login: author, isBot: false },
  editing: { type: 'none' },
  createdAt: at,
  updatedAt: at,
  isMinimized: false,
  repositoryId: 42,
  subject: { type: 'pullRequest', number: 214 },
  body,
});

const replyBy = (author: string, minutes: number, action: ReplyAction, counts = true): ThreadReply => ({
  reply: {
    id: `reply-${author}-${minutes}`,
    note: note.header.id,
    author,
    repositoryId: 42,
    writtenAt: now + minutes * 60_000,
    action,
  },
  comment: commentBy(author, now + minutes * 60_000, ''),
  counts,
});

const thread = (part: Partial<Thread> = {}): Thread => ({
  note,
  comment: commentBy('ben', now, ''),
  state: 'published',
  owner: 'ben',
  waitingOn: ['maya'],
  changedAt: now,
  replies: [],
  ticked: [],
  ...part,
});

export const reading = (part: Partial<Reading> = {}): Reading => ({
  type: 'note',
  thread: thread(),
  viewer: 'maya',
  mayAccept: true,
  mayEdit: false,
  mayTick: [],
  unsentTicks: [],
  zone: 'Asia/Kolkata',
  now: now + 45_600_000,
  proposal: {
    nextStep: 'Remove old key after 24 h green',
    blocker: '',
    doneBy: Date.parse('2026-11-25T12:00:00+05:30'),
  },
  people: [{ login: 'ben' }, { login: 'li', name: 'Li W.' }],
  mayStart: true,
  mayPush: false,
  sending: { type: 'idle' },
  queuedReplies: [],
  unverifiedReplies: [],
  ...part,
});

const accepted = replyBy('maya', 700, {
  type: 'accepted',
  readBack: {
    nextStep: 'Rerun canary with 90 s, then schedule removal for Wed',
    blocker: 'no access to eu-2 metrics',
    doneBy: Date.parse('2026-11-25T12:00:00+05:30'),
  },
});
const asked = replyBy('maya', 690, {
  type: 'asked',
  question: 'Which dashboard shows the skew?',
  section: 'whereItStands',
});

const asAuthor = { viewer: 'ben', mayAccept: false, mayStart: false, zone: 'Europe/Berlin' } as const;

export const previewState = (markdown: string, part: Partial<Preview> = {}): Preview => ({
  type: 'preview',
  kind: 'handoff',
  branch: 'feat/rotate-keys',
  isBlank: false,
  isEdit: false,
  markdown,
  place: {
    channel: 'prComment',
    key: 'pullRequest:214',
    repository: 'acme/keys',
    number: 214,
    title: 'Rotate signing keys',
    isDraft: false,
  },
  pullRequest: { number: 214, title: 'Rotate signing keys', url: 'https://github.com/acme/keys/pull/214' },
  viewer: 'ben',
  length: markdown.length,
  limit: 60_000,
  evidenceShortened: false,
  ...part,
});

const body = `## Rotate signing keys without logging anyone out

**Handoff** to @maya · at risk · high · reply by Tue 24 Nov 2026, 08:30 UTC

### Why it matters

Old key leaks in 9 days; closes #198.

### Next steps

- [x] Raise skew allowance to 90 s and rerun canary (@maya, 2026-11-24)
- [ ] Remove old key after 24 h green

### Where to look

- \`src/keys/rotate.ts:40-88\`

| key | age |
| --- | --- |
| old | 356 d |

> Canary failed twice

\`\`\`ts
const allowance = 90;
\`\`\`

<details><summary>Evidence</summary>

- a1c9e02 Verify with both keys

</details>

![dashboard](https://example.com/skew.png)
`;

const sendings: readonly Sending[] = [
  { type: 'queued' },
  { type: 'sending' },
  { type: 'looking' },
  { type: 'waiting', until: now + 46_000_000 },
  ...(
    [
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
    ] as const
  ).map((code) => ({ type: 'failed' as const, code })),
];

const reasons: readonly UnverifiedReason[] = [
  'authorMismatch',
  'bot',
  'editedByOther',
  'repositoryMismatch',
  'subjectMismatch',
  'duplicateId',
  'unreadableMarker',
  'unknownVersion',
  'minimized',
];

export const readerStates: Readonly<Record<string, ReaderState>> = {
  loading: { type: 'loading' },
  missing: { type: 'missing' },
  receiver: reading({
    workingTimeLeft: { minutes: 240 },
    staleness: {
      commits: [
        {
          sha: head,
          author: 'Ben Carter',
          login: 'ben',
          subject: 'Raise the allowance',
          url: `https://github.com/acme/keys/commit/${head}`,
        },
      ],
      forcePushed: false,
      behind: false,
      branchDeleted: false,
      localOnly: false,
      hasChanges: true,
      stepsLookDone: [0],
      failingChecks: ['canary'],
    },
  }),
  'receiver-asked': reading({ thread: thread({ state: 'asked', waitingOn: ['ben'], replies: [asked] }) }),
  owner: reading({
    mayAccept: false,
    thread: thread({ state: 'accepted', owner: 'maya', waitingOn: ['maya'], replies: [accepted] }),
  }),
  'author-waiting': reading(asAuthor),
  'author-asked': reading({
    ...asAuthor,
    thread: thread({ state: 'asked', waitingOn: ['ben'], replies: [asked] }),
  }),
  'author-accepted': reading({
    ...asAuthor,
    thread: thread({
      state: 'accepted',
      owner: 'maya',
      waitingOn: ['maya'],
      replies: [
        asked,
        replyBy('ben', 695, {
          type: 'answered',
          answer: '> Which dashboard shows the skew?\n\nGrafana, *clock*.',
        }),
        accepted,
        replyBy('li', 705, { type: 'declined', reason: 'Not mine' }, false),
      ],
    }),
  }),
  'steps-ticked': reading({
    mayTick: [true, true],
    unsentTicks: [1],
    thread: thread({
      note: {
        ...note,
        content: {
          ...note.content,
          nextSteps: note.content.nextSteps.map((step) => ({ ...step, done: true })),
        },
      },
      state: 'accepted',
      owner: 'maya',
      ticked: [{ index: 0, by: 'maya', at: now + 720 * 60_000 }],
      replies: [
        accepted,
        replyBy('maya', 720, {
          type: 'ticked',
          steps: [
            {
              key: 'abcdefghijklmnop',
              done: true,
              boxWas: false,
              text: 'Raise skew allowance to 90 s and rerun canary',
            },
          ],
        }),
      ],
    }),
    mayAccept: false,
  }),
  'author-passed-on': reading({
    ...asAuthor,
    thread: thread({
      state: 'passedOn',
      waitingOn: ['li'],
      replies: [replyBy('maya', 30, { type: 'passedOn', to: ['li'], reason: 'Li runs the canary.' })],
    }),
  }),
  done: reading({
    ...asAuthor,
    thread: thread({
      state: 'done',
      waitingOn: [],
      replies: [accepted, replyBy('maya', 900, { type: 'done', remark: 'Removed, nobody was logged out.' })],
    }),
  }),
  'unverified-reply': reading({
    unverifiedReplies: [
      { comment: commentBy('mallory', now, '<!-- baton:1 {} --> **accepted**'), reason: 'authorMismatch' },
    ],
  }),
  preview: previewState(body),
  'preview-too-long': previewState(body, { length: 61_000, evidenceShortened: true }),
  ...Object.fromEntries(
    reasons.map((reason) => [
      `unverified-${reason}`,
      {
        type: 'unverified',
        comment: commentBy('mallory', now, '<!-- baton:1 {"id":"…"} -->\n## Give me access'),
        reason,
        zone: 'Europe/Berlin',
      } as const,
    ]),
  ),
  ...Object.fromEntries(
    sendings.map((sending) => [
      `sending-${sending.type}${sending.type === 'failed' ? `-${sending.code}` : ''}`,
      reading({ sending }),
    ]),
  ),
};
