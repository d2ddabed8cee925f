import type { Memento } from 'vscode';
import type { Log } from '../../app/ports/log.ts';
import type { ReplyDrafts } from '../../app/ports/replyDrafts.ts';

/** Half-written replies in the editor's own storage, a key for each, so that none is in the way of another. */
export function storedReplyDrafts(memento: Memento, log: Log): ReplyDrafts {
  const keyOf = (note: string): string => `replyDraft:${note}`;
  return {
    get: (note) => memento.get<unknown>(keyOf(note)),
    set: (note, value) => {
      memento.update(keyOf(note), value).then(undefined, (error: unknown) => {
        log.error('A half-written reply could not be kept', error);
      });
    },
  };
}
