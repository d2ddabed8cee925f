import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyContent, type Draft } from '../../../src/core/note/note.ts';
import { carriedOffset } from '../../../src/webviews/shared/caret.ts';
import {
  edit,
  elsewhere,
  isUnsent,
  openBuffer,
  receive,
  redo,
  undo,
  type DraftBuffer,
} from '../../../src/webviews/compose/draftBuffer.ts';

const draftOf = (summary: string, id = 'a'): Draft => ({
  header: { id, kind: 'handoff', to: [], status: 'on_track', priority: 'normal', branch: 'main' },
  content: { ...emptyContent, summary },
});
const opened = openBuffer({ draft: draftOf(''), revision: 0, version: 1 });
const textOf = (buffer: DraftBuffer | undefined): string | undefined => buffer?.draft.content.summary;

describe('the text of the form', () => {
  it('is never replaced by a state that does not include its last edit, whatever arrives between', () => {
    const step = fc.oneof(
      fc.record({ type: fc.constant('type' as const), text: fc.string() }),
      fc.record({ type: fc.constant('state' as const), behind: fc.nat(5), text: fc.string() }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let buffer = opened;
        for (const each of steps) {
          if (each.type === 'type') {
            buffer = edit(buffer, draftOf(each.text), 'summary', 0);
            continue;
          }
          const before = textOf(buffer);
          const revision = Math.max(0, buffer.revision - each.behind);
          const current = revision === buffer.revision;
          buffer = receive(buffer, { draft: draftOf(each.text), revision, version: 1 }, 0);
          expect(textOf(buffer)).toBe(current ? each.text : before);
          if (current) expect(isUnsent(buffer)).toBe(false);
        }
      }),
    );
  });

  it('is replaced by another note', () => {
    const buffer = edit(opened, draftOf('mine'), 'summary', 0);
    const other = receive(buffer, { draft: draftOf('other', 'b'), revision: 0, version: 1 }, 0);
    expect([textOf(other), isUnsent(other), undo(other)]).toEqual(['other', false, undefined]);
  });

  it('goes back step by step: typing without a pause is one step, another field another', () => {
    let buffer = edit(opened, draftOf('a'), 'summary', 0);
    buffer = edit(buffer, draftOf('ab'), 'summary', 100);
    buffer = edit(buffer, draftOf('ab!'), 'why', 200);
    buffer = edit(buffer, draftOf('ab!?'), 'why', 5000);
    const texts: (string | undefined)[] = [];
    for (let back = undo(buffer); back !== undefined; back = undo(buffer)) {
      buffer = back.buffer;
      texts.push(textOf(buffer));
    }
    expect(texts).toEqual(['ab!', 'ab', '']);
    expect(textOf(redo(buffer)?.buffer)).toBe('ab');
    expect(buffer.revision).toBe(7);
  });

  it('keeps its way back over its own echo, and takes a change made elsewhere back as one step', () => {
    const buffer = edit(opened, draftOf('a'), 'summary', 0);
    const echoed = receive(buffer, { draft: draftOf('a'), revision: 1, version: 2 }, 0);
    expect(undo(echoed)?.field).toBe('summary');
    let changed = receive(echoed, { draft: draftOf('ab'), revision: 1, version: 3 }, 100);
    changed = receive(changed, { draft: draftOf('abc'), revision: 1, version: 4 }, 200);
    expect([textOf(changed), isUnsent(changed)]).toEqual(['abc', false]);
    const back = undo(changed);
    expect([textOf(back?.buffer), back?.field]).toEqual(['a', elsewhere]);
    expect(back?.buffer).toMatchObject({ revision: 2, version: 4, acknowledged: 1 });
    expect(textOf(back && undo(back.buffer)?.buffer)).toBe('');
    expect(textOf(back && redo(back.buffer)?.buffer)).toBe('abc');
  });

  it('comes back to every text it had, whoever made the change, and forward again', () => {
    const step = fc.record({ own: fc.boolean(), text: fc.string() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let buffer = opened;
        const texts = [''];
        for (const [index, { own, text }] of steps.entries()) {
          if (text === texts.at(-1)) continue;
          texts.push(text);
          buffer = own
            ? edit(buffer, draftOf(text), 'summary', index * 1_000)
            : receive(
                buffer,
                { draft: draftOf(text), revision: buffer.revision, version: index },
                index * 1_000,
              );
        }
        const visited = [textOf(buffer)];
        for (let back = undo(buffer); back !== undefined; back = undo(buffer)) {
          buffer = back.buffer;
          visited.push(textOf(buffer));
        }
        expect(visited.toReversed()).toEqual(texts);
        for (let next = redo(buffer); next !== undefined; next = redo(buffer)) buffer = next.buffer;
        expect(textOf(buffer)).toBe(texts.at(-1));
      }),
    );
  });
});

describe('the cursor', () => {
  it('keeps the text before it, or the text behind it, when something is inserted', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.nat(), (before, added, after, at) => {
        const old = before + after;
        const offset = old.length === 0 ? 0 : at % (old.length + 1);
        const text = before + added + after;
        const carried = carriedOffset(old, text, offset);
        expect(
          text.slice(0, carried) === old.slice(0, offset) || text.slice(carried) === old.slice(offset),
        ).toBe(true);
      }),
    );
  });
});
