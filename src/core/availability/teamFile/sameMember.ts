import { plainMember, type MemberEntry } from './formatMember.ts';
import type { TeamMember } from './teamFile.ts';

/** Whether a member, as read, says what an entry of the form says. */
export function sameMember(member: TeamMember, entry: MemberEntry): boolean {
  return (
    !member.hasErrors &&
    JSON.stringify(plainMember(memberEntryOf(member))) === JSON.stringify(plainMember(entry))
  );
}

/** A member's entry as the form shows it. */
export function memberEntryOf({ name, schedule, responseTime }: TeamMember): MemberEntry {
  const { zone, hours, focus, overrides, away } = schedule;
  return { name, zone, hours, focus, overrides, away, responseTime };
}
