import { ApiError } from '../../apiError.ts';
import { demandScope, viewerPermission } from '../../state/access.ts';
import { found, fullName } from '../../state/gitHubState.ts';
import type { NotificationThread } from '../../state/stateData.ts';
import { list, optionalText, text } from '../restHandler.ts';
import type { RestAnswer, RestContext, RestOperations } from '../restHandler.ts';
import { minimalRepository } from '../shapes/repositoryShape.ts';

/** Notifications of the viewer. */
export const activityOperations: RestOperations = {
  'activity/list-notifications-for-authenticated-user': (context): RestAnswer => {
    demandScope(context.viewer, 'notifications');
    const { login } = context.viewer;
    const after = Date.parse(optionalText(context.query['since']) ?? '');
    const before = Date.parse(optionalText(context.query['before']) ?? '');
    const own = context.state.data.notifications.filter(
      (thread) =>
        thread.login === login &&
        (context.query['all'] === true || thread.unread) &&
        (Number.isNaN(after) || Date.parse(thread.updatedAt) >= after) &&
        (Number.isNaN(before) || Date.parse(thread.updatedAt) < before) &&
        viewerPermission(context.state, context.state.repositoryById(thread.repositoryId), context.viewer) !==
          'none',
    );
    const sorted = own.toSorted(
      (one, other) => other.updatedAt.localeCompare(one.updatedAt) || other.id - one.id,
    );
    const newest = sorted[0]?.updatedAt;
    return {
      ...list(sorted, (thread) => threadShape(context, thread)),
      headers: {
        'x-poll-interval': '60',
        ...(newest === undefined ? {} : { 'last-modified': new Date(newest).toUTCString() }),
      },
    };
  },
  'activity/mark-thread-as-read': (context) => {
    demandScope(context.viewer, 'notifications');
    const { login } = context.viewer;
    const id = Number(context.params['thread_id']);
    if (!Number.isInteger(id)) throw new ApiError(404, 'Not Found', { type: 'NOT_FOUND' });
    const thread = found(
      context.state.data.notifications.find((one) => one.id === id && one.login === login),
    );
    thread.unread = false;
    thread.lastReadAt = context.state.now();
    context.state.changed();
    return { status: 205 };
  },
};

function threadShape(context: RestContext, thread: NotificationThread): object {
  const { state, urls } = context;
  const repository = state.repositoryById(thread.repositoryId);
  const api = urls.api(`/repos/${fullName(repository)}`);
  const discussion = state.data.discussions.find(
    (one) => one.repositoryId === repository.id && one.number === thread.number,
  );
  const subject = state.issue(repository.id, thread.number) ?? found(discussion);
  const segment = { Issue: 'issues', PullRequest: 'pulls', Discussion: 'discussions' }[thread.subject];
  const url = `${api}/${segment}/${text(String(thread.number))}`;
  const own = urls.api(`/notifications/threads/${String(thread.id)}`);
  return {
    id: String(thread.id),
    unread: thread.unread,
    reason: thread.reason,
    updated_at: thread.updatedAt,
    last_read_at: thread.lastReadAt,
    subject: {
      title: subject.title,
      url,
      latest_comment_url:
        thread.latestCommentId === null ? url : `${api}/issues/comments/${String(thread.latestCommentId)}`,
      type: thread.subject,
    },
    repository: minimalRepository(state, urls, repository),
    url: own,
    subscription_url: `${own}/subscription`,
  };
}
