import * as v from 'valibot';
import type { CommentSubject } from '../../app/ports/gitHubComments.ts';
import { GitHubFailure } from '../../app/ports/gitHubFailure.ts';
import type { KnownRepository } from '../../app/repository/repositoryReference.ts';
import { repositorySchema } from './answerSchemas.ts';
import type { ApiConnection } from './apiConnection.ts';
import { readDiscussion } from './discussionComments.ts';

/**
 * GitHub says why it forbids a comment in a sentence only. This asks for the facts instead: an archived repository or
 * a locked conversation becomes `archived` or `locked`.
 */
export async function explainForbidden<T>(
  connection: ApiConnection,
  repository: KnownRepository,
  subject: CommentSubject,
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof GitHubFailure) || error.reason.type !== 'forbidden') throw error;
    const { owner, name: repo } = repository;
    try {
      const parameters = { owner, repo };
      const facts = await connection.read(repository, {
        route: '/repos/{owner}/{repo}',
        parameters,
        schema: repositorySchema,
      });
      if (facts.archived) throw new GitHubFailure({ type: 'archived' });
      if (await isLocked(connection, repository, subject)) throw new GitHubFailure({ type: 'locked' });
    } catch (explanation) {
      if (!(explanation instanceof GitHubFailure)) throw explanation;
      if (explanation.reason.type === 'archived' || explanation.reason.type === 'locked') throw explanation;
    }
    throw error;
  }
}

async function isLocked(
  connection: ApiConnection,
  repository: KnownRepository,
  { type, number }: CommentSubject,
): Promise<boolean> {
  if (type === 'discussion') return (await readDiscussion(connection, repository, number)).locked;
  const { locked } = await connection.read(repository, {
    route: '/repos/{owner}/{repo}/issues/{number}',
    parameters: { owner: repository.owner, repo: repository.name, number },
    schema: v.object({ locked: v.boolean() }),
  });
  return locked;
}
