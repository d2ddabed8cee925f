import { expect, it } from 'vitest';
import { isPending, type OutboxItem, type PendingItem } from '../../../../src/app/outbox/outboxItem.ts';
import { waitingRequest } from '../../../../src/app/review/waitingRequest.ts';
import { outboxItem } from '../outbox/outboxItems.ts';

const { repository } = outboxItem();
const request = (changes: Partial<OutboxItem>, pullRequest = 7): PendingItem => {
  const item = outboxItem({
    work: { type: 'reviewRequest', pullRequest, logins: ['Maya'], teams: ['platform'] },
    ...changes,
  });
  if (!isPending(item)) throw new Error(item.state.type);
  return item;
};
const where = { repository, pullRequest: 7 };

it('finds the request to a person or a team that waits for this very pull request', () => {
  const other = { ...repository, name: 'other', webUrl: `${repository.webUrl}-other` };
  const mine = request({ id: 'mine' });
  const items = [request({}, 8), request({ repository: other }), mine];
  expect(waitingRequest(items, where, 'maya')).toBe(mine);
  expect(waitingRequest(items, where, 'acme/Platform')).toBe(mine);
  expect(waitingRequest(items, where, 'platform')).toBeUndefined();
  expect(waitingRequest(items, where, 'acme/maya')).toBeUndefined();
  expect(waitingRequest(items.slice(0, 2), where, 'maya')).toBeUndefined();
});
