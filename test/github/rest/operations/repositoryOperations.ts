import { ApiError, notFound } from '../../apiError.ts';
import {
  aheadBehind,
  blobBytes,
  branches,
  branchTip,
  folderEntries,
  mergeBase,
  resolveCommit,
  treeEntry,
} from '../../git/bareRepository.ts';
import type { TreeEntry } from '../../git/bareRepository.ts';
import { commits, emptyTree, fileChanges } from '../../git/history.ts';
import type { GitCommit } from '../../git/history.ts';
import { header } from '../../http/exchange.ts';
import { found, fullName } from '../../state/gitHubState.ts';
import type { Repository } from '../../state/stateData.ts';
import type { JsonObject } from '../openApiDescription.ts';
import { paginate } from '../pagination.ts';
import { commitShape, fileShape } from '../shapes/commitShape.ts';
import { fullRepository } from '../shapes/repositoryShape.ts';
import { list, optionalText, repositoryOf, text } from '../restHandler.ts';
import type { RestContext, RestOperations } from '../restHandler.ts';

/** A repository and what git knows of it: branches, commits, comparisons, files. */
export const repositoryOperations: RestOperations = {
  'repos/get': (context) => ({
    status: 200,
    body: fullRepository(context.state, context.urls, repositoryOf(context), context.viewer),
  }),
  'repos/list-branches': async (context) => {
    const repository = repositoryOf(context);
    return list(await branches(repository.gitDirectory), (branch) => ({
      name: branch.name,
      commit: {
        sha: branch.sha,
        url: context.urls.api(`/repos/${fullName(repository)}/commits/${branch.sha}`),
      },
      protected: false,
    }));
  },
  'repos/get-branch': async (context) => {
    const repository = repositoryOf(context);
    const name = text(context.params['branch']);
    const tip = await branchTip(repository.gitDirectory, name);
    if (tip === null) throw new ApiError(404, 'Branch not found', { type: 'NOT_FOUND' });
    const api = context.urls.api(`/repos/${fullName(repository)}/branches/${name}`);
    return {
      status: 200,
      body: {
        name,
        commit: commitShape(context.state, context.urls, repository, await oneCommit(repository, tip)),
        _links: { self: api, html: context.urls.html(`/${fullName(repository)}/tree/${name}`) },
        protected: false,
        protection: {
          enabled: false,
          required_status_checks: { enforcement_level: 'off', contexts: [], checks: [] },
        },
        protection_url: `${api}/protection`,
      },
    };
  },
  'repos/list-commits': async (context) => {
    const repository = repositoryOf(context);
    const start = optionalText(context.query['sha']) ?? repository.defaultBranch;
    const sha = found(await resolveCommit(repository.gitDirectory, start));
    const option = (name: string, flag: string): string[] => {
      const value = optionalText(context.query[name]);
      return value === undefined ? [] : [`--${flag}=${value}`];
    };
    const path = optionalText(context.query['path']);
    const author = optionalText(context.query['author']);
    const emails = author === undefined ? null : [author, ...(context.state.user(author)?.emails ?? [])];
    const all = await commits(
      repository.gitDirectory,
      ...option('since', 'since'),
      ...option('until', 'until'),
      sha,
      ...(path === undefined ? [] : ['--', path]),
    );
    const wanted = all.filter(
      (commit) => emails === null || emails.includes(commit.author.email.toLowerCase()),
    );
    return list(wanted, (commit) => commitShape(context.state, context.urls, repository, commit));
  },
  'repos/get-commit': async (context) => {
    const repository = repositoryOf(context);
    const sha = await commitOf(repository, text(context.params['ref']));
    const commit = await oneCommit(repository, sha);
    const changes = await fileChanges(repository.gitDirectory, commit.parents[0] ?? emptyTree, sha);
    return { status: 200, body: commitShape(context.state, context.urls, repository, commit, changes) };
  },
  'repos/compare-commits-with-basehead': compare,
  'repos/get-content': contents,
};

/** The SHA that a ref names; 422 where GitHub says that there is no such commit. */
export async function commitOf(repository: Repository, ref: string): Promise<string> {
  const sha = await resolveCommit(repository.gitDirectory, ref);
  if (sha === null) throw new ApiError(422, `No commit found for SHA: ${ref}`);
  return sha;
}

/** The commit of that SHA. */
export async function oneCommit(repository: Repository, sha: string): Promise<GitCommit> {
  return found((await commits(repository.gitDirectory, '-n', '1', sha))[0]);
}

