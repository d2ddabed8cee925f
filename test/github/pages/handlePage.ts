import { blobBytes, resolveCommit, treeEntry } from '../git/bareRepository.ts';
import { textReply } from '../http/exchange.ts';
import type { HttpReply, HttpRequest } from '../http/exchange.ts';
import { lastEdit } from '../state/conversation.ts';
import type { GitHubState } from '../state/gitHubState.ts';
import { fullName } from '../state/gitHubState.ts';
import { escapeHtml, renderMarkdown } from '../renderMarkdown.ts';
import type { Authored, Discussion, Issue, MinimizeReason, Repository } from '../state/stateData.ts';
import { pageLayout } from './pageLayout.ts';

/** The pages that a person sees in the browser: as anybody does, so private repositories are 404. */
export async function handlePage(state: GitHubState, request: HttpRequest): Promise<HttpReply> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return textReply(405, 'Method not allowed', 'text/plain');
  const segments = request.path.split('/').slice(1).map(decoded);
  const [owner = '', name = '', kind, id = '', ...rest] = segments;
  if (owner === '') return html(200, 'GitHub', frontPage(state));
  if (owner === 'avatars') return avatar(name);
  const repository = state.repository(owner, name);
  const user = name === '' ? state.user(owner) : undefined;
  if (user !== undefined)
    return html(200, user.login, `<h1>${escapeHtml(user.name)}</h1><p>@${escapeHtml(user.login)}</p>`);
  if (repository === undefined || repository.private)
    return html(404, 'Not found', '<h1>404</h1><p>This is not the page you are looking for.</p>');
  const page =
    kind === undefined || kind === ''
      ? repositoryPage(state, repository)
      : await within(state, repository, kind, id, rest.join('/'));
  return page ?? html(404, 'Not found', '<h1>404</h1>');
}

async function within(
  state: GitHubState,
  repository: Repository,
  kind: string,
  id: string,
  path: string,
): Promise<HttpReply | null> {
  if (kind === 'pull' || kind === 'issues') {
    const issue = state.issue(repository.id, Number(id));
    return issue === undefined ? null : issuePage(state, repository, issue);
  }
  if (kind === 'discussions') {
    const discussion = state.data.discussions.find(
      (one) => one.repositoryId === repository.id && one.number === Number(id),
    );
    return discussion === undefined ? null : discussionPage(state, repository, discussion);
  }
  return kind === 'blob' || kind === 'raw' ? filePage(repository, kind, id, path) : null;
}

const html = (status: number, title: string, body: string): HttpReply => {
  const reply = textReply(status, pageLayout(title, body), 'text/html');
  // a note's text must not be able to load or run anything
  const policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'";
  return {
    ...reply,
    headers: { ...reply.headers, 'content-security-policy': policy, 'x-content-type-options': 'nosniff' },
  };
};

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

const link = (path: string, label: string): string =>
  `<a href="${escapeHtml(encodeURI(path))}">${escapeHtml(label)}</a>`;

function frontPage(state: GitHubState): string {
  const rows = state.data.repositories
    .filter((repository) => !repository.private)
    .map((repository) => `<li>${link(`/${fullName(repository)}`, fullName(repository))}</li>`);
  return `<h1>Repositories</h1><ul>${rows.join('')}</ul>`;
}

function repositoryPage(state: GitHubState, repository: Repository): HttpReply {
  const name = fullName(repository);
  const row = (kind: string, item: Issue | Discussion): string =>
    `<li>${link(`/${name}/${kind}/${String(item.number)}`, `#${String(item.number)} ${item.title}`)}</li>`;
  const issues = state.issues(repository).map((issue) => row(issue.pull === null ? 'issues' : 'pull', issue));
  const discussions = state.data.discussions
    .filter((one) => one.repositoryId === repository.id)
    .map((one) => row('discussions', one));
  return html(
    200,
    name,
    `<h1>${escapeHtml(name)}</h1><h2>Issues and pull requests</h2><ul>${issues.join('')}</ul><h2>Discussions</h2><ul>${discussions.join('')}</ul>`,
  );
}

