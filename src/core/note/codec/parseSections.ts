import { canonicalContent, type DocumentLayout } from './canonicalContent.ts';
import { canonicalLine } from './canonicalText.ts';
import { parseBlock, unescapeInline } from './escapeText.ts';
import { parseContingency, parseTask, splitList } from './listItem.ts';
import type { ForeignSection, NoteContent, SectionId } from '../note.ts';
import { emptyContent } from '../note.ts';
import type { BodySectionId } from '../sectionTitle.ts';
import { type DocumentPart, splitDocument } from './splitDocument.ts';

/** A content with the parts of the document from which it was read. */
export interface ParsedSections {
  readonly content: NoteContent;
  readonly parts: readonly DocumentPart[];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Reads title and sections from Markdown with LF line endings, whoever wrote it; whatever belongs to none of our
 * sections is kept as a foreign section. `underTitle` gives the line that the writer put below the title, once the title is known.
 * Never fails; the result is canonical for the layout.
 */
export function parseSections(markdown: string, layout: DocumentLayout, underTitle?: string): ParsedSections {
  const parts = splitDocument(markdown, layout.sectionLevel);
  const content: Mutable<NoteContent> = { ...emptyContent };
  const foreign: ForeignSection[] = [];
  let after: SectionId | undefined;
  for (const part of parts) {
    const whole = markdown.slice(part.textFrom, part.textTo);
    const isTop = part.type === 'title' || part.textStart === 0;
    const text = isTop && underTitle !== undefined ? withoutLine(whole, underTitle) : whole;
    if (part.type === 'section' && part.id !== undefined) {
      after = part.id;
      const before = readSection(content, part.id, text);
      if (before !== '') foreign.push({ heading: '', markdown: before, after });
      continue;
    }
    if (part.type === 'title') {
      after = 'summary';
      content.summary = canonicalLine(parseHeading(part.heading));
    }
    const heading = part.type === 'title' ? '' : parseHeading(part.heading);
    foreign.push({
      heading,
      ...(part.level === undefined ? {} : { level: part.level }),
      markdown: parseBlock(text),
      ...(after === undefined ? {} : { after }),
    });
  }
  return { content: canonicalContent({ ...content, foreign }, layout), parts };
}

/** Without the first line that is the given one. */
function withoutLine(text: string, line: string): string {
  const lines = text.split('\n');
  const at = lines.indexOf(line);
  return at === -1 ? text : lines.toSpliced(at, 1).join('\n');
}

/** Fills in the section and gives back the text in front of a list, which is no item of it. */
function readSection(content: Mutable<NoteContent>, id: BodySectionId, text: string): string {
  switch (id) {
    case 'nextSteps': {
      const list = splitList(text);
      content.nextSteps = list.items.map(parseTask).map(({ who, ...step }) => ({
        ...step,
        ...(who === undefined ? {} : { owner: who }),
      }));
      return parseBlock(list.before);
    }
    case 'questions': {
      const list = splitList(text);
      content.questions = list.items.map(parseTask).map((task) => ({
        text: task.due === undefined ? task.text : `${task.text} — due ${task.due}`,
        answered: task.done,
        ...(task.who === undefined ? {} : { to: task.who }),
      }));
      return parseBlock(list.before);
    }
    case 'contingencies': {
      const list = splitList(text);
      content.contingencies = list.items.map(parseContingency);
      return parseBlock(list.before);
    }
    default:
      content[id] = parseBlock(text);
      return '';
  }
}

/** Takes back what `formatTitle` escaped. */
function parseHeading(heading: string): string {
  return unescapeInline(heading.replace(/(?<=^| )\\(\\*#+)$/, '$1'));
}
