import type { NoteKind } from '../../note/note.ts';
import type { Schedule } from '../schedule.ts';

/** Where the team file lives in a repository, and in an owner's `.github` repository as fallback. */
export const TEAM_FILE_PATH = '.github/baton.yml';

/** A place in the file; lines and characters count from 0, characters and offsets in UTF-16 units. */
export interface TextPosition {
  readonly offset: number;
  readonly line: number;
  readonly character: number;
}

export interface TextRange {
  readonly start: TextPosition;
  readonly end: TextPosition;
}

/**
 * What can be wrong with a team file, with the data to say it. `error`: the part is not used, and a member with an
 * error is unknown rather than available. `warning`: it is used as it stands.
 */
export type TeamFileIssue =
  | { readonly code: 'file-too-large'; readonly size: number; readonly limit: number }
  | { readonly code: 'too-many-aliases'; readonly count: number; readonly limit: number }
  | { readonly code: 'yaml-unreadable' }
  | { readonly code: 'yaml-syntax'; readonly yamlCode: string }
  | { readonly code: 'alias-unresolved'; readonly alias: string }
  | {
      readonly code: 'type-wrong';
      readonly expected: 'map' | 'list' | 'text' | 'blocks';
      readonly path: string;
    }
  | { readonly code: 'key-unknown'; readonly key: string; readonly nearest: string | null }
  | { readonly code: 'key-repeated'; readonly key: string }
  | { readonly code: 'version-unsupported'; readonly version: string }
  | { readonly code: 'login-invalid'; readonly login: string }
  | { readonly code: 'login-repeated'; readonly login: string }
  | { readonly code: 'zone-unknown'; readonly zone: string }
  | { readonly code: 'day-unknown'; readonly key: string }
  | { readonly code: 'day-repeated'; readonly key: string; readonly day: Weekday }
  | { readonly code: 'blocks-malformed'; readonly text: string }
  | { readonly code: 'blocks-overlap'; readonly text: string }
  | { readonly code: 'block-long'; readonly text: string; readonly hours: number }
  | { readonly code: 'date-malformed'; readonly text: string }
  | { readonly code: 'date-nonexistent'; readonly text: string }
  | { readonly code: 'away-reversed'; readonly from: string; readonly to: string }
  | { readonly code: 'response-malformed'; readonly text: string }
  | { readonly code: 'kind-unknown'; readonly kind: string }
  | { readonly code: 'member-not-collaborator'; readonly login: string };

export type TeamFileProblem = TeamFileIssue & {
  readonly severity: 'error' | 'warning';
  readonly range: TextRange;
};

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

export interface TeamMember {
  /** The GitHub login as written; compare without regard to letter case. */
  readonly login: string;
  readonly name: string | null;
  readonly schedule: Schedule;
  /** Usual response time in milliseconds of the member's working time; null when not given. */
  readonly responseTime: number | null;
  /** Where the login is written. */
  readonly range: TextRange;
  /** An error makes the schedule unknown, except for the dates away that could be read. */
  readonly broken: boolean;
  /** Something in the entry could not be read: the schedule, or merely the name or the response time. */
  readonly hasErrors: boolean;
}

export interface TeamTemplate {
  readonly name: string;
  readonly kind: NoteKind;
  /** Markdown. */
  readonly body: string;
  readonly range: TextRange;
}

export interface TeamFile {
  /** By login in lower case. */
  readonly members: ReadonlyMap<string, TeamMember>;
  /** Logins in lower case by the team's name as written. */
  readonly teams: ReadonlyMap<string, readonly string[]>;
  /** Markdown, shown while a note is written. */
  readonly guidelines: string | null;
  readonly templates: readonly TeamTemplate[];
}

export interface ParsedTeamFile {
  readonly file: TeamFile;
  /** In the order of the file. */
  readonly problems: readonly TeamFileProblem[];
}
