import { randomUUID } from 'node:crypto';
import type { OutboxWork } from '../../../src/app/outbox/outboxItem.ts';
import type { FaultKind, FaultMatch } from '../../github/faults.ts';
import { type OutboxWorld, requestTimeout, speed, startWorld } from './outboxWorld.ts';

/** Seconds of the outbox in real milliseconds. */
const seconds = (count: number): number => (count * 1000) / speed;

type Outcome =
  /** Exactly one copy stands there. */
  | 'one'
  /** None stands there, the item is kept with this reason. */
  | { readonly kept: string }
  /** None stands there until the cause is removed, then one. */
  | { readonly waits: string };

type Fault = readonly [name: string, kind: FaultKind, outcome: Outcome];

/** Faults of the connection and of REST's answers, which GraphQL's address gives as well. */
const faults: readonly Fault[] = [
  ['reset before', { kind: 'resetBefore' }, 'one'],
  ['reset after the commit', { kind: 'resetAfter' }, 'one'],
  ['stall beyond the time-out', { kind: 'stall', ms: requestTimeout + 2000 }, 'one'],
  ['commit, answer beyond the time-out', { kind: 'slowAnswer', ms: requestTimeout + 2000 }, 'one'],
  ['late commit at 5 s after a reset', { kind: 'lateCommit', ms: seconds(5), answer: 'reset' }, 'one'],
  ['late commit at 15 s after a reset', { kind: 'lateCommit', ms: seconds(15), answer: 'reset' }, 'one'],
  ['late commit at 30 s after a 502', { kind: 'lateCommit', ms: seconds(30), answer: 'badGateway' }, 'one'],
  ['late commit at 60 s after a 502', { kind: 'lateCommit', ms: seconds(60), answer: 'badGateway' }, 'one'],
  ['late commit at 120 s after a reset', { kind: 'lateCommit', ms: seconds(120), answer: 'reset' }, 'one'],
  ['502 in HTML', { kind: 'badGateway' }, 'one'],
  ['502 in HTML after the commit', { kind: 'badGatewayAfter' }, 'one'],
  ['401', { kind: 'unauthorized' }, { waits: 'unauthorized' }],
  ['403 primary limit', { kind: 'primaryLimit', resetInSeconds: 20 }, 'one'],
  ['403 secondary limit', { kind: 'secondaryLimit', status: 403 }, 'one'],
  ['403 secondary limit with retry-after', { kind: 'secondaryLimit', status: 403, retryAfter: 5 }, 'one'],
  ['429 secondary limit', { kind: 'secondaryLimit', status: 429 }, 'one'],
  ['429 secondary limit with retry-after', { kind: 'secondaryLimit', status: 429, retryAfter: 5 }, 'one'],
  ['403 SSO', { kind: 'sso', url: 'https://github.com/orgs/acme/sso' }, 'one'],
  ['404', { kind: 'notFound' }, { kept: 'notFound' }],
  ['410', { kind: 'gone' }, { kept: 'gone' }],
  ['422', { kind: 'unprocessable' }, { kept: 'invalid' }],
  ['403 locked', { kind: 'locked' }, { kept: 'forbidden' }],
];

const graphqlFaults: readonly Fault[] = [
  // GraphQL's own address is missing, so the server has none.
  ...faults.map((fault): Fault => (fault[0] === '404' ? ['404', fault[1], { kept: 'unsupported' }] : fault)),
  ['a limit under 200', { kind: 'graphqlError', type: 'RATE_LIMITED', message: 'Limit' }, 'one'],
  ['a passing error under 200', { kind: 'graphqlError', type: 'INTERNAL', message: 'Wrong' }, 'one'],
  ['a refusal under 200', { kind: 'graphqlError', type: 'FORBIDDEN', message: 'No' }, { kept: 'forbidden' }],
  [
    'a missing node under 200',
    { kind: 'graphqlError', type: 'NOT_FOUND', message: 'No' },
    { kept: 'notFound' },
  ],
];

export interface Write {
  readonly name: string;
  readonly match: FaultMatch;
  readonly work: (world: OutboxWorld) => Promise<OutboxWork>;
  /** How often it stands on the server; the copies of the item's id unless given. */
  readonly copies?: (world: OutboxWorld, work: OutboxWork, id: string) => number;
}

