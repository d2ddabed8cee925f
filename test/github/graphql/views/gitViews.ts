import { blobBytes, branchTip, folderEntries, resolveCommit, treeEntry } from '../../git/bareRepository.ts';
import type { TreeEntry } from '../../git/bareRepository.ts';
import { commits, emptyTree, fileChanges } from '../../git/history.ts';
import type { FileChange, GitPerson } from '../../git/history.ts';
import { found, fullName } from '../../state/gitHubState.ts';
import { gitObjectNodeId } from '../../state/nodeId.ts';
import type { Repository } from '../../state/stateData.ts';
import { connection, page, paging } from '../connection.ts';
import { field, lazy, resourcePath } from '../graphqlContext.ts';
import type { GraphqlContext, View } from '../graphqlContext.ts';
import { userView } from './actorViews.ts';
import { rollupView } from './checkViews.ts';
import { repositoryView } from './repositoryViews.ts';

/** `Commit` by SHA. */
export async function commitView(
  context: GraphqlContext,
  repository: Repository,
  sha: string,
): Promise<View> {
  const directory = repository.gitDirectory;
  const commit = found((await commits(directory, '-n', '1', sha))[0]);
  const url = context.urls.html(`/${fullName(repository)}/commit/${sha}`);
  const [headline = '', ...rest] = commit.message.split('\n');
  const changes = (): Promise<readonly FileChange[]> =>
    fileChanges(directory, commit.parents[0] ?? emptyTree, sha);
  const person = ({ name, email, date }: GitPerson): View => {
    const user = context.state.userByEmail(email);
    return {
      __typename: 'GitActor',
      name,
      email,
      date,
      user: user === undefined ? null : lazy(() => userView(context, user)),
    };
  };
  return {
    __typename: 'Commit',
    id: gitObjectNodeId('Commit', repository.id, sha),
    oid: sha,
    abbreviatedOid: sha.slice(0, 7),
    message: commit.message,
    messageHeadline: headline,
    messageBody: rest.join('\n').trim(),
    author: person(commit.author),
    committer: person(commit.committer),
    authoredDate: commit.author.date,
    committedDate: commit.committer.date,
    authoredByCommitter: commit.author.email === commit.committer.email,
    additions: lazy(async () => (await changes()).reduce((sum, change) => sum + change.additions, 0)),
    deletions: lazy(async () => (await changes()).reduce((sum, change) => sum + change.deletions, 0)),
    changedFilesIfAvailable: lazy(async () => (await changes()).length),
    url,
    commitUrl: url,
    resourcePath: resourcePath(url),
    commitResourcePath: resourcePath(url),
    repository: lazy(() => repositoryView(context, repository)),
    statusCheckRollup: lazy(() => rollupView(context, repository, sha)),
    parents: connection(
      'CommitConnection',
      () => commit.parents,
      (parent) => commitView(context, repository, parent),
    ),
    history: field([...paging, 'path', 'since', 'until'], async (args) => {
      const option = (name: 'since' | 'until'): string[] =>
        typeof args[name] === 'string' ? [`--${name}=${args[name]}`] : [];
      const path = typeof args['path'] === 'string' ? ['--', args['path']] : [];
      const all = await commits(directory, ...option('since'), ...option('until'), sha, ...path);
      return page('CommitHistoryConnection', all, args, (one) => commitView(context, repository, one.sha));
    }),
  };
}

/** `Ref` of a branch; `null` where there is none. `name` is full, e.g. `refs/heads/main`. */
export async function refView(
  context: GraphqlContext,
  repository: Repository,
  name: string,
): Promise<View | null> {
  const branch = name.replace(/^refs\/heads\//u, '');
  const tip = await branchTip(repository.gitDirectory, branch);
  if (tip === null) return null;
  return {
    __typename: 'Ref',
    id: gitObjectNodeId('Ref', repository.id, `refs/heads/${branch}`),
    name: branch,
    prefix: 'refs/heads/',
    target: lazy(() => commitView(context, repository, tip)),
    repository: lazy(() => repositoryView(context, repository)),
  };
}

/** The object of an expression such as `HEAD`, `main:src/pay.ts` or a SHA; `null` where there is none. */
export async function objectView(
  context: GraphqlContext,
  repository: Repository,
  expression: string,
): Promise<View | null> {
  const colon = expression.indexOf(':');
  const ref = colon < 0 ? expression : expression.slice(0, colon);
  const sha = await resolveCommit(repository.gitDirectory, ref === 'HEAD' ? repository.defaultBranch : ref);
  if (sha === null) return null;
  if (colon < 0) return commitView(context, repository, sha);
  const entry = await treeEntry(
    repository.gitDirectory,
    sha,
    expression.slice(colon + 1).replace(/\/$/u, ''),
  );
  return entry === null ? null : entryView(context, repository, entry);
}

async function entryView(context: GraphqlContext, repository: Repository, entry: TreeEntry): Promise<View> {
  const common = {
    oid: entry.sha,
    abbreviatedOid: entry.sha.slice(0, 7),
    repository: lazy(() => repositoryView(context, repository)),
  };
  if (entry.type === 'tree') {
    return {
      __typename: 'Tree',
      id: gitObjectNodeId('Tree', repository.id, entry.sha),
      ...common,
      entries: lazy(async () =>
        (await folderEntries(repository.gitDirectory, entry)).map((one) => ({
          __typename: 'TreeEntry',
          name: one.path.split('/').at(-1),
          path: one.path,
          type: one.type,
          mode: Number.parseInt(one.mode, 8),
          oid: one.sha,
          size: one.size,
          object: lazy(() => entryView(context, repository, one)),
        })),
      ),
    };
  }
  const bytes = await blobBytes(repository.gitDirectory, entry.sha);
  const isBinary = bytes.subarray(0, 8000).includes(0);
  return {
    __typename: 'Blob',
    id: gitObjectNodeId('Blob', repository.id, entry.sha),
    ...common,
    byteSize: bytes.length,
    isBinary,
    isTruncated: false,
    text: isBinary ? null : bytes.toString('utf8'),
  };
}
