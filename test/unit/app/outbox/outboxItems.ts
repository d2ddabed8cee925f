import type { OutboxItem, OutboxState } from '../../../../src/app/outbox/outboxItem.ts';
import { emptyContent } from '../../../../src/core/note/note.ts';

export const start = Date.UTC(2026, 10, 23, 9);

/** A note that waits in the outbox, with the differences that a test needs. */
export function outboxItem(changes: Partial<OutboxItem> = {}): OutboxItem {
  return {
    id: '7a9c0d0e-8f43-4f0a-9c39-1c0f6f6b1a55',
    revision: 1,
    createdAt: start,
    author: 'maya',
    repository: {
      host: '127.0.0.1:9',
      owner: 'acme',
      name: 'atlas',
      webUrl: 'http://127.0.0.1:9/acme/atlas',
      apiUrl: 'http://127.0.0.1:9/api/v3',
      graphqlUrl: 'http://127.0.0.1:9/api/graphql',
      id: 1,
    },
    work: {
      type: 'note',
      draft: {
        header: {
          id: '7a9c0d0e-8f43-4f0a-9c39-1c0f6f6b1a55',
          kind: 'handoff',
          to: ['ben'],
          status: 'on_track',
          priority: 'normal',
          branch: 'retry-payments',
        },
        content: { ...emptyContent, summary: 'Retry payments', whereItStands: 'Half done.' },
      },
      target: { type: 'pullRequest', number: 1 },
      head: '0123456789abcdef0123456789abcdef01234567',
    },
    attempts: 0,
    mayHaveCopies: false,
    state: { type: 'waiting' },
    ...changes,
  };
}

export const comment = {
  location: { id: '11', subject: { type: 'pullRequest', number: 1 } },
  url: 'http://127.0.0.1:9/acme/atlas/pull/1#issuecomment-11',
} as const;

export const states: readonly OutboxState[] = [
  { type: 'waiting' },
  { type: 'waiting', notBefore: start + 3_600_000 },
  { type: 'sending', since: start },
  ...[0, 1, 2, 3].map(
    (looks) => ({ type: 'looking', reason: { type: 'timeout' }, looks, since: start }) as const,
  ),
  {
    type: 'paused',
    reason: { type: 'offline' },
    outcome: { type: 'notSent' },
    since: start,
    waitMilliseconds: 5000,
  },
  {
    type: 'paused',
    reason: { type: 'unauthorized', host: '127.0.0.1:9' },
    outcome: { type: 'notSent' },
    since: start,
  },
  {
    type: 'paused',
    reason: { type: 'timeout' },
    outcome: { type: 'unknown', looks: 3 },
    since: start,
    waitMilliseconds: 5000,
  },
  { type: 'failed', reason: { type: 'locked' }, since: start },
  { type: 'cancelled', since: start },
  ...[0, 1, 3].map((sweeps) => ({ type: 'sent', comment, sweeps, since: start }) as const),
  { type: 'sent', comment, sweeps: 1, since: start, settled: true },
];
