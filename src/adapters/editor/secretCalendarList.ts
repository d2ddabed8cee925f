import * as v from 'valibot';
import type * as vscode from 'vscode';
import { Emitter } from '../../app/emitter.ts';
import type { CalendarEntry, CalendarList } from '../../app/ports/calendarList.ts';
import type { Disposable } from '../../app/ports/event.ts';
import type { Log } from '../../app/ports/log.ts';

const key = 'baton.calendars';

const entriesSchema: v.GenericSchema<unknown, readonly CalendarEntry[]> = v.array(
  v.object({
    id: v.string(),
    label: v.string(),
    as: v.picklist(['off', 'focus']),
    location: v.variant('kind', [
      v.object({ kind: v.literal('url'), url: v.string() }),
      v.object({ kind: v.literal('file'), path: v.string() }),
    ]),
  }),
);

/** The list as one secret of the editor's secret storage, which all windows share. */
export function secretCalendarList(
  secrets: Pick<vscode.SecretStorage, 'get' | 'store' | 'delete' | 'onDidChange'>,
  log: Log,
): CalendarList & Disposable {
  const changed = new Emitter<undefined>();
  const subscription = secrets.onDidChange((event) => {
    if (event.key === key) changed.fire(undefined);
  });
  return {
    read: async () => {
      try {
        const text = await secrets.get(key);
        if (text === undefined) return [];
        return v.parse(v.pipe(v.string(), v.parseJson(), entriesSchema), text);
      } catch {
        // The cause may hold an address.
        log.warn('The list of calendars could not be read from the secret storage');
        return undefined;
      }
    },
    write: async (entries) => {
      if (entries.length === 0) await secrets.delete(key);
      else await secrets.store(key, JSON.stringify(entries));
    },
    onDidChange: changed.event,
    dispose: () => {
      subscription.dispose();
      changed.dispose();
    },
  };
}