async function compare(
  context: RestContext,
): Promise<{ status: number; body: JsonObject; headers: Record<string, string> }> {
  const repository = repositoryOf(context);
  const directory = repository.gitDirectory;
  const [baseName = '', headName = ''] = text(context.params['basehead']).split('...');
  const side = (name: string): string =>
    name.startsWith(`${repository.owner}:`) ? name.slice(repository.owner.length + 1) : name;
  const base = found(await resolveCommit(directory, side(baseName)));
  const head = found(await resolveCommit(directory, side(headName)));
  const common = await mergeBase(directory, base, head);
  if (common === null)
    throw new ApiError(404, `No common ancestor between ${baseName} and ${headName}.`, { type: 'NOT_FOUND' });
  const { ahead, behind } = await aheadBehind(directory, base, head);
  const all = await commits(directory, '--reverse', `${base}..${head}`);
  const { state, urls } = context;
  const path = `/repos/${fullName(repository)}/compare/${baseName}...${headName}`;
  const query = new URLSearchParams(context.request.query);
  if (!query.has('per_page')) query.set('per_page', '100');
  const { items, link } = paginate(all, query, path, urls);
  const shape = (commit: GitCommit): JsonObject => commitShape(state, urls, repository, commit);
  const shown = new Set(items);
  const firstPage = Number(query.get('page') ?? '1') <= 1;
  const page = urls.html(`/${fullName(repository)}/compare/${baseName}...${headName}`);
  const changes = firstPage ? await fileChanges(directory, common, head) : [];
  return {
    status: 200,
    headers: link === null ? {} : { link },
    body: {
      url: urls.api(path),
      html_url: page,
      permalink_url: urls.html(
        `/${fullName(repository)}/compare/${repository.owner}:${base.slice(0, 7)}...${repository.owner}:${head.slice(0, 7)}`,
      ),
      diff_url: `${page}.diff`,
      patch_url: `${page}.patch`,
      base_commit: shape(await oneCommit(repository, base)),
      merge_base_commit: shape(await oneCommit(repository, common)),
      status: ahead === 0 ? (behind === 0 ? 'identical' : 'behind') : behind === 0 ? 'ahead' : 'diverged',
      ahead_by: ahead,
      behind_by: behind,
      total_commits: all.length,
      commits: all.filter((commit) => shown.has(commit)).map(shape),
      files: changes.slice(0, 300).map((change) => fileShape(urls, repository, head, change)),
    },
  };
}

async function contents(
  context: RestContext,
): Promise<{ status: number; body: unknown; headers?: Record<string, string> }> {
  const repository = repositoryOf(context);
  const directory = repository.gitDirectory;
  const ref = optionalText(context.query['ref']) ?? repository.defaultBranch;
  const sha = await resolveCommit(directory, ref);
  if (sha === null) throw new ApiError(404, `No commit found for the ref ${ref}`, { type: 'NOT_FOUND' });
  const entry = await treeEntry(directory, sha, text(context.params['path']).replace(/\/$/u, ''));
  if (entry === null) throw notFound();
  if (entry.type === 'tree') {
    const entries = await folderEntries(directory, entry);
    return { status: 200, body: entries.map((one) => contentShape(context, repository, ref, one)) };
  }
  const bytes = await blobBytes(directory, entry.sha);
  if (/application\/vnd\.github(\.v3)?\.raw/u.test(header(context.request, 'accept') ?? '')) {
    return {
      status: 200,
      body: bytes,
      headers: { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' },
    };
  }
  const content = bytes.toString('base64').replace(/.{1,60}/gu, '$&\n');
  return {
    status: 200,
    body: { ...contentShape(context, repository, ref, entry), content, encoding: 'base64' },
  };
}

/** A file or folder, without its content. */
export function contentShape(
  context: RestContext,
  repository: Repository,
  ref: string,
  entry: TreeEntry,
): JsonObject {
  const name = fullName(repository);
  const api = context.urls.api(`/repos/${name}`);
  const path = entry.path.split('/').map(encodeURIComponent).join('/');
  const self = `${api}/contents/${path}?ref=${encodeURIComponent(ref)}`;
  const folder = entry.type === 'tree';
  const git = `${api}/git/${folder ? 'trees' : 'blobs'}/${entry.sha}`;
  const html = context.urls.html(`/${name}/${folder ? 'tree' : 'blob'}/${encodeURIComponent(ref)}/${path}`);
  return {
    type: folder ? 'dir' : 'file',
    name: entry.path.split('/').at(-1) ?? '',
    path: entry.path,
    sha: entry.sha,
    size: entry.size,
    url: self,
    html_url: html,
    git_url: git,
    download_url: folder ? null : context.urls.html(`/${name}/raw/${encodeURIComponent(ref)}/${path}`),
    _links: { self, git, html },
  };
}
