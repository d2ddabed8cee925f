import { randomUUID } from 'node:crypto';
import type { OutboxWork } from '../../../src/app/outbox/outboxItem.ts';
import type { FaultKind, FaultMatch } from '../../github/faults.ts';
import { type FaultServer, type FaultWorld, openFaultWorld, requestTimeout } from './faultWorld.ts';

const seconds = (count: number): number => count * 1000;

type Outcome =
  /** Exactly one copy stands there. */
  | 'one'
  /** None stands there, and the item is done with. */
  | 'none'
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

/** GitHub answers 422 to a request for reviews when one of those asked may not review. */
const reviewFaults = faults.map((fault): Fault =>
  fault[0] === '422' ? ['422', fault[1], { kept: 'notReviewers' }] : fault,
);

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
  readonly faults: readonly Fault[];
  readonly match: FaultMatch;
  readonly work: (world: FaultWorld) => Promise<OutboxWork>;
  /** How often it stands on the server; the copies of the item's id unless given. */
  readonly copies?: (world: FaultWorld, work: OutboxWork, id: string) => number;
}

const comments: FaultMatch = { method: 'POST', path: /\/issues\/\d+\/comments/ };
const pull = ({ server }: FaultWorld) => ({ type: 'pullRequest', number: server.pull }) as const;

const toPullRequest: Write = {
  name: 'a note to the pull request',
  faults,
  match: comments,
  work: (world) => Promise.resolve(world.note(pull(world))),
};
const reply: Write = {
  name: 'a reply',
  faults,
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
  faults,
  match: { method: 'PATCH', path: /\/issues\/comments\/\d+/ },
  work: async (world) => {
    const base = `# Title\n\n- [ ] one ${randomUUID()}`;
    const { id } = await world.server.as('maya').comments.post(world.repository, pull(world), base);
    return { type: 'edit', location: { subject: pull(world), id }, base, body: base.replace('[ ]', '[x]') };
  },
  copies: ({ server }, work) =>
    server.team.gitHub.state.data.comments.filter(({ body }) => work.type === 'edit' && body === work.body)
      .length,
};
const newDiscussion: Write = {
  name: 'a note that opens a discussion',
  faults: graphqlFaults,
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
  faults: graphqlFaults,
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
  faults,
  match: { method: 'POST', path: /\/pulls(?:\?|$)/ },
  work: ({ note, makeBranch }) => {
    const branch = makeBranch();
    const head = { owner: 'acme', branch };
    return Promise.resolve(note({ type: 'draftPullRequest', head, baseBranch: 'main' }, branch));
  },
  copies: (world, work, id) => {
    const { issues } = world.server.team.gitHub.state.data;
    const branch = work.type === 'note' ? work.draft.header.branch : '';
    const opened = issues.filter((issue) => issue.pull?.headRef === branch).length;
    // The note and its pull request stand there as often as each other, or it is wrong.
    return opened === world.copies(id) ? opened : Number.NaN;
  },
};

const comment: Write = {
  name: 'a plain comment',
  faults,
  match: comments,
  work: (world) =>
    Promise.resolve({ type: 'comment', subject: pull(world), text: `Have you seen it? ${randomUUID()}` }),
  copies: ({ server }, work) =>
    server.team.gitHub.state.data.comments.filter(
      ({ body }) => work.type === 'comment' && body.startsWith(work.text),
    ).length,
};
const reviewRequest: Write = {
  name: 'a review request',
  faults: reviewFaults,
  match: { method: 'POST', path: /\/requested_reviewers/ },
  work: ({ server }) => {
    const { requestedReviewers, requestedTeams } = pullOf(server);
    // Somebody else's request, which stays.
    requestedReviewers.splice(0, Infinity, 'tomh');
    requestedTeams.splice(0);
    const { pull: pullRequest } = server;
    return Promise.resolve({
      type: 'reviewRequest',
      pullRequest,
      logins: ['ben', 'li'],
      teams: ['platform'],
    });
  },
  copies: ({ server }) => {
    const { requestedReviewers, requestedTeams } = pullOf(server);
    const asked = [...requestedReviewers, ...requestedTeams].join();
    // All of them once and none instead of another, or none at all; anything else is wrong.
    return asked === 'tomh,ben,li,platform' ? 1 : asked === 'tomh' ? 0 : Number.NaN;
  },
};
const minimise: Write = {
  name: 'hiding what was superseded',
  faults: graphqlFaults.map((fault): Fault => {
    // Where it may not be hidden there is nothing to do, and nobody is bothered with it.
    const [name, kind, outcome] = fault;
    return typeof outcome === 'object' && 'kept' in outcome ? [name, kind, 'none'] : fault;
  }),
  match: { graphql: /minimizeComment/ },
  work: async (world) => {
    const { comments: own } = world.server.as('maya');
    const { id } = await own.post(world.repository, pull(world), `Old ${randomUUID()}`);
    return { type: 'minimise', location: { subject: pull(world), id } };
  },
  copies: ({ server }, work) =>
    server.team.gitHub.state.data.comments.filter(
      ({ id, minimized }) =>
        work.type === 'minimise' && String(id) === work.location.id && minimized === 'OUTDATED',
    ).length,
};

