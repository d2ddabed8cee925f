import * as v from 'valibot';
import type * as vscode from 'vscode';
import type { DiscussionCategories } from '../../app/ports/discussionCategories.ts';
import type { KnownRepository } from '../../app/repository/repositoryReference.ts';

const key = 'baton.discussionCategories';
const storedSchema = v.record(v.string(), v.string());

/** The chosen categories in the editor's own storage, by host and the repository's id. */
export function chosenCategories(memento: Pick<vscode.Memento, 'get' | 'update'>): DiscussionCategories {
  const stored = (): Readonly<Record<string, string>> => {
    const decoded = v.safeParse(storedSchema, memento.get(key));
    return decoded.success ? decoded.output : {};
  };
  const nameOf = ({ host, id }: KnownRepository): string => `${host} ${String(id)}`;
  return {
    chosen: (repository) => stored()[nameOf(repository)],
    choose: async (repository, categoryId) => {
      await memento.update(key, { ...stored(), [nameOf(repository)]: categoryId });
    },
  };
}
