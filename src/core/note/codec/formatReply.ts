import { canonicalBlock, canonicalLine } from './canonicalText.ts';
import { escapeInline, formatBlock, mayLeaveCodeOpen } from './escapeText.ts';
import { formatUtc } from './formatHeaderLine.ts';
import { maxBodySize } from './formatNote.ts';
import { formatMarker, type ReplyPayload } from './marker.ts';
import type { Reply, ReplyAction, StepTick } from '../thread/reply.ts';
import { sectionTitles } from '../sectionTitle.ts';
import { utf8Length } from './utf8Length.ts';

export interface FormattedReply {
  readonly body: string;
  /** Above the limit of a comment (60,000 UTF-16 units and bytes): not to be sent. */
  readonly tooLong: boolean;
}

/** The normal form of a reply, in which `parseComment` gives it back. */
export function canonicalReply(reply: Reply): Reply {
  return { ...reply, action: canonicalAction(reply.action) };
}

/** Writes a reply as the body of a comment: marker, a sentence, the texts in the sender's words. */
export function formatReply(reply: Reply): FormattedReply {
  const { action, ...rest } = canonicalReply(reply);
  const payload: ReplyPayload = { type: 'reply', ...rest, action: actionPayload(action) };
  const texts = replyTexts(action);
  const codeIsCertain = !texts.some(([, text]) => mayLeaveCodeOpen(text));
  const blocks = [formatLead(action), ...texts.map(([name, text]) => formatText(name, text, codeIsCertain))];
  const body = `${formatMarker(payload)}\n${blocks.join('\n\n')}`;
  return { body, tooLong: Math.max(body.length, utf8Length(body)) > maxBodySize };
}

/** The texts of a reply by name, in the order in which they are written. */
function replyTexts(action: ReplyAction): readonly (readonly [name: ReplyTextName, text: string])[] {
  switch (action.type) {
    case 'accepted':
      return [
        ['nextStep', action.readBack.nextStep],
        ['blocker', action.readBack.blocker],
      ];
    case 'asked':
      return [['question', action.question]];
    case 'answered':
      return [['answer', action.answer]];
    case 'ticked':
      return [];
    case 'done':
      return [['remark', action.remark]];
    case 'declined':
    case 'passedOn':
    case 'withdrawn':
      return [['reason', action.reason]];
  }
}

export const replyTextTitles = {
  nextStep: 'Next step',
  blocker: 'Blocker',
  question: 'Question',
  answer: 'Answer',
  reason: 'Reason',
  remark: 'Remark',
} as const;
export type ReplyTextName = keyof typeof replyTextTitles;

/** Opens the line of each text of a reply. */
export function replyHeading(name: ReplyTextName): string {
  return `#### ${replyTextTitles[name]} <!-- baton:${name} -->`;
}

function formatText(name: ReplyTextName, text: string, codeIsCertain: boolean): string {
  return text === '' ? '' : `${replyHeading(name)}\n\n${formatBlock(text, 0, codeIsCertain)}`;
}

function formatLead(action: ReplyAction): string {
  switch (action.type) {
    case 'accepted': {
      const { doneBy } = action.readBack;
      return `**Accepted**${doneBy === undefined ? '' : ` · done by **${formatUtc(doneBy)}**`}`;
    }
    case 'asked':
      return `**Question**${aboutSection(action.section)}`;
    case 'answered':
      return `**Answer**${aboutSection(action.section)}`;
    case 'declined':
      return '**Declined**';
    case 'passedOn':
      return `**Passed on** to ${action.to.map((each) => `@${each}`).join(', ')}`;
    case 'ticked':
      return action.steps.map(formatTick).join('\n');
    case 'done':
      return '**Done**';
    case 'withdrawn':
      return '**Withdrawn**';
  }
}

function formatTick({ done, text }: StepTick): string {
  const words = text === '' ? '' : ` ${escapeInline(text)}`;
  return `- **Step ${done ? 'done' : 'open again'}**:${words}`;
}

function aboutSection(section: (ReplyAction & { readonly type: 'asked' })['section']): string {
  if (section === undefined) return '';
  return ` about “${section === 'summary' ? 'Summary' : sectionTitles[section]}”`;
}

function actionPayload(action: ReplyAction): ReplyPayload['action'] {
  switch (action.type) {
    case 'accepted': {
      const { doneBy } = action.readBack;
      return { type: 'accepted', ...(doneBy === undefined ? {} : { doneBy }) };
    }
    case 'asked':
    case 'answered':
      return { type: action.type, ...(action.section === undefined ? {} : { section: action.section }) };
    case 'passedOn':
      return { type: 'passedOn', to: [...action.to] };
    case 'ticked':
      return {
        type: 'ticked',
        steps: action.steps.map(({ key, done, boxWas }) => ({ key, done, boxWas })),
      };
    case 'declined':
    case 'done':
    case 'withdrawn':
      return { type: action.type };
  }
}

function canonicalAction(action: ReplyAction): ReplyAction {
  switch (action.type) {
    case 'accepted': {
      const { nextStep, blocker, ...rest } = action.readBack;
      return {
        ...action,
        readBack: { ...rest, nextStep: canonicalBlock(nextStep), blocker: canonicalBlock(blocker) },
      };
    }
    case 'asked':
      return { ...action, question: canonicalBlock(action.question) };
    case 'answered':
      return { ...action, answer: canonicalBlock(action.answer) };
    case 'ticked':
      return {
        ...action,
        steps: action.steps.map((step) => ({ ...step, text: canonicalLine(step.text) })),
      };
    case 'done':
      return { ...action, remark: canonicalBlock(action.remark) };
    case 'declined':
    case 'passedOn':
    case 'withdrawn':
      return { ...action, reason: canonicalBlock(action.reason) };
  }
}