function pullOf(server: FaultWorld['server']): { requestedReviewers: string[]; requestedTeams: string[] } {
  const { pull: found } = server.team.seed.pull;
  if (found === null) throw new Error('The seed has no pull request.');
  return found;
}

/** Every write of the outbox. */
export const writes: readonly Write[] = [
  toPullRequest,
  reply,
  edit,
  newDiscussion,
  inDiscussion,
  draftPullRequest,
  comment,
  reviewRequest,
  minimise,
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
  const own = write.faults;
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
  readonly outcome: 'one' | 'none' | 'kept' | 'wrong';
  /** What is not as it should be. */
  readonly problems: readonly string[];
}

/** Sends one write through one fault, from an outbox of its own. Never rejects. One at a time on a server. */
export async function runCell(server: FaultServer, cell: Cell): Promise<CellResult> {
  const problems: string[] = [];
  try {
    await using world = openFaultWorld(server);
    await sendThrough(world, cell, (holds, what) => {
      if (!holds) problems.push(what);
    });
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
  }
  const { fault } = cell;
  const expected =
    typeof fault[2] === 'object' && 'kept' in fault[2] ? 'kept' : fault[2] === 'none' ? 'none' : 'one';
  return { outcome: problems.length === 0 ? expected : 'wrong', problems };
}

async function sendThrough(
  world: FaultWorld,
  { write, fault: [, kind, outcome], circumstance }: Cell,
  check: (holds: boolean, what: string) => void,
): Promise<void> {
  const { server, clock, sessions, repository } = world;
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
  if (circumstance === 'the clock an hour ahead') clock.wallOffset = 3_600_000;
  if (circumstance === 'the clock an hour behind') clock.wallOffset = -3_600_000;
  const state = (): string | undefined => world.stored(id)?.state.type;
  const reason = (): string | undefined => {
    const stored = world.stored(id)?.state;
    return stored !== undefined && 'reason' in stored ? stored.reason.type : undefined;
  };
  if (typeof outcome === 'object' && 'kept' in outcome) {
    await world.until('it failed', () => state() === 'failed');
    check(reason() === outcome.kept, `kept because of ${reason() ?? 'nothing'}`);
    check(JSON.stringify(world.stored(id)?.work) === JSON.stringify(work), 'what was written is kept');
    check(copies() === 0, `${copies()} stand there`);
    check(sent.length === 0, 'nothing was announced');
  } else {
    if (typeof outcome === 'object') {
      await world.until('it paused', () => state() === 'paused');
      check(reason() === outcome.waits, `waits because of ${reason() ?? 'nothing'}`);
      const [asked, ...more] = sessions.asked;
      check(asked?.how === 'renew' && more.length === 0, 'a session was asked for once');
      check(copies() === 0, `${copies()} stand there before the sign-in`);
      await sessions.signInWithToken(server.reference.host, 'ghp_maya_0000000000000000000000000000');
    }
    await world.until('it is done', () => state() === undefined);
    check(copies() === (outcome === 'none' ? 0 : 1), `${copies()} stand there`);
    check(sent.join() === id, `announced: ${sent.join()}`);
    check(world.settled.includes(id), 'what follows was done');
    const leavesCopies = ['note', 'reply', 'comment'].includes(work.type) && write !== draftPullRequest;
    if (kind.kind === 'lateCommit' && leavesCopies) {
      checkRemovals(world, write, check);
    }
  }
  check(server.team.gitHub.faults.pending === 0, 'the fault was met');
  check(world.violations().length === 0, 'GitHub would understand every request');
  check(!/ghp_|Half done/.test(world.logged().join('\n')), 'the log holds no token and no text');
}

/** The faulted write is carried out in any case: each further one made a copy, which the sweep removed. */
function checkRemovals(
  world: FaultWorld,
  { match }: Write,
  check: (holds: boolean, what: string) => void,
): void {
  const requests = world.requests();
  const isWrite = ({ path, body, method }: (typeof requests)[number]): boolean =>
    match.graphql?.test(body) ?? (method === 'POST' && match.path?.test(path) === true);
  const further = requests.filter((each) => isWrite(each) && each.status < 300 && each.status > 0);
  const removals = requests.filter(
    ({ method, body, status }) => status < 300 && (method === 'DELETE' || body.includes('deleteDiscussion')),
  );
  check(removals.length === further.length, `${removals.length} of ${further.length} copies were removed`);
}
