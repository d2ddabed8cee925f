import { timingSafeEqual } from 'node:crypto';
import { ApiError } from './apiError.ts';
import type { Fault, FaultKind, Faults } from './faults.ts';
import { header, jsonReply } from './http/exchange.ts';
import type { HttpReply, HttpRequest } from './http/exchange.ts';
import type { Viewer } from './state/access.ts';
import { usualScopes } from './seed/seedBuilder.ts';
import { addComment, editText } from './state/conversation.ts';
import { found } from './state/gitHubState.ts';
import type { GitHubState, PullRequest } from './state/gitHubState.ts';
import { mergePullRequest, updatePullRequest } from './state/pullRequests.ts';
import type { IssueComment, Repository } from './state/stateData.ts';
import { changeStatus } from './state/userStatus.ts';
import type { Violation } from './violations.ts';

/** What the control endpoint needs of the running double. */
export interface ControlHost {
  readonly state: GitHubState;
  readonly faults: Faults;
  readonly controlKey: string | null;
  readonly violations: readonly Violation[];
}

type Input = Readonly<Record<string, unknown>>;
type Action = (host: ControlHost, input: Input) => unknown;

const text = (input: Input, name: string): string => {
  const value = input[name];
  if (typeof value !== 'string') throw new ApiError(422, `${name} must be a string`);
  return value;
};

const repositoryOf = (host: ControlHost, input: Input): Repository =>
  found(host.state.repository(text(input, 'owner'), text(input, 'name')));

const pullOf = (host: ControlHost, input: Input): PullRequest =>
  host.state.requirePull(repositoryOf(host, input), Number(input['number']));

const commentOf = (host: ControlHost, input: Input): IssueComment =>
  found(host.state.data.comments.find((comment) => comment.id === Number(input['id'])));

/** A person acting on the web, who may do all that their permission allows. */
const person = (host: ControlHost, input: Input): Viewer => ({
  token: 'web',
  login: host.state.requireUser(text(input, 'as')).login,
  scopes: usualScopes,
});

/** Texts from GitHub's own pages arrive with carriage returns, as browsers submit them. */
const typedOnTheWeb = (body: string): string => body.replace(/\r?\n/gu, '\r\n');

const actions: Readonly<Record<string, Action>> = {
  state: (host) => ({
    ...host.state.data,
    tokens: host.state.data.tokens.map(({ login, scopes }) => ({ login, scopes })),
  }),
  violations: (host) => host.violations,
  'add-fault': (host, input) => {
    host.faults.add(faultOf(input));
    return { pending: host.faults.pending };
  },
  'clear-faults': (host) => {
    host.faults.clear();
    return { pending: 0 };
  },
  'add-comment': (host, input) => {
    const repository = repositoryOf(host, input);
    const issue = host.state.requireIssue(repository, Number(input['number']));
    return addComment(host.state, person(host, input), repository, issue, typedOnTheWeb(text(input, 'body')));
  },
  // a person may edit on the web what the API would let them edit, and an administrator anything
  'edit-comment': (host, input) => {
    const comment = commentOf(host, input);
    editText(host.state, comment, person(host, input).login, typedOnTheWeb(text(input, 'body')));
    host.state.changed();
    return comment;
  },
  'delete-comment': (host, input) => {
    const comment = commentOf(host, input);
    host.state.data.comments.splice(host.state.data.comments.indexOf(comment), 1);
    host.state.changed();
    return {};
  },
  'close-pull': async (host, input) => {
    await updatePullRequest(host.state, person(host, input), repositoryOf(host, input), pullOf(host, input), {
      state: 'closed',
    });
    return pullOf(host, input);
  },
  'reopen-pull': async (host, input) => {
    await updatePullRequest(host.state, person(host, input), repositoryOf(host, input), pullOf(host, input), {
      state: 'open',
    });
    return pullOf(host, input);
  },
  'merge-pull': async (host, input) => {
    await mergePullRequest(host.state, person(host, input), repositoryOf(host, input), pullOf(host, input));
    return pullOf(host, input);
  },
  'lock-pull': (host, input) => {
    const pull = pullOf(host, input);
    pull.locked = input['locked'] !== false;
    host.state.changed();
    return pull;
  },
  'set-repository': (host, input) => {
    const repository = repositoryOf(host, input);
    for (const name of ['private', 'archived', 'hasDiscussions'] as const) {
      const value = input[name];
      if (typeof value === 'boolean') repository[name] = value;
    }
    host.state.changed();
    return repository;
  },
  'set-status': (host, input) => {
    const user = host.state.requireUser(text(input, 'as'));
    const optional = (name: string): string | null => (typeof input[name] === 'string' ? input[name] : null);
    changeStatus(host.state, user, {
      emoji: optional('emoji'),
      message: optional('message'),
      limitedAvailability: input['limitedAvailability'] === true,
      expiresAt: optional('expiresAt'),
      organization: optional('organization'),
    });
    return user;
  },
};

