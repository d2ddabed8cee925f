import { sameLogin } from '../../core/note/addressee.ts';
import type { PendingItem } from '../outbox/outboxItem.ts';
import { sameRepository, type KnownRepository } from '../repository/repositoryReference.ts';

/** The request to a person or `organisation/team` to review a pull request that is in the outbox. */
export function waitingRequest(
  items: readonly PendingItem[],
  { repository, pullRequest }: { readonly repository: KnownRepository; readonly pullRequest: number },
  login: string,
): PendingItem | undefined {
  const slug = login.split('/')[1];
  return items.find(
    ({ work, repository: whose }) =>
      work.type === 'reviewRequest' &&
      work.pullRequest === pullRequest &&
      sameRepository(whose, repository) &&
      (slug === undefined ? work.logins : work.teams).some((each) => sameLogin(each, slug ?? login)),
  );
}
