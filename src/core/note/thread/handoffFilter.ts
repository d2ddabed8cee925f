import { sameLogin } from '../addressee.ts';
import type { InboxEntry } from './inbox.ts';
import type { NoteKind, NoteStatus } from '../note.ts';
import { writtenTexts } from '../draft/writtenTexts.ts';

/** Which notes are shown: of the values in one list any may hold, and every list that is not empty must. */
export interface HandoffFilter {
  /** Words that must all occur, in any case; `#42` is a pull request or discussion. */
  readonly text: string;
  readonly kinds: readonly NoteKind[];
  readonly statuses: readonly NoteStatus[];
  /** Logins and teams that wrote it, are asked, have it, or are on turn. */
  readonly people: readonly string[];
  /** `owner/name`. */
  readonly repositories: readonly string[];
  readonly overdueOnly: boolean;
}

export const noFilter: HandoffFilter = {
  text: '',
  kinds: [],
  statuses: [],
  people: [],
  repositories: [],
  overdueOnly: false,
};

export function isFiltering(filter: HandoffFilter): boolean {
  const { text, kinds, statuses, people, repositories, overdueOnly } = filter;
  const isAnyChosen = [kinds, statuses, people, repositories].some((chosen) => chosen.length > 0);
  return text.trim() !== '' || isAnyChosen || overdueOnly;
}

/** Whether the note of that repository (`owner/name`) is shown. */
export function matchesFilter(entry: InboxEntry, repository: string, filter: HandoffFilter): boolean {
  const { header } = entry.thread.note;
  if (filter.overdueOnly && !entry.overdue) return false;
  if (filter.kinds.length > 0 && !filter.kinds.includes(header.kind)) return false;
  if (filter.statuses.length > 0 && !filter.statuses.includes(header.status)) return false;
  if (filter.repositories.length > 0 && !filter.repositories.some((each) => sameLogin(each, repository)))
    return false;
  const people = peopleOf(entry);
  if (filter.people.length > 0 && !filter.people.some((each) => people.some((one) => sameLogin(one, each))))
    return false;
  return holdsText(entry, repository, filter.text);
}

/** Everybody who has to do with a note, each once: its author first, then who is asked, who has it, who is on turn. */
export function peopleOf({ thread }: InboxEntry): readonly string[] {
  const { author, to } = thread.note.header;
  const all = [author, ...to, thread.owner, ...thread.waitingOn];
  return all.filter((login, index) => all.findIndex((each) => sameLogin(each, login)) === index);
}

function holdsText(entry: InboxEntry, repository: string, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const { header, content } = entry.thread.note;
  const { number } = entry.thread.comment.subject;
  const searched = [
    ...writtenTexts(content),
    header.branch,
    repository,
    ...peopleOf(entry).map((login) => `@${login}`),
  ]
    .join('\n')
    .toLowerCase();
  return words.every((word) => (/^#\d+$/.test(word) ? word === `#${number}` : searched.includes(word)));
}
