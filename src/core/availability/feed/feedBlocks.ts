/** A component of a feed as text, with what nobody here reads left out. */
export interface FeedBlock {
  readonly name: 'vevent' | 'vtimezone' | 'vfreebusy';
  /** Null when the components inside it do not end where they should. */
  readonly text: string | null;
}

const beginning = /^BEGIN:(VEVENT|VTIMEZONE|VFREEBUSY)[^\S\n]*$/gim;

/**
 * The events, zones and free-busy lists of a feed, one after the other, so that one that cannot be read loses no
 * other. What has no end, because the text breaks off, is not among them. Linear in the size of the text.
 */
export function* feedBlocks(text: string): Generator<FeedBlock, undefined> {
  const begin = new RegExp(beginning);
  for (let match = begin.exec(text); match !== null; match = begin.exec(text)) {
    const name = (match[1] ?? '').toLowerCase() as FeedBlock['name'];
    const end = new RegExp(`^END:${name}[^\\S\\n]*$`, 'gim');
    end.lastIndex = begin.lastIndex;
    if (end.exec(text) === null) return;
    const block = text.slice(match.index, end.lastIndex);
    begin.lastIndex = end.lastIndex;
    yield { name, text: name === 'vevent' ? neededLines(block) : block };
  }
}

/** What decides who is busy when; calendarEvent.ts reads no more. */
const neededProperties: ReadonlySet<string> = new Set([
  'UID',
  'SEQUENCE',
  'DTSTART',
  'DTEND',
  'DURATION',
  'RRULE',
  'RDATE',
  'EXDATE',
  'RECURRENCE-ID',
  'STATUS',
  'TRANSP',
  'X-MICROSOFT-CDO-BUSYSTATUS',
]);

/**
 * An event without its titles, people and alarms, which are most of a real feed's bytes and may be malformed without
 * harm. A line that begins with a blank continues the one before (RFC 5545 section 3.1).
 */
function neededLines(event: string): string | null {
  const lines = ['BEGIN:VEVENT'];
  let depth = 0;
  let isNeeded = false;
  for (const line of event.split(/\r?\n/)) {
    if (!/^[ \t]/.test(line)) {
      const name = (/^[^:;]*/.exec(line)?.[0] ?? '').trimEnd().toUpperCase();
      if (name === 'END') depth--;
      isNeeded = depth === 1 && neededProperties.has(name);
      if (name === 'BEGIN') depth++;
    }
    if (isNeeded) lines.push(line);
  }
  return depth === 0 ? [...lines, 'END:VEVENT', ''].join('\r\n') : null;
}
