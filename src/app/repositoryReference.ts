/** A repository on a GitHub server, as named by a remote URL, with the addresses under which that server answers. */
export interface RepositoryReference {
  /** Lower-case host name; with its port for loopback servers only. `github.com` for GitHub itself. */
  readonly host: string;
  readonly owner: string;
  readonly name: string;
  /** Address of the repository's page, without a trailing slash. */
  readonly webUrl: string;
  /** Base of the REST API, without a trailing slash. */
  readonly apiUrl: string;
  readonly graphqlUrl: string;
}

/** A repository of which the server's numeric id is known: the id survives renames and transfers. */
export interface KnownRepository extends RepositoryReference {
  readonly id: number;
}
