import type { Bounded, CommitFact } from '../../core/note/evidence/evidenceFacts.ts';

/** For `git log -z`: fields are separated by NUL too, four for each commit. */
export const logFormat = '%H%x00%ct%x00%an%x00%s';

/** Commits of `git log -z --format=<logFormat>`. With `asked` commits asked for and given, the total is a lower bound. */
export function parseLog(text: string, limit: number, asked: number, isCut: boolean): Bounded<CommitFact> {
  const fields = text.split('\0');
  const total = Math.floor(fields.length / 4);
  const items: CommitFact[] = [];
  for (let index = 0; index < Math.min(total, limit); index += 1) {
    const [sha, seconds, author, subject] = fields.slice(index * 4, index * 4 + 4);
    if (sha === undefined || seconds === undefined || author === undefined || subject === undefined) break;
    items.push({ sha, subject, author, committedAt: Number(seconds) * 1_000 });
  }
  return { items, total, ...(isCut || total >= asked ? { atLeast: true } : {}) };
}
