import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { OutboxWork } from '../../../src/app/outbox/outboxItem.ts';
import type { FaultKind, FaultMatch } from '../../github/faults.ts';
import { type OutboxWorld, speed, startWorld } from './outboxWorld.ts';

/** Seconds of the outbox in real milliseconds. */
const seconds = (count: number): number => (count * 1000) / speed;

type Outcome =
  /** Exactly one copy stands there. */
  | 'one'
  /** None stands there, the item is kept with this reason. */
  | { readonly kept: string }
  /** None stands there until the cause is removed, then one. */
  | { readonly waits: string };

const faults: readonly (readonly [string, FaultKind, Outcome])[] = [
  ['reset before', { kind: 'resetBefore' }, 'one'],
  ['reset after the commit', { kind: 'resetAfter' }, 'one'],
  ['stall beyond the time-out', { kind: 'stall', ms: 4000 }, 'one'],
  ['commit, answer beyond the time-out', { kind: 'slowAnswer', ms: 4000 }, 'one'],
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

const graphqlFaults: typeof faults = [
  ['a limit under 200', { kind: 'graphqlError', type: 'RATE_LIMITED', message: 'Limit' }, 'one'],
  ['a passing error under 200', { kind: 'graphqlError', type: 'INTERNAL', message: 'Wrong' }, 'one'],
  ['a refusal under 200', { kind: 'graphqlError', type: 'FORBIDDEN', message: 'No' }, { kept: 'forbidden' }],
  [
    'a missing node under 200',
    { kind: 'graphqlError', type: 'NOT_FOUND', message: 'No' },
    { kept: 'notFound' },
  ],
];

interface Write {
  readonly name: string;
  readonly match: FaultMatch;
  readonly work: (world: OutboxWorld) => Promise<OutboxWork>;
}

const toPullRequest: Write = {
  name: 'a note to the pull request',
  match: { method: 'POST', path: /\/issues\/\d+\/comments/ },
  work: (world) => Promise.resolve(world.note({ type: 'pullRequest', number: world.server.pull })),
};
const reply: Write = {
  name: 'a reply',
  match: toPullRequest.match,
  work: ({ server, repository }) =>
    Promise.resolve({
      type: 'reply',
      subject: { type: 'pullRequest', number: server.pull },
      reply: {
        id: randomUUID(),
        note: randomUUID(),
        author: 'maya',
        repositoryId: repository.id,
        writtenAt: Date.UTC(2026, 10, 23),
        action: { type: 'accepted', readBack: { nextStep: 'Count retries', blocker: '' } },
      },
    }),
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

const wanted = (names: readonly string[]): typeof faults => faults.filter(([name]) => names.includes(name));
const someFaults = wanted([
  'reset before',
  'reset after the commit',
  'commit, answer beyond the time-out',
  'late commit at 30 s after a 502',
  '502 in HTML after the commit',
  '401',
]);

const matrix = [
  ...faults.map((fault) => [toPullRequest, ...fault] as const),
  ...someFaults.map((fault) => [reply, ...fault] as const),
  ...[...someFaults, ...graphqlFaults].map((fault) => [newDiscussion, ...fault] as const),
  ...[...someFaults, ...graphqlFaults].map((fault) => [inDiscussion, ...fault] as const),
];

describe('publishing through faults at the socket', () => {
  it.concurrent.each(matrix.map((cell) => [`${cell[0].name}: ${cell[1]}`, cell] as const))(
    '%s',
    { timeout: 60_000 },
    async (_name, [write, , fault, outcome]) => {
      await using world = await startWorld();
      const { server, sessions, repository } = world;
      const work = await write.work(world);
      const id = work.type === 'note' ? work.draft.header.id : work.type === 'reply' ? work.reply.id : '';
      server.team.gitHub.faults.add({ match: write.match, fault });
      const window = world.openWindow();
      const sent: string[] = [];
      window.onDidSend(({ item }) => sent.push(item.id));
      expect(await window.add({ id, author: 'maya', repository, work })).toMatchObject({ type: 'done' });

      const state = (): string | undefined => world.stored(id)?.state.type;
      if (outcome !== 'one' && 'kept' in outcome) {
        await world.until('it failed', () => state() === 'failed');
        expect(world.stored(id)?.state).toMatchObject({ reason: { type: outcome.kept } });
        expect(world.stored(id)?.work).toEqual(work);
        expect(world.copies(id)).toBe(0);
        expect(sent).toEqual([]);
      } else {
        if (outcome !== 'one') {
          await world.until('it paused', () => state() === 'paused');
          expect(world.stored(id)?.state).toMatchObject({ reason: { type: outcome.waits } });
          expect(sessions.asked).toEqual([{ host: server.reference.host, how: 'renew' }]);
          expect(world.copies(id)).toBe(0);
          await sessions.signInWithToken(server.reference.host, 'ghp_maya_0000000000000000000000000000');
        }
        await world.until('it is done', () => state() === undefined, 40_000);
        expect(world.copies(id)).toBe(1);
        expect(sent).toEqual([id]);
        expect(world.settled).toEqual([id]);
        if (fault.kind === 'lateCommit') {
          // The faulted write is carried out in any case: each further one made a copy, which the sweep removed.
          const { requests } = server.team.gitHub;
          const isWrite = ({ path, body, method }: (typeof requests)[number]): boolean =>
            write.match.graphql?.test(body) ?? (method === 'POST' && write.match.path?.test(path) === true);
          const further = requests.filter(
            (request) => isWrite(request) && request.status < 300 && request.status > 0,
          );
          const removals = requests.filter(
            ({ method, body }) => method === 'DELETE' || body.includes('deleteDiscussion'),
          );
          expect(removals.map(({ status }) => status < 300)).toEqual(further.map(() => true));
        }
      }
      expect(server.team.gitHub.faults.pending).toBe(0);
      expect(server.violations()).toEqual([]);
      expect(server.log.lines.join('\n')).not.toMatch(/ghp_|Half done/);
    },
  );
});
