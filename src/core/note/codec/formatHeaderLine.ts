import type { Instant } from '../../instant.ts';
import { escapeInline } from './escapeText.ts';
import type { PublishedHeader } from '../note.ts';
import { kindTitles, priorityTitles, statusTitles } from '../sectionTitle.ts';

/**
 * The line below a published note's title: `**Handoff** to @ben · status **at risk** · …`. The addressees are
 * mentioned here. It repeats the marker's values, which are the ones that count.
 */
export function formatHeaderLine(header: PublishedHeader): string {
  const to = header.to.map((each) => `@${each}`).join(', ');
  const reason = header.priorityReason === undefined ? '' : ` (${escapeInline(header.priorityReason)})`;
  return [
    `**${kindTitles[header.kind]}**${to === '' ? '' : ` to ${to}`}`,
    `status **${statusTitles[header.status]}**`,
    ...(header.priority === 'normal' && reason === ''
      ? []
      : [`priority **${priorityTitles[header.priority]}**${reason}`]),
    ...(header.replyBy === undefined ? [] : [`reply by **${formatUtc(header.replyBy)}**`]),
    `at ${header.head.slice(0, 10)}`,
  ].join(' · ');
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** `Tue 2026-11-24 17:00 UTC`, in stable English for the published Markdown. */
export function formatUtc(instant: Instant): string {
  const date = new Date(instant);
  const [day = '', time = ''] = date.toISOString().split('T');
  return `${weekdays[date.getUTCDay()] ?? ''} ${day} ${time.slice(0, 5)} UTC`;
}
