import type { Memento } from 'vscode';
import { expect, it } from 'vitest';
import { storedReplyDrafts } from '../../../../src/adapters/editor/storedReplyDrafts.ts';
import { silentLog } from '../../../support/silentLog.ts';

/** The editor's storage, of which each window has a copy that it writes key by key. */
function memento(values: Map<string, unknown>): Memento {
  return {
    keys: () => [...values.keys()],
    get: (key: string) => values.get(key) as never,
    update: (key, value) => {
      if (value === undefined) values.delete(key);
      else values.set(key, value);
      return Promise.resolve();
    },
  };
}

it('keeps every half-written reply, however many there are, until it is sent or given up', () => {
  const values = new Map<string, unknown>();
  const drafts = storedReplyDrafts(memento(values), silentLog);
  const notes = Array.from({ length: 60 }, (_, index) => `note-${String(index)}`);
  for (const note of notes) drafts.set(note, { texts: { question: note } });
  expect(notes.map((note) => drafts.get(note))).toEqual(notes.map((note) => ({ texts: { question: note } })));
  for (const note of notes) drafts.set(note, undefined);
  expect(values.size).toBe(0);
});

it('keeps a reply without touching what another window keeps', () => {
  const values = new Map<string, unknown>();
  const [one, other] = [values, values].map((shared) => storedReplyDrafts(memento(shared), silentLog));
  one?.set('a', 1);
  other?.set('b', 2);
  expect([one?.get('a'), one?.get('b')]).toEqual([1, 2]);
});
