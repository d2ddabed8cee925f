import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import * as v from 'valibot';

import type { CalendarLocation } from '../../app/ports/calendarSource.ts';
import type { Instant } from '../../core/instant.ts';
import type { CalendarValidators } from './fetchCalendar.ts';

/** The last good text of a calendar, as kept on this machine. */
export interface CalendarCopy {
  readonly text: string;
  readonly asOf: Instant;
  readonly validators: CalendarValidators;
}

const headSchema = v.object({
  asOf: v.number(),
  etag: v.nullable(v.string()),
  lastModified: v.nullable(v.string()),
});

/**
 * Copies of calendars in one folder, readable by the user only. A file's name is a digest of the address, which is
 * itself a secret; its first line is a JSON head, the rest the calendar. What cannot be read counts as absent, and
 * what cannot be written is left: a copy can always be had again.
 */
export class CalendarCopies {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  async load(location: CalendarLocation): Promise<CalendarCopy | null> {
    const bytes = await readFile(this.fileOf(location), 'utf8').catch(() => null);
    if (bytes === null) return null;
    const end = bytes.indexOf('\n');
    const head = v.safeParse(v.pipe(v.string(), v.parseJson(), headSchema), bytes.slice(0, end));
    if (!head.success) return null;
    const { asOf, etag, lastModified } = head.output;
    return { text: bytes.slice(end + 1), asOf, validators: { etag, lastModified } };
  }

  async save(location: CalendarLocation, { text, asOf, validators }: CalendarCopy): Promise<void> {
    const temporary = join(this.folder, `${randomUUID()}.tmp`);
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await writeFile(temporary, `${JSON.stringify({ asOf, ...validators })}\n${text}`, { mode: 0o600 });
      await rename(temporary, this.fileOf(location));
    } catch {
      await rm(temporary, { force: true }).catch(() => undefined);
    }
  }

  async remove(location: CalendarLocation): Promise<void> {
    await rm(this.fileOf(location), { force: true });
  }

  private fileOf(location: CalendarLocation): string {
    const address = location.kind === 'url' ? location.url : location.path;
    const digest = createHash('sha256').update(`${location.kind} ${address}`).digest('hex');
    return join(this.folder, `${digest}.ics`);
  }
}
