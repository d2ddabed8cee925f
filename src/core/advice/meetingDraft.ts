import { emptyContent, type Addressee, type Draft } from '../note/note.ts';
import type { Instant } from '../instant.ts';

/** What a meeting was to be. */
export interface Meeting {
  /** One line. */
  readonly purpose: string;
  /** Markdown; empty when there is none. */
  readonly agenda: string;
  /** Logins and teams who were to come. */
  readonly people: readonly Addressee[];
  /** What is to be decided, one line; empty when nobody has to decide anything. */
  readonly decision: string;
  /** By when an answer is needed. */
  readonly replyBy: Instant | null;
}

/**
 * The note that takes the meeting's place: a decision with a question to each person where one is needed, else an
 * update that asks for nothing.
 */
export function meetingDraft(
  meeting: Meeting,
  draft: { readonly id: string; readonly branch: string },
): Draft {
  const { purpose, agenda, people, decision, replyBy } = meeting;
  const decides = decision !== '';
  return {
    header: {
      id: draft.id,
      kind: decides ? 'decision' : 'update',
      to: people,
      status: 'on_track',
      priority: 'normal',
      branch: draft.branch,
      ...(replyBy === null || !decides ? {} : { replyBy }),
    },
    content: {
      ...emptyContent,
      summary: decides ? decision : purpose,
      why: decides ? purpose : '',
      whereItStands: agenda,
      questions: decides ? people.map((to) => ({ text: decision, answered: false, to })) : [],
    },
  };
}

const labels = {
  purpose: /^(?:subject|title|what|purpose|meeting)\s*:\s*(.+)$/i,
  skipped:
    /^(?:when|where|location|date|time|who|attendees|required|optional|to|from|organi[sz]er|agenda)\s*:/i,
};

/** The services whose links say where a meeting would have been. */
const meetingAddress =
  /https?:\/\/(?:[\w-]+\.)*(?:zoom\.us|teams\.microsoft\.com|teams\.live\.com|meet\.google\.com)\//i;

/**
 * What an invitation's text says: its subject or first line, and the rest as the agenda. Lines about time, place and
 * people are left out, since they belong to the meeting that will not be; addresses are not read.
 */
export function readInvitation(text: string): Pick<Meeting, 'purpose' | 'agenda'> {
  const lines = text.slice(0, 20_000).split(/\r\n|\n|\r/);
  const named = lines.find((line) => labels.purpose.test(line.trim()));
  const rest = lines.filter((line) => line !== named);
  const first = rest.findIndex((line) => line.trim() !== '');
  const purpose =
    named === undefined ? (rest[first] ?? '').trim() : (labels.purpose.exec(named.trim())?.[1] ?? '');
  const agenda = (named === undefined ? rest.slice(first + 1) : rest)
    .filter((line) => !labels.skipped.test(line.trim()) && !meetingAddress.test(line))
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  return { purpose: purpose.slice(0, 200), agenda };
}
