import { headingLevel, isOwnHeading } from './escapeText.ts';
import { createLineScanner, mayBeStructure } from './fenceScanner.ts';
import { evidenceEnd } from './formatSections.ts';
import { type BodySectionId, isBodySection, sectionOfTitle } from '../sectionTitle.ts';

/**
 * A stretch of lines with its heading: `[start, end)`, `text` being the lines below the heading. Lines count from 0;
 * offsets are in UTF-16 units.
 */
export interface DocumentPart {
  readonly type: 'title' | 'section' | 'foreign';
  /** Present for `section`. */
  readonly id?: BodySectionId;
  /** The heading's text; empty for text without one. */
  readonly heading: string;
  readonly level?: number;
  readonly start: number;
  /** First line below the heading. */
  readonly textStart: number;
  readonly textEnd: number;
  readonly end: number;
  /** Offset at which the text begins; behind the document where no text follows the heading. */
  readonly textFrom: number;
  /** Offset at which the text ends, its last line's end left out. */
  readonly textTo: number;
}

/** With what a part begins. */
type Beginning = Pick<DocumentPart, 'type' | 'id' | 'heading' | 'level'>;

const noHeading: Beginning = { type: 'foreign', heading: '' };

/**
 * Splits Markdown with LF line endings at the headings of sections. A heading is ours when it carries our anchor, else
 * when its text is one of our titles; any other heading down to `sectionLevel` outside code begins a foreign section. A
 * second section of the same name is foreign, so that nothing is lost. Every line is in exactly one part. Linear.
 */
export function splitDocument(markdown: string, sectionLevel: number): readonly DocumentPart[] {
  const parts: DocumentPart[] = [];
  const seen = new Set<string>();
  let sectionSeen = false;
  let open: Opened = { beginning: noHeading, start: 0, textStart: 0, textFrom: 0 };
  let scan = createLineScanner();
  let from = 0;
  let line = 0;
  /** The open part's text ends before the present line, the part itself before `end`. */
  const close = (end: number): void => {
    const { beginning, start, textStart, textFrom } = open;
    if (end === start) return;
    const textTo = Math.max(textFrom, from - 1);
    parts.push({ ...beginning, start, textStart, textEnd: line, end, textFrom, textTo });
  };
  const begin = (next: Opened): void => {
    open = next;
    scan = createLineScanner();
  };
  for (; from <= markdown.length; line += 1) {
    const lineEnd = markdown.indexOf('\n', from);
    const to = lineEnd === -1 ? markdown.length : lineEnd;
    const text = mattersAt(markdown, from, to) ? markdown.slice(from, to) : undefined;
    const next = to + 1;
    if (text !== undefined) {
      const code = scan(text).inFence;
      if (text === evidenceEnd && open.beginning.id === 'evidence') {
        close(line + 1);
        begin({ beginning: noHeading, start: line + 1, textStart: line + 1, textFrom: next });
      } else {
        const beginning = beginningAt(text, code, sectionLevel, seen, sectionSeen);
        if (beginning !== undefined) {
          close(line);
          seen.add(beginning.id ?? beginning.type);
          sectionSeen ||= beginning.type === 'section';
          begin({ beginning, start: line, textStart: line + 1, textFrom: next });
        }
      }
    }
    from = next;
  }
  close(line);
  return parts;
}

interface Opened extends Pick<DocumentPart, 'start' | 'textStart' | 'textFrom'> {
  readonly beginning: Beginning;
}

/** Most lines are neither heading nor anchored nor of interest to the scanner, which their first and last units tell. */
function mattersAt(markdown: string, from: number, to: number): boolean {
  return from === to || mayBeStructure(markdown, from) || isHeadingOrAnchored(markdown, from, to);
}

function beginningAt(
  line: string,
  code: boolean,
  sectionLevel: number,
  seen: ReadonlySet<string>,
  sectionSeen: boolean,
): Beginning | undefined {
  if (!isHeadingOrAnchored(line, 0, line.length) || isOwnHeading(line)) return undefined;
  const anchor = anchorAtEnd(line);
  if (anchor !== undefined) return anchored(anchor.before, anchor.id, sectionLevel, seen);
  const level = headingLevel(line);
  if (code || level > sectionLevel) return undefined;
  const heading = line.slice(level).trim();
  if (level < sectionLevel && !seen.has('title') && !sectionSeen) return { type: 'title', heading };
  const id = sectionOfTitle(heading);
  if (id !== undefined && !seen.has(id)) return { type: 'section', id, heading };
  return { type: 'foreign', heading, ...levelOf(level, sectionLevel) };
}

function isHeadingOrAnchored(markdown: string, from: number, to: number): boolean {
  if (from === to) return false;
  if (markdown.charCodeAt(from) === 0x23) return true;
  const last = markdown.charCodeAt(to - 1);
  return last === 0x3e || last === 0x20 || last === 0x09;
}

function anchorAtEnd(line: string): { readonly before: string; readonly id: string } | undefined {
  const at = line.lastIndexOf('<!-- baton:');
  if (at === -1) return undefined;
  const id = /^<!-- baton:([A-Za-z]{1,40}) -->[ \t]*$/.exec(line.slice(at))?.[1];
  return id === undefined ? undefined : { before: line.slice(0, at).trimEnd(), id };
}

function anchored(
  before: string,
  id: string,
  sectionLevel: number,
  seen: ReadonlySet<string>,
): Beginning | undefined {
  if (id === 'closed' || id === 'text' || id === 'end') return undefined;
  const level = headingLevel(before);
  const heading = level === Infinity ? before : before.slice(level).trim();
  if (isBodySection(id) && !seen.has(id)) return { type: 'section', id, heading };
  if (level === Infinity && before !== '') return undefined;
  return { type: 'foreign', heading, ...levelOf(level, sectionLevel) };
}

function levelOf(level: number, sectionLevel: number): { readonly level?: number } {
  return level < sectionLevel ? { level } : {};
}
