import { describe, expect, it } from 'vitest';
import type { Reply, ReplyAction } from '../../../../../src/core/note/thread/reply.ts';
import {
  initialState,
  isOver,
  nextState,
  ownerOf,
  type ThreadState,
  waitingOn,
} from '../../../../../src/core/note/thread/threadState.ts';
import { accepted, answered, asked, declined, done, noteBy, passedOn, withdrawn } from './threadFixtures.ts';

const note = noteBy('maya');
const isAddressee = (login: string, addressee: string): boolean =>
  login === addressee || (addressee === 'acme/keys' && login === 'eve');

/** Everybody who can matter, with everything that each can do: 13 events, every order of up to five of them. */
const events: readonly (readonly [string, ReplyAction])[] = [
  ['ben', accepted],
  ['eve', accepted],
  ['cat', accepted],
  ['dan', accepted],
  ['ben', asked],
  ['maya', answered],
  ['ben', declined],
  ['eve', declined],
  ['ben', passedOn],
  ['eve', done],
  ['maya', done],
  ['maya', withdrawn],
  ['ben', withdrawn],
];

function visit(
  depth: number,
  check: (before: ThreadState, reply: Reply, after: ThreadState | undefined) => void,
): number {
  let visited = 0;
  const walk = (state: ThreadState, left: number, minute: number): void => {
    if (left === 0) return;
    for (const [author, action] of events) {
      visited += 1;
      const reply: Reply = { id: 'r', note: 'note-1', author, repositoryId: 7, writtenAt: 0, action };
      const after = nextState(note, state, reply, minute, isAddressee);
      check(state, reply, after);
      walk(after ?? state, left - 1, minute + 1);
    }
  };
  walk(initialState(note, 0), depth, 1);
  return visited;
}

describe('every order of up to five events', () => {
  it('keeps the rules of ownership', () => {
    const broken = new Set<string>();
    const rule = (name: string, holds: boolean): void => {
      if (!holds) broken.add(name);
    };
    const visited = visit(5, (before, reply, after) => {
      const { type } = reply.action;
      const owner = ownerOf(note, before);
      rule('a stranger changes nothing', reply.author !== 'dan' || after === undefined);
      rule('nothing changes after the end', !isOver(before.state) || after === undefined);
      if (after === undefined) return;
      const next = ownerOf(note, after);
      rule(
        'only an acceptance gives somebody else the work',
        next === owner || next === 'maya' || type === 'accepted',
      );
      rule('an accepted note has no second owner', type !== 'accepted' || before.acceptedBy === undefined);
      rule(
        'who accepts was addressed',
        type !== 'accepted' || before.addressees.some((each) => isAddressee(reply.author, each)),
      );
      rule(
        'who accepts is the owner',
        type !== 'accepted' || (next === reply.author && after.state === 'accepted'),
      );
      rule('only the owner gives the work back', owner === next || next !== 'maya' || reply.author === owner);
      rule(
        'an owner is known in every accepted state',
        (after.state === 'accepted') <= (after.acceptedBy !== undefined),
      );
      rule('only the author withdraws', after.state !== 'withdrawn' || reply.author === 'maya');
      rule(
        'asked means that the author is on turn',
        after.state !== 'asked' || waitingOn(note, after)[0] === 'maya',
      );
      rule(
        'while it lives, somebody is on turn',
        isOver(after.state) === (waitingOn(note, after).length === 0),
      );
      rule('the time of the change is kept', after.changedAt > before.changedAt);
    });
    expect([...broken]).toEqual([]);
    expect(visited).toBe(13 + 13 ** 2 + 13 ** 3 + 13 ** 4 + 13 ** 5);
  });
});
