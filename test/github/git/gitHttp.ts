import { spawn } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { header, textReply, tokenOf } from '../http/exchange.ts';
import type { HttpReply, HttpRequest } from '../http/exchange.ts';
import { atLeast, viewerPermission } from '../state/access.ts';
import type { GitHubState } from '../state/gitHubState.ts';
import { followBranches } from '../state/pullRequests.ts';
import type { Repository } from '../state/stateData.ts';

/** Splits `/OWNER/NAME.git/SERVICE…`; `null` for a path that is not git's. */
export function gitPath(
  path: string,
): { readonly owner: string; readonly name: string; readonly rest: string } | null {
  const match =
    /^\/([^/]+)\/([^/]+?)(?:\.git)?(\/(?:info\/refs|git-upload-pack|git-receive-pack|HEAD|objects\/.+))$/u.exec(
      path,
    );
  return match === null ? null : { owner: match[1] ?? '', name: match[2] ?? '', rest: match[3] ?? '' };
}

/**
 * Serves fetch, clone and push by git's own `git http-backend`. Public repositories are read anonymously;
 * everything else takes a token, alone or as the password of basic authentication.
 */
export async function handleGit(
  state: GitHubState,
  request: HttpRequest,
  target: { readonly owner: string; readonly name: string; readonly rest: string },
): Promise<HttpReply> {
  const token = tokenOf(request);
  const viewer = token === null ? null : (state.token(token) ?? null);
  const askForToken: HttpReply = {
    ...textReply(401, 'Authentication required', 'text/plain'),
    headers: { 'www-authenticate': 'Basic realm="GitHub"', 'content-type': 'text/plain' },
  };
  if (token !== null && viewer === null) return askForToken;
  const repository = state.repository(target.owner, target.name);
  const level = repository === undefined ? 'none' : viewerPermission(state, repository, viewer);
  if (repository === undefined || level === 'none') {
    return viewer === null ? askForToken : textReply(404, 'Repository not found.', 'text/plain');
  }
  const pushes = target.rest === '/git-receive-pack' || request.query.get('service') === 'git-receive-pack';
  if (pushes && viewer === null) return askForToken;
  if (pushes && !atLeast(level, 'write')) {
    return textReply(
      403,
      `Permission to ${target.owner}/${target.name}.git denied to ${viewer?.login ?? ''}.`,
      'text/plain',
    );
  }
  if (pushes && repository.archived) {
    return textReply(403, 'This repository was archived so it is read-only.', 'text/plain');
  }
  const reply = await httpBackend(repository, request, target.rest, viewer?.login ?? '');
  if (target.rest === '/git-receive-pack') {
    repository.pushedAt = state.now();
    state.changed();
    await followBranches(state, repository);
  }
  return reply;
}

async function httpBackend(
  repository: Repository,
  request: HttpRequest,
  rest: string,
  login: string,
): Promise<HttpReply> {
  const output = await runBackend(request.body, {
    GIT_PROJECT_ROOT: dirname(repository.gitDirectory),
    PATH_INFO: `/${basename(repository.gitDirectory)}${rest}`,
    GIT_HTTP_EXPORT_ALL: '1',
    REQUEST_METHOD: request.method,
    QUERY_STRING: request.query.toString(),
    CONTENT_TYPE: header(request, 'content-type') ?? '',
    CONTENT_LENGTH: String(request.body.length),
    HTTP_CONTENT_ENCODING: header(request, 'content-encoding') ?? '',
    GIT_PROTOCOL: header(request, 'git-protocol') ?? '',
    REMOTE_USER: login,
    REMOTE_ADDR: '127.0.0.1',
  });
  const end = output.indexOf('\r\n\r\n');
  const headers = Object.fromEntries(
    output
      .subarray(0, end)
      .toString('latin1')
      .split('\r\n')
      .map((line) => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        line.slice(line.indexOf(':') + 1).trim(),
      ]),
  ) as Record<string, string>; // pairs of strings
  const { status = '200', ...others } = headers;
  return { status: Number.parseInt(status, 10), headers: others, body: output.subarray(end + 4) };
}

function runBackend(body: Buffer, environment: Readonly<Record<string, string>>): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const settings = [
      '-c',
      'safe.directory=*',
      '-c',
      'http.receivepack=true',
      '-c',
      'receive.denyDeletes=false',
    ];
    const backend = spawn('git', [...settings, 'http-backend'], { env: { ...process.env, ...environment } });
    const chunks: Buffer[] = [];
    backend.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    backend.on('error', reject);
    backend.stdin.on('error', () => undefined); // the backend may end before it has read everything
    backend.on('close', () => {
      resolve(Buffer.concat(chunks));
    });
    backend.stdin.end(body);
  });
}
