import * as v from 'valibot';
import type { GitHubFailureReason } from '../../app/ports/gitHubFailure.ts';

export interface Answer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly data: unknown;
}

const errorBody = v.object({
  message: v.optional(v.string(), ''),
  documentation_url: v.optional(v.string(), ''),
  errors: v.optional(v.array(v.unknown()), []),
});

const problem = v.union([
  v.string(),
  v.pipe(
    v.object({
      code: v.optional(v.string()),
      field: v.optional(v.nullable(v.string())),
      message: v.optional(v.nullable(v.string())),
    }),
    // "custom: Some resource validation errors are described in `message`" (REST reference, "Troubleshooting").
    v.transform(({ code, field, message }) =>
      code === 'custom' && message
        ? message
        : [field, code].filter((part) => typeof part === 'string').join(': '),
    ),
  ),
]);

/** GitHub asks for at least a minute where it names no time (REST reference, "Rate limits"). */
const defaultLimitWait = 60_000;

/**
 * Why a server refused, from status and headers (REST reference: "Troubleshooting", "Rate limits", "Authenticating to
 * SAML SSO"). `now` is used for a limit's end only where the server sends no `date`.
 */
export function failureOfAnswer(answer: Answer, host: string, now: number): GitHubFailureReason {
  const { status, headers, data } = answer;
  const body = v.safeParse(errorBody, data);
  if (status >= 300 && status < 400) {
    const { location } = headers;
    return { type: 'redirected', host: location && URL.canParse(location) ? new URL(location).host : host };
  }
  if (status >= 500 || status < 400) return { type: 'unavailable', status };
  if (status === 401) return { type: 'unauthorized', host };
  const sso = ssoOf(headers);
  if (sso !== undefined) return sso;
  const limit = limitOf(answer, body.success ? body.output.documentation_url : '', now);
  if (limit !== undefined) return limit;
  // GitHub answers in JSON: anything else is a proxy's or a captive portal's page.
  if (!body.success) return { type: 'unavailable', status };
  switch (status) {
    case 404:
      return { type: 'notFound' };
    case 410:
    case 451:
      return { type: 'gone' };
    case 403:
      return { type: 'forbidden', scopes: missingScopes(headers) };
    case 408:
    case 407:
      return { type: 'unavailable', status };
    default:
      return { type: 'invalid', problems: problemsOf(body.output) };
  }
}

/** The limit for which a 403 or 429 stands, if it does. */
function limitOf(answer: Answer, documentationUrl: string, now: number): GitHubFailureReason | undefined {
  const { status, headers } = answer;
  if (status !== 403 && status !== 429) return undefined;
  const isSecondary = status === 429 || /(secondary|abuse)-rate-limits/.test(documentationUrl);
  return isSecondary ? limitIn(answer, now) : namedLimit(headers, now);
}

/** The limit that was met, as the answer names it, or else a secondary one. */
export function limitIn({ headers }: Answer, now: number): GitHubFailureReason {
  return namedLimit(headers, now) ?? { type: 'secondaryLimit', waitMilliseconds: defaultLimitWait };
}

function namedLimit(headers: Answer['headers'], now: number): GitHubFailureReason | undefined {
  const retryAfter = Number(headers['retry-after'] ?? Number.NaN);
  if (Number.isFinite(retryAfter)) {
    return { type: 'secondaryLimit', waitMilliseconds: Math.max(1, retryAfter) * 1000 };
  }
  const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN) * 1000;
  if (headers['x-ratelimit-remaining'] !== '0' || !Number.isFinite(reset)) return undefined;
  const serverNow = Date.parse(headers['date'] ?? '');
  const wait = reset - (Number.isNaN(serverNow) ? now : serverNow) + 1000;
  return { type: 'primaryLimit', waitMilliseconds: Math.min(Math.max(wait, 1000), 3_660_000) };
}

function ssoOf(headers: Answer['headers']): GitHubFailureReason | undefined {
  const header = headers['x-github-sso'];
  if (header?.startsWith('required') !== true) return undefined;
  const url = /url=(https:\/\/[^\s;,]+)/.exec(header)?.[1];
  return { type: 'sso', ...(url === undefined ? {} : { url }) };
}

/** Scopes of classic tokens: any of the accepted ones suffices; fine-grained tokens have none. */
function missingScopes(headers: Answer['headers']): readonly string[] {
  const list = (header: string): string[] =>
    (headers[header] ?? '').split(',').flatMap((scope) => (scope.trim() === '' ? [] : [scope.trim()]));
  const granted = list('x-oauth-scopes');
  const accepted = list('x-accepted-oauth-scopes');
  return headers['x-oauth-scopes'] === undefined || accepted.some((scope) => granted.includes(scope))
    ? []
    : accepted;
}

/** The server's own words, at most 200 characters each; its sentence where it names no single problem. */
function problemsOf({ errors, message }: v.InferOutput<typeof errorBody>): readonly string[] {
  const problems = errors.flatMap((error) => {
    const decoded = v.safeParse(problem, error);
    return decoded.success && decoded.output !== '' ? [decoded.output] : [];
  });
  return (problems.length > 0 || message === '' ? problems : [message]).map((each) => each.slice(0, 200));
}
