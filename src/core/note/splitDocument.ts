import { headingLevel, isOwnHeading } from './escapeText.ts';
import { createLineScanner } from './fenceScanner.ts';
import { evidenceEnd } from './formatSections.ts';
import { type BodySectionId, isBodySection, sectionOfTitle } from './sectionTitle.ts';

/** A stretch of lines with its heading: `[start, end)`, `text` being the lines below the heading. */
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
}

interface Boundary {
  readonly type: DocumentPart['type'];
  readonly id?: BodySectionId;
  readonly heading: string;
  readonly level?: number;
  /** Lines that the boundary itself takes. */
  readonly height: 0 | 1;
}

/**
 * Splits lines at the headings of sections. A heading is ours when it carries our anchor, else when its text is one
 * of our titles; any other heading down to `sectionLevel` outside code begins a foreign section. A second section of
 * the same name is foreign, so that nothing is lost. Every line is in exactly one part. Linear.
 */
export function splitDocument(lines: readonly string[], sectionLevel: number): readonly DocumentPart[] {
  const parts: DocumentPart[] = [];
  const seen = new Set<string>();
  let sectionSeen = false;
  let open: { boundary: Boundary; start: number } = { boundary: noHeading(0), start: 0 };
  let scan = createLineScanner();
  const close = (end: number): void => {
    const { height, ...boundary } = open.boundary;
    if (end === open.start) return;
    const textStart = open.start + height;
    const folded = boundary.id === 'evidence' && lines[end - 1] === evidenceEnd;
    parts.push({ ...boundary, start: open.start, textStart, textEnd: folded ? end - 1 : end, end });
  };
  lines.forEach((line, index) => {
    const code = scan(line).inFence;
    if (line === evidenceEnd && open.boundary.id === 'evidence') {
      close(index + 1);
      open = { boundary: noHeading(0), start: index + 1 };
      scan = createLineScanner();
      return;
    }
    const boundary = boundaryAt(line, code, sectionLevel, seen, sectionSeen);
    if (boundary === undefined) return;
    close(index);
    seen.add(boundary.id ?? boundary.type);
    sectionSeen ||= boundary.type === 'section';
    open = { boundary, start: index };
    scan = createLineScanner();
  });
  close(lines.length);
  return parts;
}

function boundaryAt(
  line: string,
  code: boolean,
  sectionLevel: number,
  seen: ReadonlySet<string>,
  sectionSeen: boolean,
): Boundary | undefined {
  if (!isHeadingOrAnchored(line)) return undefined;
  const anchor = isOwnHeading(line) ? undefined : anchorAtEnd(line);
  if (anchor !== undefined) return anchored(anchor.before, anchor.id, sectionLevel, seen);
  if (code || headingLevel(line) > sectionLevel || isOwnHeading(line)) return undefined;
  const level = headingLevel(line);
  const heading = line.slice(level).trim();
  if (level < sectionLevel && !seen.has('title') && !sectionSeen)
    return { type: 'title', heading, height: 1 };
  const id = sectionOfTitle(heading);
  if (id !== undefined && !seen.has(id)) return { type: 'section', id, heading, height: 1 };
  return { type: 'foreign', heading, height: 1, ...levelOf(level, sectionLevel) };
}

/** Most lines are neither, which the first and the last character tell. */
function isHeadingOrAnchored(line: string): boolean {
  return line.startsWith('#') || line.endsWith('>') || line.endsWith(' ') || line.endsWith('\t');
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
): Boundary | undefined {
  if (id === 'closed' || id === 'text' || id === 'end') return undefined;
  const level = headingLevel(before);
  const heading = level === Infinity ? before : before.slice(level).trim();
  if (isBodySection(id) && !seen.has(id)) return { type: 'section', id, heading, height: 1 };
  if (level === Infinity && before !== '') return undefined;
  return { type: 'foreign', heading, height: 1, ...levelOf(level, sectionLevel) };
}

function levelOf(level: number, sectionLevel: number): { readonly level?: number } {
  return level < sectionLevel ? { level } : {};
}

function noHeading(height: 0 | 1): Boundary {
  return { type: 'foreign', heading: '', height };
}
