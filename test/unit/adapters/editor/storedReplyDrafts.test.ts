import { expect, it } from 'vitest';
import { storedReplyDrafts } from '../../../../src/adapters/editor/storedReplyDrafts.ts';
import { memoryMemento } from '../../../support/memoryMemento.ts';
import { silentLog } from '../../../support/silentLog.ts';

it('keeps every half-written reply, however many there are, until it is sent or given up', () => {
  const values = new Map<string, unknown>();
  const drafts = storedReplyDrafts(memoryMemento(values), silentLog);
  const notes = Array.from({ length: 60 }, (_, index) => `note-${String(index)}`);
  for (const note of notes) drafts.set(note, { texts: { question: note } });
  expect(notes.map((note) => drafts.get(note))).toEqual(notes.map((note) => ({ texts: { question: note } })));
  for (const note of notes) drafts.set(note, undefined);
  expect(values.size).toBe(0);
});

it('keeps a reply without touching what another window keeps', () => {
  const values = new Map<string, unknown>();
  const [one, other] = [values, values].map((shared) => storedReplyDrafts(memoryMemento(shared), silentLog));
  one?.set('a', 1);
  other?.set('b', 2);
  expect([one?.get('a'), one?.get('b')]).toEqual([1, 2]);
});
