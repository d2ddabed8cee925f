import { createHash } from 'node:crypto';

/** `readable` shortened to letters and digits, followed by 20 hex digits of the key's SHA-256. */
export function fileNameFor(readable: string, key: string): string {
  const slug = readable
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48);
  return `${slug === '' ? 'x' : slug}-${createHash('sha256').update(key).digest('hex').slice(0, 20)}`;
}
