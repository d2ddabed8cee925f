import { canonicalChoices } from '../draft/branchChoices.ts';
import { canonicalContent, type DocumentLayout } from './canonicalContent.ts';
import { canonicalHeader } from './canonicalHeader.ts';
import { canonicalBlock, canonicalText } from './canonicalText.ts';
import { formatSections } from './formatSections.ts';
import type { DraftProblem, TextRange } from '../draft/draftProblem.ts';
import { formatFrontMatter } from './formatFrontMatter.ts';
import { parseFrontMatter } from './frontMatter.ts';
import { itemLines } from './listItem.ts';
import type { BranchChoices, Draft, NoteHeader, NoteKind, SectionId } from '../note.ts';
import { parseSections } from './parseSections.ts';
import { sectionsOf } from '../requiredSections.ts';
import type { DocumentPart } from './splitDocument.ts';

export { mergeDraft } from '../merge/mergeDraft.ts';
export type { DraftProblem, TextRange } from '../draft/draftProblem.ts';

/** Where a section stands in the file. */
export interface DraftSectionRange {
  readonly section: SectionId;
  /** The heading's line. */
  readonly heading: TextRange;
  /** What is written below the heading; of the summary, its own line. */
  readonly text: TextRange;
  /** Each item of a list section, in its order. */
  readonly items: readonly TextRange[];
}

export interface ParsedDraft {
  readonly draft: Draft;
  readonly problems: readonly DraftProblem[];
  readonly sections: readonly DraftSectionRange[];
}

/** A draft's file: `#` title, `##` sections; what its kind must or should say has a heading from the start. */
export function draftLayout(kind: NoteKind): DocumentLayout {
  return { sectionLevel: 2, shown: sectionsOf(kind, 'must', 'should') };
}

/** The normal form of a draft, in which `parseDraft` gives it back. */
export function canonicalDraft(draft: Draft): Draft {
  const header = canonicalHeader(draft.header);
  const unread = canonicalBlock(draft.unread ?? '');
  const content = canonicalContent(draft.content, draftLayout(header.kind));
  return { header, content, ...choicesOf(draft.choices), ...(unread === '' ? {} : { unread }) };
}

/**
 * Writes a draft as its Markdown file: YAML front matter, then title and sections. Law: `parseDraft` of it gives
 * `canonicalDraft(draft)` and no problem but those of `unread`.
 */
export function formatDraft(draft: Draft): string {
  const canonical = canonicalDraft(draft);
  const { header, content, unread } = canonical;
  const layout = draftLayout(header.kind);
  const body = formatSections(content, { ...layout, anchored: false });
  return `---\n${formatFrontMatter(canonical, unread ?? '')}\n---\n\n${body}\n`;
}

/**
 * Reads a draft's file, whoever wrote it. Never throws and keeps all text: what stands in no section is foreign, what
 * the front matter says and cannot be read is `unread`. The header's missing or wrong values come from `fallback`.
 */
export function parseDraft(text: string, fallback: NoteHeader): ParsedDraft {
  const canonical = canonicalText(text);
  const offset = originalOffsets(text);
  const shift = (range: TextRange, by: number): TextRange => ({
    start: offset(range.start + by),
    end: offset(range.end + by),
  });
  const { yaml, bodyStart, problem } = splitFrontMatter(canonical);
  const front = parseFrontMatter(yaml, fallback);
  const header = canonicalHeader(front.header);
  const body = canonical.slice(bodyStart);
  const { content, parts } = parseSections(body, draftLayout(header.kind));
  const unread = canonicalBlock(front.unread);
  return {
    draft: { header, content, ...choicesOf(front.choices), ...(unread === '' ? {} : { unread }) },
    problems: [
      ...(problem === undefined ? [] : [{ ...problem, range: shift(problem.range, 0) }]),
      ...front.problems.map((each) => ({ ...each, range: shift(each.range, 4) })),
    ],
    sections: sectionRanges(body.split('\n'), parts, (range) => shift(range, bodyStart)),
  };
}

function choicesOf(choices: BranchChoices | undefined): { readonly choices?: BranchChoices } {
  const canonical = canonicalChoices(choices);
  return canonical === undefined ? {} : { choices: canonical };
}

interface SplitFile {
  readonly yaml: string;
  /** Offset at which the Markdown begins. */
  readonly bodyStart: number;
  readonly problem?: DraftProblem;
}

function splitFrontMatter(text: string): SplitFile {
  if (!text.startsWith('---\n')) {
    return { yaml: '', bodyStart: 0, problem: { code: 'frontMatterMissing', range: { start: 0, end: 0 } } };
  }
  const end = text.indexOf('\n---\n', 3);
  if (end === -1 && !text.endsWith('\n---')) {
    return { yaml: '', bodyStart: 0, problem: { code: 'frontMatterUnclosed', range: { start: 0, end: 3 } } };
  }
  const close = end === -1 ? text.length - 4 : end;
  return { yaml: text.slice(4, Math.max(4, close)), bodyStart: Math.min(text.length, close + 5) };
}

function sectionRanges(
  lines: readonly string[],
  parts: readonly DocumentPart[],
  shift: (range: TextRange) => TextRange,
): readonly DraftSectionRange[] {
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length + 1);
  const at = (line: number): number => starts[line] ?? 0;
  const range = (from: number, to: number): TextRange =>
    shift({ start: at(from), end: Math.max(at(from), at(to) - 1) });
  return parts.flatMap((part): readonly DraftSectionRange[] => {
    if (part.type === 'foreign') return [];
    const heading = range(part.start, part.textStart);
    if (part.type === 'title') return [{ section: 'summary', heading, text: heading, items: [] }];
    let [first, last] = [part.textStart, part.textEnd];
    while (last > first && lines[last - 1]?.trim() === '') last--;
    while (first < last && lines[first]?.trim() === '') first++;
    const isList = part.id === 'nextSteps' || part.id === 'questions' || part.id === 'contingencies';
    const items = itemLines(isList ? lines.slice(first, last) : []).map((item) =>
      range(first + item.start, first + item.end),
    );
    return part.id === undefined ? [] : [{ section: part.id, heading, text: range(first, last), items }];
  });
}

/** Offsets in the canonical text back to those in the given one, which may end its lines with CRLF. */
function originalOffsets(text: string): (offset: number) => number {
  if (!text.includes('\r\n')) return (offset) => offset;
  const removed: number[] = [];
  for (let at = text.indexOf('\r\n'); at !== -1; at = text.indexOf('\r\n', at + 2))
    removed.push(at - removed.length);
  return (offset) => {
    let [low, high] = [0, removed.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((removed[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return offset + low;
  };
}