const comments: FaultMatch = { method: 'POST', path: /\/issues\/\d+\/comments/ };
const pull = ({ server }: OutboxWorld) => ({ type: 'pullRequest', number: server.pull }) as const;

const toPullRequest: Write = {
  name: 'a note to the pull request',
  match: comments,
  work: (world) => Promise.resolve(world.note(pull(world))),
};
const reply: Write = {
  name: 'a reply',
  match: comments,
  work: (world) =>
    Promise.resolve({
      type: 'reply',
      subject: pull(world),
      reply: {
        id: randomUUID(),
        note: randomUUID(),
        author: 'maya',
        repositoryId: world.repository.id,
        writtenAt: Date.UTC(2026, 10, 23),
        action: { type: 'accepted', readBack: { nextStep: 'Count retries', blocker: '' } },
      },
    }),
};
const edit: Write = {
  name: 'an edit',
  match: { method: 'PATCH', path: /\/issues\/comments\/\d+/ },
  work: async (world) => {
    const base = '# Title\n\n- [ ] one';
    const { id } = await world.server.as('maya').comments.post(world.repository, pull(world), base);
    return { type: 'edit', location: { subject: pull(world), id }, base, body: base.replace('[ ]', '[x]') };
  },
  copies: ({ server }, work) =>
    server.team.gitHub.state.data.comments.filter(({ body }) => work.type === 'edit' && body === work.body)
      .length,
};
const newDiscussion: Write = {
  name: 'a note that opens a discussion',
  match: { graphql: /createDiscussion/ },
  work: async ({ server, repository, note }) => {
    const [category] = await server.as('maya').discussions.categories(repository);
    return note({
      type: 'newDiscussion',
      categoryId: category?.id ?? '',
      categoryName: category?.name ?? '',
    });
  },
};
const inDiscussion: Write = {
  name: 'a note in a discussion',
  match: { graphql: /addDiscussionComment/ },
  work: async ({ server, repository, note }) => {
    const { discussions } = server.as('ben');
    const [category] = await discussions.categories(repository);
    const categoryId = category?.id ?? '';
    const { subject } = await discussions.create(repository, { categoryId, title: 'Talk', body: 'Begin' });
    return note(subject);
  },
};
const draftPullRequest: Write = {
  name: 'a note that opens its draft pull request',
  match: { method: 'POST', path: /\/pulls(?:\?|$)/ },
  work: ({ note }) =>
    Promise.resolve(
      note({
        type: 'draftPullRequest',
        head: { owner: 'acme', branch: 'next-work' },
        baseBranch: 'main',
      }),
    ),
  copies: (world, _work, id) => {
    const { issues } = world.server.team.gitHub.state.data;
    const opened = issues.filter((issue) => issue.pull?.headRef === 'next-work').length;
    // The note and its pull request stand there as often as each other, or it is wrong.
    return opened === world.copies(id) ? opened : Number.NaN;
  },
};

/** Every write of the outbox that leaves text on GitHub. */
export const writes: readonly Write[] = [
  toPullRequest,
  reply,
  edit,
  newDiscussion,
  inDiscussion,
  draftPullRequest,
];

/** What happens besides the fault. */
const circumstances = ['three windows', 'the clock an hour ahead', 'the clock an hour behind'] as const;

export interface Cell {
  readonly name: string;
  readonly write: Write;
  readonly fault: Fault;
  readonly circumstance?: (typeof circumstances)[number];
}

/** Each write with each fault, and with a fault of unknown outcome in each circumstance. */
export const cells: readonly Cell[] = writes.flatMap((write) => {
  const own = write.match.graphql === undefined ? faults : graphqlFaults;
  return [
    ...own.map((fault): Cell => ({ name: `${write.name}: ${fault[0]}`, write, fault })),
    ...own
      .filter(([name]) => name === 'reset before' || name === 'reset after the commit')
      .flatMap((fault) =>
        circumstances.map((circumstance): Cell => ({
          name: `${write.name}: ${fault[0]}, ${circumstance}`,
          write,
          fault,
          circumstance,
        })),
      ),
  ];
});

export interface CellResult {
  readonly outcome: 'one' | 'kept' | 'wrong';
  /** What is not as it should be. */
  readonly problems: readonly string[];
}

