import { randomUUID } from 'node:crypto';
import type { OutboxWork, PublishTarget } from '../../../src/app/outbox/outboxItem.ts';
import { emptyContent } from '../../../src/core/note/note.ts';
import type { DoubleServer } from './servers.ts';

/** A note of its own that is to be published there. */
export function queuedNote(
  target: PublishTarget,
  branch = 'retry-payments',
): Extract<OutboxWork, { type: 'note' }> {
  return {
    type: 'note',
    target,
    head: '0123456789abcdef0123456789abcdef01234567',
    draft: {
      header: {
        id: randomUUID(),
        kind: 'update',
        to: ['ben'],
        status: 'on_track',
        priority: 'normal',
        branch,
      },
      content: { ...emptyContent, summary: 'Retry payments', whereItStands: 'Half done.' },
    },
  };
}

/** How many comments and discussions on the server open with a marker of that id. */
export function copiesOn({ team }: DoubleServer, id: string): number {
  const { comments, discussions, discussionComments } = team.gitHub.state.data;
  const opens = ({ body }: { readonly body: string }): boolean =>
    body.startsWith('<!-- baton:') && body.split('\n', 1)[0]?.includes(`"id":"${id}"`) === true;
  return [...comments, ...discussions, ...discussionComments].filter(opens).length;
}