/**
 * `POST /_control/ACTION` with a JSON object and the header `x-control-key`: lets another process act as the
 * people on github.com and inject faults. 404 without a key at the start, 403 with a wrong one.
 */
export async function handleControl(host: ControlHost, request: HttpRequest): Promise<HttpReply> {
  if (host.controlKey === null)
    return jsonReply(404, { message: 'The control endpoint is closed: start with a key' });
  if (!sameKey(header(request, 'x-control-key') ?? '', host.controlKey)) {
    return jsonReply(403, { message: 'Wrong x-control-key' });
  }
  const action = actions[request.path.slice('/_control/'.length)];
  if (request.method !== 'POST' || action === undefined) {
    return jsonReply(404, { message: `Known actions, by POST: ${Object.keys(actions).join(', ')}` });
  }
  try {
    const input: unknown = request.body.length === 0 ? {} : JSON.parse(request.body.toString('utf8'));
    const given =
      typeof input === 'object' && input !== null ? Object.fromEntries(Object.entries(input)) : {};
    return jsonReply(200, await action(host, given));
  } catch (error) {
    if (error instanceof ApiError) return jsonReply(error.status, error.body);
    if (error instanceof SyntaxError) return jsonReply(400, { message: error.message });
    throw error;
  }
}

function sameKey(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}

const faultKinds: ReadonlySet<string> = new Set<FaultKind['kind']>([
  'resetBefore',
  'resetAfter',
  'stall',
  'slowAnswer',
  'lateCommit',
  'badGateway',
  'badGatewayAfter',
  'unauthorized',
  'primaryLimit',
  'secondaryLimit',
  'graphqlError',
  'sso',
  'notFound',
  'gone',
  'unprocessable',
  'locked',
]);

/** A fault from JSON, where `match.path` and `match.graphql` are the sources of regular expressions. */
function faultOf(input: Input): Fault {
  const { match, fault, times } = input;
  const kind: unknown =
    typeof fault === 'object' && fault !== null && 'kind' in fault ? fault.kind : undefined;
  if (typeof kind !== 'string' || !faultKinds.has(kind)) {
    throw new ApiError(422, `fault.kind must be one of ${[...faultKinds].join(', ')}`);
  }
  const given = (typeof match === 'object' ? match : null) ?? {};
  const pattern = (value: unknown): RegExp | undefined =>
    typeof value === 'string' ? new RegExp(value, 'u') : undefined;
  const path = pattern('path' in given ? given.path : undefined);
  const graphql = pattern('graphql' in given ? given.graphql : undefined);
  return {
    match: {
      ...('method' in given && typeof given.method === 'string' ? { method: given.method } : {}),
      ...(path === undefined ? {} : { path }),
      ...(graphql === undefined ? {} : { graphql }),
    },
    times: typeof times === 'number' ? times : 1,
    fault: fault as FaultKind, // its kind was just checked; the control key makes the sender one of us
  };
}
