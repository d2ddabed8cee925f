import type { Instant } from '../instant.ts';
import type { ResumePoint } from './resumePoint.ts';

export const noteKinds = ['handoff', 'review', 'decision', 'update'] as const;
export type NoteKind = (typeof noteKinds)[number];

export const noteStatuses = ['on_track', 'at_risk', 'blocked'] as const;
export type NoteStatus = (typeof noteStatuses)[number];

export const notePriorities = ['low', 'normal', 'high', 'urgent'] as const;
export type NotePriority = (typeof notePriorities)[number];

/** The sections of a note in the order in which they are written; `summary` is the title. */
export const sectionIds = [
  'summary',
  'why',
  'whereItStands',
  'nextSteps',
  'blockedBy',
  'questions',
  'contingencies',
  'references',
  'evidence',
] as const;
export type SectionId = (typeof sectionIds)[number];

/** A GitHub login (`maya`) or a team (`acme/keys`), without the leading `@`. */
export type Addressee = string;

/** Identifies a note for ever: a UUID, made when the draft is begun, so that a repeated publish can be recognised. */
export type NoteId = string;

export interface NextStep {
  readonly text: string;
  readonly done: boolean;
  readonly owner?: Addressee;
  /** ISO 8601 calendar date, `2026-11-24`. */
  readonly due?: string;
}

export interface Question {
  readonly text: string;
  readonly answered: boolean;
  readonly to?: Addressee;
}

export interface Contingency {
  readonly condition: string;
  readonly action: string;
}

/** A section with a heading that is not ours, kept verbatim. */
export interface ForeignSection {
  /** One line without its hashes; empty for text that stands outside every section. */
  readonly heading: string;
  /** The heading's level where it is above that of our own sections. */
  readonly level?: number;
  readonly markdown: string;
  /** The section after which it stood; absent when it stood before all. */
  readonly after?: SectionId;
}

/** What a person wrote: one value per section. Strings are Markdown; an empty string or list is an empty section. */
export interface NoteContent {
  readonly summary: string;
  readonly why: string;
  readonly whereItStands: string;
  readonly nextSteps: readonly NextStep[];
  readonly blockedBy: string;
  readonly questions: readonly Question[];
  readonly contingencies: readonly Contingency[];
  readonly references: string;
  readonly evidence: string;
  readonly foreign: readonly ForeignSection[];
}

/** What draft and published note say about themselves. */
export interface NoteHeader {
  readonly id: NoteId;
  readonly kind: NoteKind;
  readonly to: readonly Addressee[];
  readonly status: NoteStatus;
  readonly priority: NotePriority;
  readonly priorityReason?: string;
  readonly replyBy?: Instant;
  readonly branch: string;
  readonly supersedes?: NoteId;
}

/** What the author decided of what the branch suggests. In drafts only: a published note holds what came of it. */
export interface BranchChoices {
  /** Whether the note carries evidence, where the author decided against the habit of its kind. */
  readonly evidence?: 'included' | 'leftOut';
  /** Keys of dropped evidence (`evidenceGroups`) and dropped steps (`evidenceSteps`). */
  readonly dropped?: readonly string[];
  /** `textFingerprint` of the evidence that was generated last: any other text is the author's own. */
  readonly generated?: string;
}

/** A note before it is published: one Markdown file for each branch and kind. */
export interface Draft {
  readonly header: NoteHeader;
  readonly content: NoteContent;
  readonly choices?: BranchChoices;
  /** Front matter of the file that could not be read, kept as it was typed. */
  readonly unread?: string;
}

/** Where a note stands on GitHub. A discussion's number is unknown to the note that opens it. */
export type NoteSubject =
  | { readonly type: 'pullRequest'; readonly number: number }
  | { readonly type: 'discussion'; readonly number?: number };

/** A published note's header: the draft's, and who published it, where and at which commit. */
export interface PublishedHeader extends NoteHeader {
  readonly author: string;
  /** GitHub's numeric id of the repository: it survives renames. */
  readonly repositoryId: number;
  readonly subject: NoteSubject;
  /** Full SHA of the branch's head when the note was published. */
  readonly head: string;
  readonly publishedAt: Instant;
  /** Where the author was, when they let it be known. */
  readonly resume?: ResumePoint;
  /** How many files of the author were in no commit then: nobody else can have them. Absent where that is not known. */
  readonly uncommitted?: number;
}

export interface Note {
  readonly header: PublishedHeader;
  readonly content: NoteContent;
}

export const emptyContent: NoteContent = {
  summary: '',
  why: '',
  whereItStands: '',
  nextSteps: [],
  blockedBy: '',
  questions: [],
  contingencies: [],
  references: '',
  evidence: '',
  foreign: [],
};
