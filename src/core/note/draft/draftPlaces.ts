import type { ParsedDraft, TextRange } from '../codec/draftFile.ts';
import type { Draft } from '../note.ts';
import type { Problem } from '../readiness/problem.ts';

/** Where the value of a front matter entry stands in a draft's file; undefined when the file has no such entry. */
function entryRange(text: string, key: string): TextRange | undefined {
  const end = text.indexOf('\n---', 3);
  const head = text.startsWith('---') && end !== -1 ? text.slice(0, end) : '';
  const found = new RegExp(`^${key}:.*$`, 'm').exec(head.replaceAll('\r', ' '));
  return found === null ? undefined : { start: found.index, end: found.index + found[0].trimEnd().length };
}

/** Where in a draft's file a problem is to be shown: its words, else its item, its heading or its entry; else the title. */
export function placeOfProblem(text: string, { draft, sections }: ParsedDraft, problem: Problem): TextRange {
  const title = sections.find(({ section }) => section === 'summary')?.heading;
  const top = title ?? { start: 0, end: lineEnd(text, 0) };
  if (problem.section === undefined)
    return headerPlace(text, problem) ?? wordsPlace(text, wordsOf(draft, problem), 0) ?? top;
  const place = sections.find(({ section }) => section === problem.section);
  if (place === undefined) return top;
  const item = problem.index === undefined ? undefined : place.items[problem.index];
  const around = item ?? place.text;
  if (problem.range === undefined)
    return item === undefined ? place.heading : { start: item.start, end: lineEnd(text, item.start) };
  const found = wordsPlace(
    text.slice(around.start, around.end),
    wordsOf(draft, problem),
    problem.range.start,
  );
  if (found === undefined) return { start: around.start, end: lineEnd(text, around.start) };
  return { start: around.start + found.start, end: around.start + found.end };
}

/** The words that are wrong; empty where none are meant. */
export function wordsOf(draft: Draft, problem: Problem): string {
  const { range } = problem;
  return range === undefined ? '' : textOfProblem(draft, problem).slice(range.start, range.end);
}

function wordsPlace(text: string, words: string, expected: number): TextRange | undefined {
  const found = nearest(text, words, expected);
  return found === undefined ? undefined : { start: found, end: found + words.length };
}

/** The text in which a problem's `range` counts. */
export function textOfProblem({ content }: Draft, { section, index = 0, data }: Problem): string {
  if (section === undefined) {
    const own = data['heading'] === undefined ? undefined : content.foreign[index];
    return own === undefined ? '' : `${own.heading}\n${own.markdown}`;
  }
  const value = content[section];
  if (typeof value === 'string') return value;
  const row = value[index];
  if (row === undefined) return '';
  if ('text' in row) return row.text;
  return data['part'] === 'action' ? row.action : row.condition;
}

function headerPlace(text: string, { rule }: Problem): TextRange | undefined {
  switch (rule) {
    case 'noAddressee':
      return entryRange(text, 'to');
    case 'missingReplyBy':
    case 'replyByPast':
    case 'replyByOutsideHours':
      return entryRange(text, 'reply-by');
    default:
      return undefined;
  }
}

/** The occurrence that begins closest to where it is expected. */
function nearest(text: string, words: string, expected: number): number | undefined {
  if (words === '') return undefined;
  let best: number | undefined;
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    if (best !== undefined && Math.abs(at - expected) >= Math.abs(best - expected)) return best;
    best = at;
  }
  return best;
}

function lineEnd(text: string, start: number): number {
  const end = text.slice(start).search(/\r?\n/);
  return end === -1 ? text.length : start + end;
}
