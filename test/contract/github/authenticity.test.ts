import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGitHub } from '../../../src/adapters/github/gitHub.ts';
import { RepositorySync } from '../../../src/app/inbox/repositorySync.ts';
import { formatNote } from '../../../src/core/note/codec/formatNote.ts';
import { formatReply } from '../../../src/core/note/codec/formatReply.ts';
import { reduceThreads } from '../../../src/core/note/thread/reduceThreads.ts';
import { MemoryInboxCache } from '../../support/memoryInboxCache.ts';
import { noteBy } from '../../unit/core/note/thread/threadFixtures.ts';
import { FixedSessions } from './fixedSessions.ts';
import { ScaledClock } from './scaledClock.ts';
import { type DoubleServer, startDouble, tokens } from './servers.ts';

/** What somebody did on GitHub that makes a comment look like a note of maya's, or like ben's acceptance of one. */
interface Forgery {
  readonly name: string;
  readonly author?: string;
  readonly body?: (genuine: string) => string;
  /** Who edited it, and how many seconds after it was written. */
  readonly edited?: { readonly by: string; readonly after: number };
  readonly isMinimized?: boolean;
  readonly onAnotherPull?: boolean;
  /** Undefined: it is plain text and not even listed. */
  readonly reason: string | undefined;
}

const forgeries: readonly Forgery[] = [
  { name: 'pasted by somebody else', author: 'li', reason: 'authorMismatch' },
  { name: 'quoted', body: (text) => text.replace(/^/gm, '> '), reason: undefined },
  { name: 'fenced', body: (text) => `\`\`\`\`\n${text}\n\`\`\`\``, reason: undefined },
  { name: 'pasted below other text', body: (text) => `Look:\n\n${text}`, reason: undefined },
  { name: 'copied to another pull request', onAnotherPull: true, reason: 'subjectMismatch' },
  { name: 'edited by a maintainer', edited: { by: 'ben', after: 60 }, reason: 'editedByOther' },
  {
    name: 'edited by a maintainer within the second of writing',
    edited: { by: 'ben', after: 0 },
    reason: 'editedByOther',
  },
  { name: 'minimised', isMinimized: true, reason: 'minimized' },
  {
    name: 'with two markers',
    body: (text) => `${text}\n${text.split('\n')[0] ?? ''}`,
    reason: 'unreadableMarker',
  },
  {
    name: 'of an unknown version',
    body: (text) => text.replace('baton:1 ', 'baton:7 '),
    reason: 'unknownVersion',
  },
  {
    name: 'of a foreign repository',
    body: (text) => text.replace(/"repositoryId":\d+/, '"repositoryId":1'),
    reason: 'repositoryMismatch',
  },
];

describe('what is not a note, on GitHub', () => {
  let server: DoubleServer;
  beforeAll(async () => {
    server = await startDouble();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  async function sync() {
    const sessions = new FixedSessions({ [server.reference.host]: tokens.maya });
    const clock = new ScaledClock(1);
    const gitHub = createGitHub({ sessions, clock, log: server.log });
    const repository = new RepositorySync(
      { gitHub, cache: new MemoryInboxCache(), clock },
      server.reference,
      () => undefined,
    );
    expect(await repository.sync(true, new AbortController().signal)).toBeUndefined();
    return reduceThreads(repository.state.comments);
  }

  function write(forgery: Partial<Forgery>, genuine: string, author: string, minute: number): void {
    const { data } = server.team.gitHub.state;
    const [repository] = data.repositories;
    const at = (seconds: number): string =>
      new Date(Date.UTC(2026, 10, 1, 0, minute, seconds)).toISOString().replace('.000Z', 'Z');
    const { edited } = forgery;
    const body = forgery.body?.(genuine) ?? genuine;
    data.comments.push({
      id: data.nextId++,
      repositoryId: repository!.id,
      number: forgery.onAnotherPull === true ? anotherPull() : server.pull,
      author: forgery.author ?? author,
      body,
      createdAt: at(0),
      updatedAt: at(edited?.after ?? 0),
      edits: edited === undefined ? [] : [{ editor: edited.by, editedAt: at(edited.after), body }],
      minimized: forgery.isMinimized === true ? 'SPAM' : null,
    } as never);
  }

  function anotherPull(): number {
    const { data } = server.team.gitHub.state;
    const issue = data.issues.find(({ number }) => number === server.pull)!;
    const number = server.pull + 500;
    if (!data.issues.some((each) => each.number === number)) {
      data.issues.push({ ...issue, id: data.nextId++, number });
    }
    return number;
  }

  const noteId = 'genuine';
  function genuineNote(): string {
    const repositoryId = server.team.gitHub.state.data.repositories[0]!.id;
    const subject = { type: 'pullRequest', number: server.pull } as const;
    return formatNote(noteBy('maya', { id: noteId, repositoryId, subject, to: ['ben'] })).body;
  }

  it.each(forgeries)('a note $name', async (forgery) => {
    server.team.gitHub.state.data.comments.splice(0);
    write(forgery, genuineNote(), 'maya', 1);
    const { threads, unverified } = await sync();
    expect(threads).toEqual([]);
    expect(unverified.map(({ reason }) => reason)).toEqual(
      forgery.reason === undefined ? [] : [forgery.reason],
    );
  });

  it.each(forgeries)('an acceptance $name changes nothing', async (forgery) => {
    server.team.gitHub.state.data.comments.splice(0);
    write({}, genuineNote(), 'maya', 1);
    const acceptance = formatReply({
      id: 'reply',
      note: noteId,
      author: 'ben',
      repositoryId: server.team.gitHub.state.data.repositories[0]!.id,
      writtenAt: 0,
      action: { type: 'accepted', readBack: { nextStep: 'Run it', blocker: '' } },
    }).body;
    const byAnother =
      forgery.edited === undefined ? forgery : { ...forgery, edited: { ...forgery.edited, by: 'maya' } };
    write(byAnother, acceptance, 'ben', 2);
    const { threads } = await sync();
    expect(threads).toMatchObject([{ state: 'published', owner: 'maya', replies: [] }]);
  });

  it('and what is one: a note that its author edited, and its acceptance', async () => {
    server.team.gitHub.state.data.comments.splice(0);
    write({ edited: { by: 'maya', after: 60 } }, genuineNote(), 'maya', 1);
    const { threads, unverified } = await sync();
    expect(threads).toMatchObject([{ state: 'published', owner: 'maya' }]);
    expect(unverified).toEqual([]);
    expect(server.violations()).toEqual([]);
  });
});
