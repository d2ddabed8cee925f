import type { Memento } from 'vscode';
import type { Log } from '../../app/ports/log.ts';
import type { ReplyDrafts } from '../../app/ports/replyDrafts.ts';

const key = 'replyDrafts';
/** So many half-written replies are kept; the oldest goes first. */
const most = 50;

/** Half-written replies in the editor's own storage. */
export function storedReplyDrafts(memento: Memento, log: Log): ReplyDrafts {
  const read = (): Readonly<Record<string, unknown>> => {
    const value = memento.get<unknown>(key);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  };
  return {
    get: (note) => read()[note],
    set: (note, value) => {
      const others = Object.entries(read()).filter(([id]) => id !== note);
      const kept = value === undefined ? others : [...others, [note, value] as const];
      memento.update(key, Object.fromEntries(kept.slice(-most))).then(undefined, (error: unknown) => {
        log.error('A half-written reply could not be kept', error);
      });
    },
  };
}
