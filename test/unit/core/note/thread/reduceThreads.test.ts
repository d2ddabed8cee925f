import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNote } from '../../../../../src/core/note/codec/formatNote.ts';
import { reduceThreads } from '../../../../../src/core/note/thread/reduceThreads.ts';
import type { ReplyAction } from '../../../../../src/core/note/thread/reply.ts';
import type { SourceComment } from '../../../../../src/core/note/codec/sourceComment.ts';
import type { Thread } from '../../../../../src/core/note/thread/thread.ts';
import {
  accepted,
  answered,
  asked,
  commentOf,
  declined,
  done,
  noon,
  noteBy,
  noteComment,
  passedOn,
  replyComment,
  withdrawn,
} from './threadFixtures.ts';

const isAddressee = (login: string, addressee: string): boolean =>
  login === addressee || (addressee === 'acme/keys' && login === 'eve');
const note = noteBy('maya');

function threadOf(...comments: readonly SourceComment[]): Thread {
  const { threads } = reduceThreads([noteComment(0, note), ...comments], isAddressee);
  expect(threads).toHaveLength(1);
  return threads[0]!;
}
const after = (...replies: readonly (readonly [string, ReplyAction])[]): Thread =>
  threadOf(...replies.map(([login, action], index) => replyComment(index + 1, login, action)));

