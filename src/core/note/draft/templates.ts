import { canonicalText } from '../codec/canonicalText.ts';
import type { NoteContent, NoteKind, SectionId } from '../note.ts';
import { emptyContent } from '../note.ts';

/** Prompts with which a draft of the kind begins. They are replaced while writing, hence found by `isTemplateText`. */
export const builtInTemplates: Readonly<Record<NoteKind, NoteContent>> = {
  handoff: {
    ...emptyContent,
    why: '_What is this for, and who waits for it? Link the issue._',
    whereItStands:
      '- Done: _what works_\n- Tried: _what did not work, and why_\n- Found: _what surprised you_',
    nextSteps: [{ text: '_The first thing to do_', done: false }],
    contingencies: [{ condition: '_what may go wrong_', action: '_what to do then_' }],
    references: '_`path:line-line`, commit or URL where to begin reading_',
  },
  review: {
    ...emptyContent,
    whereItStands: '_What the change does, what it leaves out, how you tested it_',
    questions: [{ text: '_What exactly do you want to know?_', answered: false }],
    references: '_`path:line-line`: where to begin, in reading order_',
  },
  decision: {
    ...emptyContent,
    why: '_What depends on this decision, and what happens without one?_',
    whereItStands:
      '- Option A: _for and against_\n- Option B: _for and against_\n- Proposal: _which one, and why_',
    questions: [{ text: '_Do you agree with the proposal? If not, what is missing?_', answered: false }],
  },
  update: {
    ...emptyContent,
    whereItStands: '_What changed, and what it means for the reader_',
  },
};

/** The shout-out: an update that thanks somebody. */
export const shoutOutTemplate: NoteContent = {
  ...emptyContent,
  summary: '_Thank you, …_',
  whereItStands: '_What they did, and what it made possible_',
};

/**
 * Whether a section holds nothing but what a template put there, the built-in one of the kind or one of `others`.
 * White space and the marks of emphasis and lists do not count; an empty section is not template text.
 */
export function isTemplateText(
  kind: NoteKind,
  section: SectionId,
  content: NoteContent,
  others: readonly Partial<NoteContent>[] = [],
): boolean {
  const written = linesOf(content[section]);
  if (written.length === 0) return false;
  return [builtInTemplates[kind], shoutOutTemplate, ...others].some((template) => {
    const prompts = new Set(linesOf(template[section]));
    return written.every((line) => prompts.has(line));
  });
}

function linesOf(value: NoteContent[SectionId] | undefined): readonly string[] {
  if (value === undefined) return [];
  const texts =
    typeof value === 'string'
      ? [value]
      : value.flatMap((item) => ('condition' in item ? [item.condition, item.action] : [item.text]));
  return texts
    .flatMap((text) => canonicalText(text).split('\n'))
    .map((line) =>
      line
        .replace(/[*_`]+/g, '')
        .replace(/[\s\-[\]]+/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '');
}
