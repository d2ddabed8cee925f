import * as v from 'valibot';
import type { InboxSnapshot } from '../ports/inboxCache.ts';
import { repositorySchema, sourceCommentSchema } from '../storedSchemas.ts';

const snapshot: v.GenericSchema<unknown, InboxSnapshot> = v.object({
  repository: repositorySchema,
  comments: v.array(sourceCommentSchema),
  cursor: v.object({ since: v.exactOptional(v.string()), etag: v.exactOptional(v.string()) }),
  discussionsSince: v.exactOptional(v.string()),
  asOf: v.pipe(v.number(), v.finite()),
});

/** The snapshot in parsed JSON; `undefined` when it is not one (another version's, or damaged). */
export function decodeInboxSnapshot(value: unknown): InboxSnapshot | undefined {
  const result = v.safeParse(snapshot, value);
  return result.success ? result.output : undefined;
}
