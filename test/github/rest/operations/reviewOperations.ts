import { ApiError } from '../../apiError.ts';
import { found } from '../../state/gitHubState.ts';
import { addReview, replyToReviewComment } from '../../state/reviews.ts';
import type { NewReviewComment } from '../../state/reviews.ts';
import type { Review } from '../../state/stateData.ts';
import type { JsonObject } from '../openApiDescription.ts';
import { reviewCommentShape, reviewShape } from '../shapes/pullShape.ts';
import { integer, list, text } from '../restHandler.ts';
import type { RestOperations } from '../restHandler.ts';
import { ordered, since } from './issueOperations.ts';
import { pullOf } from './pullOperations.ts';

const states: Readonly<Record<string, Review['state']>> = {
  APPROVE: 'APPROVED',
  REQUEST_CHANGES: 'CHANGES_REQUESTED',
  COMMENT: 'COMMENTED',
};

/** Reviews of pull requests and their line comments. */
export const reviewOperations: RestOperations = {
  'pulls/list-reviews': async (context) => {
    const target = await pullOf(context);
    const { repository, pull } = target;
    const all = context.state.data.reviews.filter(
      (review) => review.repositoryId === repository.id && review.number === pull.number,
    );
    return list(all, (review) => reviewShape(target, review));
  },
  'pulls/create-review': async (context) => {
    const target = await pullOf(context);
    const state = states[text(context.body['event'])];
    if (state === undefined)
      throw new ApiError(422, 'The double submits reviews at once: `event` is needed.');
    const comments: unknown = context.body['comments'];
    const review = await addReview(context.state, context.viewer, target.repository, target.pull, {
      state,
      body: text(context.body['body']),
      comments: (Array.isArray(comments) ? comments : []).map((comment) => newComment(comment as JsonObject)), // checked by the description
    });
    return { status: 200, body: reviewShape(target, review) };
  },
  'pulls/list-review-comments': async (context) => {
    const target = await pullOf(context);
    const { repository, pull } = target;
    const all = context.state.data.reviewComments.filter(
      (comment) => comment.repositoryId === repository.id && comment.number === pull.number,
    );
    const key = context.query['sort'] === 'updated' ? 'updatedAt' : 'createdAt';
    const direction = context.request.query.has('sort') ? text(context.query['direction']) : 'asc';
    return list(ordered(since(all, context), key, direction), (comment) =>
      reviewCommentShape(target, comment),
    );
  },
  'pulls/create-review-comment': async (context) => {
    const target = await pullOf(context);
    const { repository, pull } = target;
    const parent = context.body['in_reply_to'];
    const comments = context.state.data.reviewComments;
    if (typeof parent === 'number') {
      const known = found(comments.find((comment) => comment.id === parent));
      const reply = replyToReviewComment(
        context.state,
        context.viewer,
        repository,
        pull,
        known,
        text(context.body['body']),
      );
      return { status: 201, body: reviewCommentShape(target, reply) };
    }
    const review = await addReview(context.state, context.viewer, repository, pull, {
      state: 'COMMENTED',
      body: '',
      comments: [newComment(context.body)],
    });
    const comment = found(comments.find((one) => one.reviewId === review.id));
    return { status: 201, body: reviewCommentShape(target, comment) };
  },
  'pulls/create-reply-for-review-comment': async (context) => {
    const target = await pullOf(context);
    const id = integer(context.params['comment_id']);
    const parent = found(context.state.data.reviewComments.find((comment) => comment.id === id));
    const body = text(context.body['body']);
    const reply = replyToReviewComment(
      context.state,
      context.viewer,
      target.repository,
      target.pull,
      parent,
      body,
    );
    return { status: 201, body: reviewCommentShape(target, reply) };
  },
};

const newComment = (wish: JsonObject): NewReviewComment => ({
  path: text(wish['path']),
  line: integer(wish['line']),
  side: wish['side'] === 'LEFT' ? 'LEFT' : 'RIGHT',
  body: text(wish['body']),
});
