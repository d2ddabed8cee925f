import { GitHubFailure } from '../../app/ports/gitHubFailure.ts';

export type Fetch = typeof globalThis.fetch;

const redirectStatuses = [301, 302, 307, 308];
const maxRedirects = 5;

/**
 * A fetch for requests that carry a token: it speaks to one origin only. Redirects within that origin (a renamed
 * repository) are followed with the method and body unchanged, as GitHub's REST reference asks; one to another
 * origin is refused with `GitHubFailure` `redirected` before anything is sent there.
 */
export function tokenFetch(apiUrl: string, fetch: Fetch): Fetch {
  const { origin } = new URL(apiUrl);
  return async (input, init) => {
    let url = new URL(input instanceof Request ? input.url : input);
    for (let redirects = 0; ; redirects += 1) {
      if (url.origin !== origin) throw new GitHubFailure({ type: 'redirected', host: url.host });
      const response = await fetch(url, { ...init, redirect: 'manual' });
      const target = redirectTarget(response, url);
      if (target === undefined) return response;
      await response.body?.cancel();
      if (redirects === maxRedirects) throw new GitHubFailure({ type: 'redirected', host: target.host });
      url = target;
    }
  };
}

function redirectTarget(response: Response, base: URL): URL | undefined {
  if (!redirectStatuses.includes(response.status)) return undefined;
  const location = response.headers.get('location');
  return location !== null && URL.canParse(location, base.href) ? new URL(location, base) : undefined;
}
