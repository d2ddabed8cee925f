import type { Draft } from '../note.ts';
import { formatReplyBy } from '../draft/replyByText.ts';

/** Writes a draft's header and choices as YAML, one key a line, without the `---` around it. */
export function formatFrontMatter(draft: Pick<Draft, 'header' | 'choices'>, unread: string): string {
  return [...frontMatterEntries(draft), ...(unread === '' ? [] : [['unread', quoted(unread)] as const])]
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n');
}

/** What Baton keeps in a draft's front matter for itself: below what people write, so that it can be folded away. */
export const ownKeys = ['id', 'supersedes', 'dropped', 'generated-evidence'] as const;

/** The keys of a draft's front matter, in the order in which they are written. */
export const frontMatterKeys = [
  'kind',
  'branch',
  'to',
  'status',
  'priority',
  'priority-reason',
  'reply-by',
  'evidence',
  ...ownKeys,
] as const;

/** What a draft's front matter says of it, each value as YAML. */
export function frontMatterEntries({
  header,
  choices = {},
}: Pick<Draft, 'header' | 'choices'>): readonly (readonly [(typeof frontMatterKeys)[number], string])[] {
  const values = {
    id: scalar(header.id),
    kind: header.kind,
    branch: scalar(header.branch),
    to: `[${header.to.map(scalar).join(', ')}]`,
    status: header.status,
    priority: header.priority,
    'priority-reason': header.priorityReason === undefined ? undefined : scalar(header.priorityReason),
    'reply-by': header.replyBy === undefined ? undefined : formatReplyBy(header.replyBy),
    supersedes: header.supersedes === undefined ? undefined : scalar(header.supersedes),
    evidence: choices.evidence === 'leftOut' ? 'left-out' : choices.evidence,
    dropped: choices.dropped === undefined ? undefined : `[${choices.dropped.map(quoted).join(', ')}]`,
    'generated-evidence': choices.generated === undefined ? undefined : quoted(choices.generated),
  };
  return frontMatterKeys.flatMap((key) => {
    const value = values[key];
    return value === undefined ? [] : [[key, value] as const];
  });
}

/** Plain where YAML cannot take it for anything but this string, else quoted. */
function scalar(text: string): string {
  const plain = /^[A-Za-z][\w/-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return plain ? text : quoted(text);
}

/** A JSON string is a YAML 1.2 flow scalar; what YAML does not count as printable is escaped. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