function issuePage(state: GitHubState, repository: Repository, issue: Issue): HttpReply {
  const name = fullName(repository);
  const merged = (issue.pull?.mergedAt ?? null) !== null;
  const status = merged ? 'merged' : issue.pull?.draft === true ? 'draft' : issue.state;
  const branches =
    issue.pull === null
      ? ''
      : `<code>${escapeHtml(issue.pull.headRef)}</code> into <code>${escapeHtml(issue.pull.baseRef)}</code>`;
  const asked = (issue.pull?.requestedReviewers ?? []).map((login) => `@${escapeHtml(login)}`).join(', ');
  const reviews = state.data.reviews.filter(
    (one) => one.repositoryId === repository.id && one.number === issue.number,
  );
  const texts = [...state.commentsOf(issue), ...reviews]
    .toSorted((one, other) => one.createdAt.localeCompare(other.createdAt) || one.id - other.id)
    .map((one) =>
      'minimized' in one
        ? textBox(one, `issuecomment-${String(one.id)}`, one.minimized)
        : textBox(one, `pullrequestreview-${String(one.id)}`, null),
    );
  return html(
    200,
    `${issue.title} · ${name} #${String(issue.number)}`,
    `<p>${link(`/${name}`, name)}</p><h1>${escapeHtml(issue.title)} <small>#${String(issue.number)}</small></h1>
<p><span class="state ${status}">${status}</span> ${branches}${issue.locked ? ' · locked' : ''}${asked === '' ? '' : ` · review requested: ${asked}`}</p>
${textBox(issue, 'top', null)}${texts.join('')}`,
  );
}

function discussionPage(state: GitHubState, repository: Repository, discussion: Discussion): HttpReply {
  const name = fullName(repository);
  const category = repository.discussionCategories.find((one) => one.id === discussion.categoryId);
  const texts = state.data.discussionComments
    .filter((comment) => comment.discussionId === discussion.id)
    .map((comment) => textBox(comment, `discussioncomment-${String(comment.id)}`, comment.minimized));
  return html(
    200,
    `${discussion.title} · ${name} discussion ${String(discussion.number)}`,
    `<p>${link(`/${name}`, name)}</p><h1>${escapeHtml(discussion.title)} <small>#${String(discussion.number)}</small></h1>
<p>${escapeHtml(`${category?.emoji ?? ''} ${category?.name ?? ''}`)}</p>${textBox(discussion, 'top', null)}${texts.join('')}`,
  );
}

function textBox(text: Authored, id: string, minimized: MinimizeReason | null): string {
  const edit = lastEdit(text);
  const edited = edit === null ? '' : ` · edited by @${escapeHtml(edit.editor)}`;
  const head = `<header><img src="/avatars/${encodeURIComponent(text.author)}" alt="" width="20" height="20"> <strong>@${escapeHtml(text.author)}</strong> <time datetime="${escapeHtml(text.createdAt)}">${escapeHtml(text.createdAt)}</time>${edited}</header>`;
  const body = `<div class="body">${text.body === '' ? '<em>No description provided.</em>' : renderMarkdown(text.body)}</div>`;
  const shown =
    minimized === null
      ? body
      : `<details><summary>This comment was marked as ${minimized.toLowerCase()}.</summary>${body}</details>`;
  return `<article id="${id}">${head}${shown}</article>`;
}

async function filePage(
  repository: Repository,
  kind: 'blob' | 'raw',
  ref: string,
  path: string,
): Promise<HttpReply | null> {
  const sha = await resolveCommit(repository.gitDirectory, ref);
  const entry = sha === null ? null : await treeEntry(repository.gitDirectory, sha, path);
  if (entry?.type !== 'blob') return null;
  const content = (await blobBytes(repository.gitDirectory, entry.sha)).toString('utf8');
  if (kind === 'raw') return textReply(200, content, 'text/plain');
  const lines = content
    .split('\n')
    .map((line, index) => `<li id="L${String(index + 1)}"><code>${escapeHtml(line)}</code></li>`);
  return html(
    200,
    path,
    `<p>${link(`/${fullName(repository)}`, fullName(repository))}</p><h1>${escapeHtml(path)}</h1><p><code>${escapeHtml(ref)}</code></p><ol class="file">${lines.join('')}</ol>`,
  );
}

/** A round picture with the first letter of the name, of a colour that belongs to it. */
function avatar(login: string): HttpReply {
  const hue = [...Buffer.from(login)].reduce((sum, byte) => (sum * 31 + byte) % 360, 7);
  const letter = escapeHtml(Array.from(login)[0]?.toUpperCase() ?? '?');
  return textReply(
    200,
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" width="40" height="40"><circle cx="20" cy="20" r="20" fill="hsl(${String(hue)} 45% 42%)"/><text x="20" y="27" font-family="sans-serif" font-size="20" fill="#fff" text-anchor="middle">${letter}</text></svg>`,
    'image/svg+xml',
  );
}
