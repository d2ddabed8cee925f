import { canonicalBlock, canonicalLine } from './canonicalText.ts';
import { parseBlock, unescapeInline } from './escapeText.ts';
import { replyHeading, type ReplyTextName, replyTextTitles } from './formatReply.ts';
import type { ReplyPayload } from './marker.ts';
import type { Reply, ReplyAction } from '../thread/reply.ts';

/**
 * Reads a reply's texts from the lines below its marker. Never fails: a text whose heading is gone is empty, and the
 * comment itself still shows what was written.
 */
export function parseReply(payload: ReplyPayload, lines: readonly string[]): Reply {
  const { id, note, author, repositoryId, writtenAt } = payload;
  return {
    id,
    note,
    author,
    repositoryId,
    writtenAt,
    action: parseAction(payload.action, readTexts(lines), readTicks(lines)),
  };
}

/** The steps' words, by the lines that `formatReply` writes for them. */
function readTicks(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => {
    const text = /^- \*\*Step (?:done|open again)\*\*:(?: ([^\n]*))?$/.exec(line.trimEnd());
    return text === null ? [] : [canonicalLine(unescapeInline(text[1] ?? ''))];
  });
}

type Texts = Readonly<Partial<Record<ReplyTextName, string>>>;

const namesByHeading = new Map(
  // Object.keys forgets that the keys are the names.
  (Object.keys(replyTextTitles) as ReplyTextName[]).map((name) => [replyHeading(name), name]),
);

function readTexts(lines: readonly string[]): Texts {
  const texts: Partial<Record<ReplyTextName, string>> = {};
  let open: { name: ReplyTextName; start: number } | undefined;
  const close = (end: number): void => {
    if (open === undefined) return;
    const text = canonicalBlock(parseBlock(lines.slice(open.start, end).join('\n')));
    const before = texts[open.name];
    texts[open.name] = before === undefined ? text : `${before}\n\n${text}`;
  };
  lines.forEach((line, index) => {
    const name = namesByHeading.get(line.trimEnd());
    if (name === undefined) return;
    close(index);
    open = { name, start: index + 1 };
  });
  close(lines.length);
  return texts;
}

function parseAction(action: ReplyPayload['action'], texts: Texts, ticked: readonly string[]): ReplyAction {
  const reason = texts.reason ?? '';
  switch (action.type) {
    case 'accepted':
      return {
        type: 'accepted',
        readBack: {
          nextStep: texts.nextStep ?? '',
          blocker: texts.blocker ?? '',
          ...(action.doneBy === undefined ? {} : { doneBy: action.doneBy }),
        },
      };
    case 'asked':
      return { ...action, question: texts.question ?? '' };
    case 'answered':
      return { ...action, answer: texts.answer ?? '' };
    case 'passedOn':
      return { ...action, reason };
    case 'ticked':
      return {
        type: 'ticked',
        steps: action.steps.map((step, index) => ({ ...step, text: ticked[index] ?? '' })),
      };
    case 'declined':
    case 'withdrawn':
      return { type: action.type, reason };
    case 'done':
      return { type: 'done', remark: texts.remark ?? '' };
  }
}