describe('the life of a note', () => {
  it.each<
    [
      name: string,
      replies: [string, ReplyAction][],
      state: string,
      owner: string,
      waitingOn: string[],
      counts: boolean[],
    ]
  >([
    ['published', [], 'published', 'maya', ['ben', 'acme/keys'], []],
    ['accepted by name', [['ben', accepted]], 'accepted', 'ben', ['ben'], [true]],
    ['accepted by a member of the team', [['eve', accepted]], 'accepted', 'eve', ['eve'], [true]],
    ['accepted by a stranger', [['dan', accepted]], 'published', 'maya', ['ben', 'acme/keys'], [false]],
    [
      'the author cannot accept for others',
      [['maya', accepted]],
      'published',
      'maya',
      ['ben', 'acme/keys'],
      [false],
    ],
    [
      'the first of two wins',
      [
        ['eve', accepted],
        ['ben', accepted],
      ],
      'accepted',
      'eve',
      ['eve'],
      [true, false],
    ],
    ['asked', [['ben', asked]], 'asked', 'maya', ['maya', 'acme/keys'], [true]],
    [
      'asked and answered',
      [
        ['ben', asked],
        ['maya', answered],
      ],
      'published',
      'maya',
      ['ben', 'acme/keys'],
      [true, true],
    ],
    [
      'asked by two, one answered',
      [
        ['ben', asked],
        ['eve', { type: 'asked', question: '?', section: 'why' }],
        ['maya', { type: 'answered', answer: '!', section: 'why' }],
      ],
      'asked',
      'maya',
      ['maya', 'acme/keys'],
      [true, true, true],
    ],
    ['a stranger asks', [['dan', asked]], 'published', 'maya', ['ben', 'acme/keys'], [false]],
    [
      'asked by the owner',
      [
        ['ben', accepted],
        ['ben', asked],
      ],
      'asked',
      'ben',
      ['maya'],
      [true, true],
    ],
    [
      'answered to the owner',
      [
        ['ben', accepted],
        ['ben', asked],
        ['maya', answered],
      ],
      'accepted',
      'ben',
      ['ben'],
      [true, true, true],
    ],
    ['declined by one', [['ben', declined]], 'published', 'maya', ['acme/keys'], [true]],
    [
      'a member declines for himself only',
      [['eve', declined]],
      'published',
      'maya',
      ['ben', 'acme/keys'],
      [true],
    ],
    [
      'given back',
      [
        ['ben', accepted],
        ['ben', declined],
      ],
      'published',
      'maya',
      ['acme/keys'],
      [true, true],
    ],
    [
      'given back and taken by another',
      [
        ['ben', accepted],
        ['ben', declined],
        ['eve', accepted],
      ],
      'accepted',
      'eve',
      ['eve'],
      [true, true, true],
    ],
    ['passed on', [['ben', passedOn]], 'passedOn', 'maya', ['acme/keys', 'cat'], [true]],
    [
      'passed on and accepted',
      [
        ['ben', passedOn],
        ['cat', accepted],
      ],
      'accepted',
      'cat',
      ['cat'],
      [true, true],
    ],
    [
      'passed on, then the old one accepts',
      [
        ['ben', passedOn],
        ['ben', accepted],
      ],
      'passedOn',
      'maya',
      ['acme/keys', 'cat'],
      [true, false],
    ],
    [
      'passed on to nobody',
      [['ben', { type: 'passedOn', to: [], reason: '' }]],
      'published',
      'maya',
      ['ben', 'acme/keys'],
      [false],
    ],
    [
      'passed on by the owner',
      [
        ['eve', accepted],
        ['eve', passedOn],
      ],
      'passedOn',
      'maya',
      ['ben', 'cat'],
      [true, true],
    ],
    [
      'passed on too late',
      [
        ['eve', accepted],
        ['ben', passedOn],
      ],
      'accepted',
      'eve',
      ['eve'],
      [true, false],
    ],
    [
      'done by the owner',
      [
        ['ben', accepted],
        ['ben', done],
      ],
      'done',
      'ben',
      [],
      [true, true],
    ],
    ['done by the author', [['maya', done]], 'done', 'maya', [], [true]],
    ['done by one who did not accept', [['ben', done]], 'published', 'maya', ['ben', 'acme/keys'], [false]],
    ['withdrawn by the author', [['maya', withdrawn]], 'withdrawn', 'maya', [], [true]],
    ['withdrawn by another', [['ben', withdrawn]], 'published', 'maya', ['ben', 'acme/keys'], [false]],
    [
      'nothing counts after the end',
      [
        ['maya', withdrawn],
        ['ben', accepted],
      ],
      'withdrawn',
      'maya',
      [],
      [true, false],
    ],
    [
      'answered by all, it is still for them to take over, and not for its author to wait for',
      [
        ['ben', answered],
        ['eve', answered],
      ],
      'published',
      'maya',
      ['ben', 'acme/keys'],
      [true, true],
    ],
  ])('%s', (_name, replies, state, owner, waitingOn, counts) => {
    const thread = after(...replies);
    expect(thread).toMatchObject({ state, owner, waitingOn });
    expect(thread.replies.map((reply) => reply.counts)).toEqual(counts);
  });

  it.each(['review', 'decision', 'update'] as const)(
    'has got what a %s asks for when all have answered',
    (kind) => {
      const asking = noteBy('maya', { kind });
      const replies = [replyComment(1, 'ben', answered), replyComment(2, 'eve', answered)];
      const { threads } = reduceThreads([noteComment(0, asking), ...replies], isAddressee);
      expect(threads[0]).toMatchObject({ state: 'published', waitingOn: ['maya'] });
    },
  );

  it('ends as declined when nobody is left, and the author is on turn', () => {
    const alone = noteBy('maya', { to: ['ben'] });
    const { threads } = reduceThreads([noteComment(0, alone), replyComment(1, 'ben', declined)]);
    expect(threads[0]).toMatchObject({ state: 'declined', owner: 'maya', waitingOn: ['maya'] });
  });

  it('takes an update for done when all have read it', () => {
    const update = noteBy('maya', { kind: 'update' });
    const one = reduceThreads([noteComment(0, update), replyComment(1, 'ben', done)], isAddressee);
    expect(one.threads[0]).toMatchObject({ state: 'published', waitingOn: ['acme/keys'] });
    const both = reduceThreads(
      [noteComment(0, update), replyComment(1, 'ben', done), replyComment(2, 'eve', done)],
      isAddressee,
    );
    expect(both.threads[0]).toMatchObject({ state: 'done', waitingOn: [] });
  });

  it('counts the first of two acceptances of one second by the comment’s id', () => {
    const same = { createdAt: noon + 60_000 };
    const [first, second] = [
      replyComment(9, 'ben', accepted, { ...same, id: '999' }),
      replyComment(8, 'eve', accepted, { ...same, id: '1000' }),
    ];
    for (const comments of [
      [first, second],
      [second, first],
    ]) {
      expect(threadOf(...comments).owner).toBe('ben');
    }
  });

  it('forgets what a deleted comment did', () => {
    const both = [replyComment(1, 'eve', accepted), replyComment(2, 'ben', accepted)];
    expect(threadOf(...both).owner).toBe('eve');
    expect(threadOf(...both.slice(1)).owner).toBe('ben');
  });
});

