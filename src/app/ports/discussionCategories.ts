import type { KnownRepository } from '../repository/repositoryReference.ts';

/** Which category of a repository's Discussions the user chose for notes, remembered on this machine. */
export interface DiscussionCategories {
  /** The opaque id of the category; `undefined` before one was chosen. */
  chosen(repository: KnownRepository): string | undefined;
  choose(repository: KnownRepository, categoryId: string): Promise<void>;
}
