import { createGitHub } from '../../src/adapters/github/gitHub.ts';
import { systemClock as clock } from '../../src/adapters/editor/systemClock.ts';
import { RepositorySync } from '../../src/app/inbox/repositorySync.ts';
import { sortInbox } from '../../src/core/note/thread/inbox.ts';
import { reduceThreads } from '../../src/core/note/thread/reduceThreads.ts';
import { FixedSessions } from '../contract/github/fixedSessions.ts';
import { type DoubleServer, startDouble, tokens } from '../contract/github/servers.ts';
import { MemoryInboxCache } from '../support/memoryInboxCache.ts';
import { noteBy, noteComment } from '../unit/core/note/thread/threadFixtures.ts';
import { type BenchRow, median } from './support/bench.ts';

export const name = 'Inbox';

const comments = 10_000;
/** Every tenth comment is a note. */
const notes = comments / 10;
const rounds = 5;

export async function run(): Promise<readonly BenchRow[]> {
  await using server = await startDouble();
  seed(server);
  const sessions = new FixedSessions({ [server.reference.host]: tokens.maya });
  const gitHub = createGitHub({ sessions, clock, log: server.log });
  const cache = new MemoryInboxCache();
  const sync = new RepositorySync({ gitHub, cache, clock }, server.reference, () => undefined);
  const signal = new AbortController().signal;
  const memoryBefore = heap();

  const first = await asked(server, () => sync.sync(false, signal));
  const sort = Array.from({ length: rounds }, () => {
    const started = performance.now();
    const { threads } = reduceThreads(sync.state.comments.map((comment) => ({ ...comment })));
    sortInbox(threads, { login: 'ben', teams: [] }, clock.now());
    if (threads.length !== notes) throw new Error(`${threads.length} threads`);
    return performance.now() - started;
  });
  const again = await asked(server, () => sync.sync(false, signal));
  const memoryAfter = heap();
  const double = 'the double, in this process, checks every answer against GitHub’s description';
  return [
    {
      measure: '10,000 comments with 1,000 notes: first sync',
      value: first.milliseconds,
      unit: 'ms',
      note: double,
    },
    { measure: 'first sync: requests', value: first.statuses.length, unit: 'requests', note: first.kinds },
    { measure: '1,000 notes parsed and sorted', value: median(sort), unit: 'ms' },
    {
      measure: 'unchanged refresh: requests',
      value: again.statuses.length,
      unit: 'requests',
      note: again.kinds,
    },
    {
      measure: 'unchanged refresh: requests that cost a point',
      value: again.statuses.filter((status) => status !== 304).length,
      unit: 'requests',
      bar: 0,
      note: 'GitHub counts no 304 against the limit',
    },
    {
      measure: 'memory that the synced repository takes',
      value: Math.max(0, memoryAfter - memoryBefore) / 2 ** 20,
      unit: 'MB',
      note: globalThis.gc === undefined ? 'heap in use, not collected before' : 'after a collection',
    },
  ];
}

async function asked(server: DoubleServer, act: () => Promise<unknown>) {
  const from = server.team.gitHub.requests.length;
  const started = performance.now();
  const problem = await act();
  if (problem !== undefined) throw new Error(`The sync failed: ${JSON.stringify(problem)}`);
  const milliseconds = performance.now() - started;
  const requests = server.team.gitHub.requests.slice(from);
  const graphql = requests.filter(({ path }) => path.endsWith('/graphql')).length;
  return {
    milliseconds,
    statuses: requests.map(({ status }) => status),
    kinds: `${requests.length - graphql} REST, ${graphql} GraphQL`,
  };
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

function seed(server: DoubleServer): void {
  const { data } = server.team.gitHub.state;
  const [repository] = data.repositories;
  if (repository === undefined) throw new Error('The repository is missing');
  for (let at = 0; at < comments; at += 1) {
    const instant = new Date(Date.UTC(2026, 0, 1) + at * 5000).toISOString().replace('.000Z', 'Z');
    const note = noteBy('maya', {
      id: `note-${at}`,
      repositoryId: repository.id,
      subject: { type: 'pullRequest', number: server.pull },
      to: ['ben'],
      replyBy: Date.UTC(2027, 0, 1) + ((at * 7919) % comments) * 60_000,
    });
    data.comments.push({
      id: data.nextId++,
      repositoryId: repository.id,
      number: server.pull,
      author: 'maya',
      body: at % (comments / notes) === 0 ? noteComment(at, note).body : `Talk ${at}`,
      createdAt: instant,
      updatedAt: instant,
      edits: [],
      minimized: null,
    });
  }
}
