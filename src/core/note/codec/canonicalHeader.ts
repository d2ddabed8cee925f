import { isAddressee } from '../addressee.ts';
import { canonicalLine } from './canonicalText.ts';
import type { NoteHeader } from '../note.ts';
import { canonicalResumePoint, type ResumePoint } from '../resumePoint.ts';

/**
 * The normal form of a header: each addressee once and none that is no login or team, the reason on one line, of where
 * the author was what is safe.
 */
export function canonicalHeader<T extends NoteHeader & { readonly resume?: ResumePoint }>(header: T): T {
  const { priorityReason, resume, ...rest } = header;
  const place = canonicalResumePoint(resume);
  const reason = canonicalLine(priorityReason ?? '');
  const to = uniqueAddressees(header.to);
  const branch = header.branch.toWellFormed();
  // The spread keeps every other field of T; TypeScript cannot see that for a generic rest.
  return {
    ...rest,
    to,
    branch,
    ...(reason === '' ? {} : { priorityReason: reason }),
    ...(place === undefined ? {} : { resume: place }),
  } as T;
}

function uniqueAddressees(to: readonly string[]): readonly string[] {
  const [only] = to;
  if (to.length < 2) return only === undefined || isAddressee(only) ? to : [];
  const byLower = new Map<string, string>();
  for (const each of to) {
    const lower = each.toLowerCase();
    if (isAddressee(each) && !byLower.has(lower)) byLower.set(lower, each);
  }
  return [...byLower.values()];
}
