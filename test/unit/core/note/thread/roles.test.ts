import { describe, expect, it } from 'vitest';
import { reduceThreads } from '../../../../../src/core/note/thread/reduceThreads.ts';
import {
  hasAskedOnly,
  mayActOn,
  mayAnswerAsker,
  mayAsk,
  mayChange,
  maySayDone,
  mayStart,
  type Standing,
} from '../../../../../src/core/note/thread/roles.ts';
import type { NoteState } from '../../../../../src/core/note/thread/thread.ts';
import { accepted, answered, asked, declined, noteBy, noteComment, replyComment } from './threadFixtures.ts';

/** Ana wrote it; ben is asked, or owns it where somebody accepted. */
function standing(viewer: string, state: NoteState, change: Partial<Standing> = {}): Standing {
  const owner = state === 'accepted' || state === 'asked' ? 'ben' : 'ana';
  return {
    thread: { note: noteBy('ana'), state, owner },
    viewer,
    mayAccept: false,
    ...change,
  };
}

const may = (each: Standing): string =>
  [
    mayActOn(each) ? 'act' : '',
    maySayDone(each) ? 'done' : '',
    mayChange(each) ? 'change' : '',
    mayAnswerAsker(each) ? 'answer' : '',
    mayStart(each) ? 'start' : '',
  ]
    .filter((word) => word !== '')
    .join(' ');

describe('what somebody may do with a note', () => {
  it.each<readonly [string, NoteState, Partial<Standing>, string]>([
    ['ana', 'published', {}, 'done change'],
    ['Ana', 'accepted', {}, 'done change'],
    ['ana', 'asked', {}, 'done change answer'],
    ['ben', 'published', { mayAccept: true }, 'act start'],
    ['ben', 'accepted', {}, 'act done start'],
    ['BEN', 'asked', {}, 'act done start'],
    ['eve', 'published', {}, 'start'],
    ['eve', 'accepted', {}, 'start'],
    ['ana', 'done', {}, ''],
    ['ben', 'done', { mayAccept: true }, ''],
    ['ana', 'superseded', {}, ''],
    ['ana', 'withdrawn', {}, ''],
  ])('%s of a note that is %s', (viewer, state, change, expected) => {
    expect(may(standing(viewer, state, change))).toBe(expected);
  });

  it('is done for an addressee who has read an update', () => {
    const update = { note: noteBy('ana', { kind: 'update' }), state: 'published', owner: 'ana' } as const;
    expect(may({ thread: update, viewer: 'ben', mayAccept: true })).toBe('act done start');
  });
});

describe('whoever answered', () => {
  const mayStillAsk = (viewer: string, ...replies: Parameters<typeof replyComment>[]): boolean => {
    const review = noteBy('ana', { kind: 'review', to: ['ben'] });
    const comments = [noteComment(0, review), ...replies.map((reply) => replyComment(...reply))];
    const thread = reduceThreads(comments).threads[0]!;
    // Nothing waits on them any more.
    return mayAsk({ thread, viewer, mayAccept: false });
  };

  it('may ask afterwards, and that counts', () => {
    expect(mayStillAsk('Ben', [1, 'ben', answered])).toBe(true);
    expect(mayStillAsk('ben', [1, 'ben', answered], [2, 'ben', asked], [3, 'ana', answered])).toBe(true);
    const review = noteBy('ana', { kind: 'review', to: ['ben'] });
    const { threads } = reduceThreads([
      noteComment(0, review),
      replyComment(1, 'ben', answered),
      replyComment(2, 'ben', asked),
    ]);
    expect(threads[0]).toMatchObject({ state: 'asked', waitingOn: ['ana'] });
  });

  it.each<readonly [string, string, Parameters<typeof replyComment>[]]>([
    ['somebody else', 'eve', [[1, 'ben', answered]]],
    ['the author', 'ana', [[1, 'ben', answered]]],
    [
      'who declined since',
      'ben',
      [
        [1, 'ben', answered],
        [2, 'ben', declined],
      ],
    ],
    ['who was not asked', 'eve', [[1, 'eve', answered]]],
    [
      'who is too late',
      'ben',
      [
        [1, 'ben', answered],
        [2, 'ana', { type: 'done', remark: '' }],
      ],
    ],
  ])('does not mean %s', (_name, viewer, replies) => {
    expect(mayStillAsk(viewer, ...replies)).toBe(false);
  });
});

describe('an addressee who asked', () => {
  type Replies = readonly Parameters<typeof replyComment>[];
  it.each<readonly [string, string, Replies, boolean]>([
    ['may take the note over without an answer', 'Ben', [[1, 'ben', asked]], true],
    [
      'may, whatever they ticked since',
      'ben',
      [
        [1, 'ben', asked],
        [2, 'ben', { type: 'ticked', steps: [{ key: 'Rerun', text: 'Rerun', done: true, boxWas: false }] }],
      ],
      true,
    ],
    [
      'may, also after answering the author',
      'ben',
      [
        [1, 'ben', asked],
        [2, 'ben', answered],
      ],
      true,
    ],
    ['is not somebody else', 'eve', [[1, 'ben', asked]], false],
    ['is not the author', 'ana', [[1, 'ben', asked]], false],
    [
      'is out of it after declining',
      'ben',
      [
        [1, 'ben', asked],
        [2, 'ben', declined],
      ],
      false,
    ],
    [
      'is too late when another accepted',
      'ben',
      [
        [1, 'ben', asked],
        [2, 'cat', accepted],
      ],
      false,
    ],
    [
      'has it already as an owner who asks',
      'ben',
      [
        [1, 'ben', accepted],
        [2, 'ben', asked],
      ],
      false,
    ],
  ])('%s', (_what, viewer, replies, expected) => {
    const comments = [
      noteComment(0, noteBy('ana', { to: ['ben', 'cat'] })),
      ...replies.map((each) => replyComment(...each)),
    ];
    const [thread] = reduceThreads(comments).threads;
    expect(thread && hasAskedOnly(thread, viewer)).toBe(expected);
  });
});
