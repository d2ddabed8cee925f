import type { Instant } from '../../core/instant.ts';
import type { RepositoryReference } from '../repository/repositoryReference.ts';

export interface TeamFileCopy {
  /** Null: the repository had none. */
  readonly text: string | null;
  readonly etag?: string;
  /** When the server last said so. */
  readonly asOf: Instant;
}

/** What repositories' team files were when GitHub was last asked, kept on this machine. Never rejects. */
export interface TeamFileCopies {
  read(repository: RepositoryReference): Promise<TeamFileCopy | undefined>;
  write(repository: RepositoryReference, copy: TeamFileCopy): Promise<void>;
}
