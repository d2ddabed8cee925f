import type { TextRange } from '../codec/draftFile.ts';
import type { SectionId } from '../note.ts';

/** Every readiness rule; the ui has one sentence and the fix's title for each. */
export const ruleIds = [
  'emptySection',
  'templateText',
  'noAddressee',
  'taskWithoutOwner',
  'taskOverdue',
  'questionWithoutAddressee',
  'missingReplyBy',
  'replyByPast',
  'replyByOutsideHours',
  'relativeTime',
  'zonelessTime',
  'uncommittedWork',
  'unpushedCommits',
  'failingChecks',
  'unresolvedThreads',
  'missingReference',
  'mentionNotAddressed',
  'possibleSecret',
  'wallOfText',
  'ambiguousStart',
  'unexplainedAbbreviation',
  'tooLong',
] as const;
export type RuleId = (typeof ruleIds)[number];

/** What a quick fix does; a problem without one has a jump to its place only. */
export type FixId =
  /** Set the owner of the step `index`. */
  | 'assignStep'
  /** Set to whom the question `index` goes. */
  | 'assignQuestion'
  /** Choose whom the note is for. */
  | 'chooseAddressee'
  /** Set reply-by to a time in the addressees' working hours. */
  | 'proposeReplyBy'
  /** Put the date or the zone in the place of `range`. */
  | 'insertDate'
  | 'insertZone'
  /** Add a next step that says it: `data` has what is needed. */
  | 'addStep'
  /** Add `data.login` to the addressees. */
  | 'addAddressee'
  /** Put `•••` in the place of `range`. */
  | 'redact';

/**
 * Something that a receiver would have to ask about. Codes and data only; the words are the ui's. `range` counts
 * UTF-16 units in the section's text; in a list section, in the text of the item `index`, and `data.part` says
 * `action` when an if-then row's action is meant.
 */
export interface Problem {
  readonly rule: RuleId;
  readonly severity: 'error' | 'warning' | 'hint';
  /** Absent when the header is meant. */
  readonly section?: SectionId;
  readonly index?: number;
  readonly range?: TextRange;
  readonly data: Readonly<Record<string, string | number>>;
  readonly fix?: FixId;
}

export const severities: Readonly<Record<RuleId, Problem['severity']>> = {
  emptySection: 'error',
  templateText: 'error',
  noAddressee: 'error',
  taskWithoutOwner: 'warning',
  taskOverdue: 'warning',
  questionWithoutAddressee: 'warning',
  missingReplyBy: 'warning',
  replyByPast: 'error',
  replyByOutsideHours: 'warning',
  relativeTime: 'warning',
  zonelessTime: 'warning',
  uncommittedWork: 'warning',
  unpushedCommits: 'warning',
  failingChecks: 'warning',
  unresolvedThreads: 'warning',
  missingReference: 'warning',
  mentionNotAddressed: 'warning',
  possibleSecret: 'error',
  wallOfText: 'warning',
  ambiguousStart: 'warning',
  unexplainedAbbreviation: 'hint',
  tooLong: 'error',
};

/** What an author who publishes all the same has agreed to: the same for the same finding at the same place. */
export function problemKey({ rule, section, index, range, data }: Problem): string {
  return JSON.stringify([rule, section, index, data['part'], range?.start, range?.end]);
}