describe('superseding', () => {
  const next = noteBy('maya', { id: 'note-2', supersedes: 'note-1' });
  const states = (...comments: readonly SourceComment[]): Record<string, string> =>
    Object.fromEntries(
      reduceThreads(comments, isAddressee).threads.map((thread) => [thread.note.header.id, thread.state]),
    );

  it.each([
    ['by the author', [noteComment(0, note), noteComment(5, next)], 'superseded'],
    ['and minimised', [noteComment(0, note, { isMinimized: true }), noteComment(5, next)], 'superseded'],
    [
      'by the one who accepted',
      [
        noteComment(0, note),
        replyComment(1, 'ben', accepted),
        noteComment(5, { ...next, header: { ...next.header, author: 'ben' } }),
      ],
      'superseded',
    ],
    [
      'by a stranger',
      [noteComment(0, note), noteComment(5, { ...next, header: { ...next.header, author: 'dan' } })],
      'published',
    ],
    [
      'on another branch',
      [noteComment(0, note), noteComment(5, { ...next, header: { ...next.header, branch: 'other' } })],
      'published',
    ],
    ['by an older note', [noteComment(5, note), noteComment(0, next)], 'published'],
    [
      'after it was done',
      [noteComment(0, note), replyComment(1, 'maya', done), noteComment(5, next)],
      'done',
    ],
    [
      'before it was done',
      [noteComment(0, note), noteComment(5, next), replyComment(6, 'maya', done)],
      'superseded',
    ],
  ])('%s', (_name, comments, state) => {
    expect(states(...comments)).toEqual({ 'note-1': state, 'note-2': 'published' });
  });

  it('leaves a note hidden that a stranger’s note says to supersede', () => {
    const hidden = noteComment(0, note, { isMinimized: true });
    const strangers = noteComment(5, { ...next, header: { ...next.header, author: 'dan' } });
    expect(states(hidden, strangers)).toEqual({ 'note-2': 'published' });
    const elsewhere = noteComment(5, { ...next, header: { ...next.header, branch: 'other' } });
    expect(states(hidden, elsewhere)).toEqual({ 'note-2': 'published' });
  });

  it('shows a note that was hidden for that of the one who accepted it', () => {
    const theirs = { ...next, header: { ...next.header, author: 'ben' } };
    const hidden = noteComment(0, note, { isMinimized: true });
    expect(states(hidden, replyComment(1, 'ben', accepted), noteComment(5, theirs))).toMatchObject({
      'note-1': 'superseded',
    });
  });

  it('follows a chain of minimised notes', () => {
    const third = noteBy('maya', { id: 'note-3', supersedes: 'note-2' });
    const hidden = { isMinimized: true };
    expect(states(noteComment(0, note, hidden), noteComment(5, next, hidden), noteComment(9, third))).toEqual(
      {
        'note-1': 'superseded',
        'note-2': 'superseded',
        'note-3': 'published',
      },
    );
  });
});