/** Sends one write through one fault, in a world of its own. Never rejects. */
export async function runCell(cell: Cell): Promise<CellResult> {
  const problems: string[] = [];
  try {
    await using world = await startWorld();
    await sendThrough(world, cell, (holds, what) => {
      if (!holds) problems.push(what);
    });
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
  }
  const { fault } = cell;
  const expected = typeof fault[2] === 'object' && 'kept' in fault[2] ? 'kept' : 'one';
  return { outcome: problems.length === 0 ? expected : 'wrong', problems };
}

async function sendThrough(
  world: OutboxWorld,
  { write, fault: [, kind, outcome], circumstance }: Cell,
  check: (holds: boolean, what: string) => void,
): Promise<void> {
  const { server, sessions, repository } = world;
  const work = await write.work(world);
  const id =
    work.type === 'note' ? work.draft.header.id : work.type === 'reply' ? work.reply.id : randomUUID();
  const copies = (): number => (write.copies ?? ((_, __, own) => world.copies(own)))(world, work, id);
  server.team.gitHub.faults.add({ match: write.match, fault: kind });
  const window = world.openWindow();
  if (circumstance === 'three windows') {
    world.openWindow();
    world.openWindow();
  }
  const sent: string[] = [];
  window.onDidSend(({ item }) => sent.push(item.id));
  check((await window.add({ id, author: 'maya', repository, work })).type === 'done', 'it was queued');
  if (circumstance === 'the clock an hour ahead') world.clock.wallOffset = 3_600_000;
  if (circumstance === 'the clock an hour behind') world.clock.wallOffset = -3_600_000;
  const state = (): string | undefined => world.stored(id)?.state.type;
  const reason = (): string | undefined => {
    const stored = world.stored(id)?.state;
    return stored !== undefined && 'reason' in stored ? stored.reason.type : undefined;
  };
  if (outcome !== 'one' && 'kept' in outcome) {
    await world.until('it failed', () => state() === 'failed', 60_000);
    check(reason() === outcome.kept, `kept because of ${reason() ?? 'nothing'}`);
    check(JSON.stringify(world.stored(id)?.work) === JSON.stringify(work), 'what was written is kept');
    check(copies() === 0, `${copies()} stand there`);
    check(sent.length === 0, 'nothing was announced');
  } else {
    if (outcome !== 'one') {
      await world.until('it paused', () => state() === 'paused', 60_000);
      check(reason() === outcome.waits, `waits because of ${reason() ?? 'nothing'}`);
      const [asked, ...more] = sessions.asked;
      check(asked?.how === 'renew' && more.length === 0, 'a session was asked for once');
      check(copies() === 0, `${copies()} stand there before the sign-in`);
      await sessions.signInWithToken(server.reference.host, 'ghp_maya_0000000000000000000000000000');
    }
    await world.until('it is done', () => state() === undefined, 60_000);
    check(copies() === 1, `${copies()} stand there`);
    check(sent.join() === id, `announced: ${sent.join()}`);
    check(world.settled.includes(id), 'what follows was done');
    if (kind.kind === 'lateCommit' && work.type !== 'edit' && write !== draftPullRequest) {
      checkRemovals(world, write, check);
    }
  }
  check(server.team.gitHub.faults.pending === 0, 'the fault was met');
  check(server.violations().length === 0, 'GitHub would understand every request');
  check(!/ghp_|Half done/.test(server.log.lines.join('\n')), 'the log holds no token and no text');
}

/** The faulted write is carried out in any case: each further one made a copy, which the sweep removed. */
function checkRemovals(
  { server }: OutboxWorld,
  { match }: Write,
  check: (holds: boolean, what: string) => void,
): void {
  const { requests } = server.team.gitHub;
  const isWrite = ({ path, body, method }: (typeof requests)[number]): boolean =>
    match.graphql?.test(body) ?? (method === 'POST' && match.path?.test(path) === true);
  const further = requests.filter((each) => isWrite(each) && each.status < 300 && each.status > 0);
  const removals = requests.filter(
    ({ method, body, status }) => status < 300 && (method === 'DELETE' || body.includes('deleteDiscussion')),
  );
  check(removals.length === further.length, `${removals.length} of ${further.length} copies were removed`);
}
