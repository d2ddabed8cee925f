import * as v from 'valibot';
import { GitHubFailure } from '../../app/ports/gitHubFailure.ts';
import type { FileAnswer, GitHubFiles, RepositoryFile } from '../../app/ports/gitHubFiles.ts';
import type { RepositoryReference } from '../../app/repository/repositoryReference.ts';
import type { ApiConnection } from './apiConnection.ts';

const fileSchema = v.object({
  type: v.literal('file'),
  sha: v.string(),
  encoding: v.literal('base64'),
  content: v.string(),
});

const anything = v.unknown();

const coordinates = ({ owner, name }: RepositoryReference): Record<string, unknown> => ({
  owner,
  repo: name,
});

/** Single files over REST (reference, "Repository contents" and "Git references"). */
export function files(connection: ApiConnection): GitHubFiles {
  return {
    read: (repository, path, branch, signal) =>
      unlessMissing(async (): Promise<RepositoryFile> => {
        const { value } = await connection.send(repository, {
          method: 'GET',
          route: '/repos/{owner}/{repo}/contents/{path}',
          parameters: { ...coordinates(repository), path, ref: branch },
          schema: fileSchema,
          signal,
        });
        return { text: textOf(value.content), blob: value.sha };
      }),
    readUnlessUnchanged: async (repository, path, etag, signal) => {
      const answer = await unlessMissing(async (): Promise<FileAnswer> => {
        const decoded = await connection.sendUnlessUnchanged(
          repository,
          {
            method: 'GET',
            route: '/repos/{owner}/{repo}/contents/{path}',
            parameters: { ...coordinates(repository), path },
            schema: fileSchema,
            signal,
          },
          etag,
        );
        return decoded === undefined
          ? { type: 'unchanged' }
          : { type: 'changed', text: textOf(decoded.value.content), etag: decoded.headers['etag'] };
      });
      return answer ?? { type: 'absent' };
    },
    createBranch: async (repository, branch, commit, signal) => {
      await connection.send(repository, {
        method: 'POST',
        route: '/repos/{owner}/{repo}/git/refs',
        parameters: { ...coordinates(repository), ref: `refs/heads/${branch}`, sha: commit },
        schema: anything,
        signal,
      });
    },
    write: async (repository, { path, branch, text, message, replaces }, signal) => {
      await connection.send(repository, {
        method: 'PUT',
        route: '/repos/{owner}/{repo}/contents/{path}',
        parameters: {
          ...coordinates(repository),
          path,
          branch,
          message,
          content: Buffer.from(text, 'utf8').toString('base64'),
          ...(replaces === undefined ? {} : { sha: replaces }),
        },
        schema: anything,
        signal,
      });
    },
  };
}

const textOf = (content: string): string => Buffer.from(content, 'base64').toString('utf8');

async function unlessMissing<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof GitHubFailure && error.reason.type === 'notFound') return undefined;
    throw error;
  }
}