describe('authenticity', () => {
  const { body } = formatNote(note);
  it.each<[name: string, comment: SourceComment, reason: string | undefined]>([
    ['of another author', commentOf(1, 'dan', body), 'authorMismatch'],
    ['echoed by a bot', commentOf(1, 'maya', body, { author: { login: 'maya', isBot: true } }), 'bot'],
    [
      'edited by a maintainer',
      commentOf(1, 'maya', body, { editing: { type: 'by', login: 'root' } }),
      'editedByOther',
    ],
    [
      'edited by nobody knows whom',
      commentOf(1, 'maya', body, { editing: { type: 'unknown' } }),
      'editorUnknown',
    ],
    ['of another repository', commentOf(1, 'maya', body, { repositoryId: 8 }), 'repositoryMismatch'],
    [
      'copied to another pull request',
      commentOf(1, 'maya', body, { subject: { type: 'pullRequest', number: 43 } }),
      'subjectMismatch',
    ],
    [
      'copied to a discussion',
      commentOf(1, 'maya', body, { subject: { type: 'discussion', number: 42 } }),
      'subjectMismatch',
    ],
    ['minimised', commentOf(1, 'maya', body, { isMinimized: true }), 'minimized'],
    ['of a later version', commentOf(1, 'maya', body.replace('baton:1', 'baton:2')), 'unknownVersion'],
    ['with a broken marker', commentOf(1, 'maya', body.replace('"kind"', '"kin')), 'unreadableMarker'],
    ['with a second marker', commentOf(1, 'maya', `${body}\n${body}`), 'unreadableMarker'],
    ['quoted', commentOf(1, 'maya', body.replace(/^/gm, '> ')), undefined],
    ['fenced', commentOf(1, 'maya', `\`\`\`\n${body}\n\`\`\``), undefined],
    ['pasted below other text', commentOf(1, 'maya', `See this:\n${body}`), undefined],
  ])('a note %s is no note', (_name, comment, reason) => {
    const { threads, unverified } = reduceThreads([comment]);
    expect(threads).toEqual([]);
    expect(unverified).toEqual(reason === undefined ? [] : [{ comment, reason }]);
  });

  it('knows a copy of the author’s own by its id', () => {
    const copy = commentOf(3, 'maya', body);
    const { threads, unverified } = reduceThreads([copy, noteComment(0, note)]);
    expect(threads).toHaveLength(1);
    expect(unverified).toEqual([{ comment: copy, reason: 'duplicateId' }]);
  });

  it('takes the author’s own edit and another case of the login', () => {
    const edited = commentOf(0, 'Maya', body, { editing: { type: 'by', login: 'MAYA' } });
    expect(reduceThreads([edited]).threads).toHaveLength(1);
  });

  it.each<[name: string, reply: SourceComment]>([
    ['minimised', replyComment(1, 'ben', accepted, { isMinimized: true })],
    [
      'written in another’s name',
      { ...replyComment(1, 'ben', accepted), author: { login: 'dan', isBot: false } },
    ],
    ['edited by another', replyComment(1, 'ben', accepted, { editing: { type: 'by', login: 'root' } })],
    [
      'in another pull request',
      replyComment(1, 'ben', accepted, { subject: { type: 'pullRequest', number: 43 } }),
    ],
    ['in another repository', replyComment(1, 'ben', accepted, { repositoryId: 8 })],
    ['to a note that is not there', replyComment(1, 'ben', accepted, {}, 'note-9')],
  ])('a reply %s changes nothing', (_name, reply) => {
    const { threads, unverified } = reduceThreads([noteComment(0, note), reply]);
    expect(threads[0]).toMatchObject({ state: 'published', owner: 'maya', replies: [] });
    expect(unverified.map(({ comment }) => comment)).toEqual([reply]);
  });
});

describe('laws', () => {
  const actions = [accepted, asked, answered, declined, passedOn, done, withdrawn];
  const event = fc.tuple(fc.constantFrom('maya', 'ben', 'cat', 'dan', 'eve'), fc.constantFrom(...actions));

  it('the order of the comments in the answer does not matter', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 7 }), fc.infiniteStream(fc.nat()), (events, random) => {
        const comments = [
          noteComment(0, note),
          ...events.map(([login, action], index) => replyComment(index + 1, login, action)),
          noteComment(20, noteBy('maya', { id: 'note-2', supersedes: 'note-1' })),
        ];
        const keyed = comments.map((comment) => ({ comment, key: random.next().value as number }));
        const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ comment }) => comment);
        expect(reduceThreads(shuffled, isAddressee)).toEqual(reduceThreads(comments, isAddressee));
      }),
      { numRuns: 300 },
    );
  });
});
