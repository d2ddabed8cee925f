import type { Instant } from '../../instant.ts';
import type { TextRange } from '../codec/draftFile.ts';
import type { EvidenceFacts } from '../evidence/evidenceFacts.ts';
import type { Addressee, NoteContent, SectionId } from '../note.ts';

/** Somebody who is not working at reply-by. */
export interface UnreachablePerson {
  readonly who: Addressee;
  readonly state: 'focus' | 'off';
  /** Start of the last working window before reply-by or of the first after it. */
  readonly freeAt?: Instant;
}

/** What a secret scanner found; the scanner is outside of core, since the maintained rule sets need Node. */
export interface SecretFinding {
  /** Absent in a section with a heading of the author's own: then `index` counts those. */
  readonly section?: SectionId;
  readonly index?: number;
  readonly part?: 'action';
  readonly range: TextRange;
  /** The scanner's rule, such as `github` or `privatekey`. */
  readonly kind: string;
}

/** What is known from outside. An absent fact is unknown, and its rules stay silent. */
export interface ReadinessFacts {
  readonly now?: Instant;
  /** What git and the pull request say; parts that could not be asked are absent. */
  readonly evidence?: Partial<EvidenceFacts>;
  /** For each referenced path (`referencedPaths`): its number of lines at the head, or null when it does not exist. */
  readonly files?: ReadonlyMap<string, number | null>;
  /** Addressees who do not work at reply-by; those whose hours are unknown are left out. */
  readonly unreachable?: readonly UnreachablePerson[];
  readonly secrets?: readonly SecretFinding[];
  /** The writer, who is no stranger when mentioned. */
  readonly author?: string;
  /** Contents with which drafts of this kind begin; the built-in one is known anyway. */
  readonly templates?: readonly Partial<NoteContent>[];
}
