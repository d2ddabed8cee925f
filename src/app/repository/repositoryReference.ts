/** A repository on a GitHub server, as named by a remote URL, with the addresses under which that server answers. */
export interface RepositoryReference {
  /** Lower-case host name, with the port where HTTP names one that is not the scheme's own. */
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

/** Another repository on the same server. */
export function siblingRepository(
  { host, webUrl, apiUrl, graphqlUrl }: RepositoryReference,
  { owner, name }: { readonly owner: string; readonly name: string },
): RepositoryReference {
  const address = webUrl.replace(/[^/]+\/[^/]+$/, `${owner}/${name}`);
  return { host, owner, name, webUrl: address, apiUrl, graphqlUrl };
}

/** Whether both name the same repository of the same server. */
export function sameRepository(a: RepositoryReference, b: RepositoryReference): boolean {
  const nameOf = ({ host, owner, name }: RepositoryReference): string =>
    `${host}/${owner}/${name}`.toLowerCase();
  return nameOf(a) === nameOf(b);
}

const loopbackHosts = ['127.0.0.1', 'localhost', '[::1]'];

/** GitHub's own second names: SSH over the HTTPS port, and the page that redirects. */
const gitHubAliases = ['ssh.github.com', 'www.github.com'];

/** Public services that do not speak GitHub's API, so that another remote of the checkout is looked at. */
const foreignHosts = [
  'gitlab.com',
  'altssh.gitlab.com',
  'bitbucket.org',
  'altssh.bitbucket.org',
  'codeberg.org',
  'git.sr.ht',
  'dev.azure.com',
  'ssh.dev.azure.com',
  'gist.github.com',
];

interface Location {
  readonly scheme: 'http' | 'https' | 'other';
  readonly host: string;
  readonly port: string;
  readonly path: string;
}

/**
 * Reads a remote URL as git does (git-fetch(1), "GIT URLS"): http, https, ssh, git and the scp-like form. `undefined`
 * for local paths and whatever cannot be a GitHub repository. Addresses are those of GitHub's REST and GraphQL
 * references for GitHub.com, for data residency (`SUB.ghe.com`) and for Enterprise Server. Only a loopback server is
 * spoken to without TLS.
 */
export function repositoryReference(remoteUrl: string): RepositoryReference | undefined {
  const location = parseLocation(remoteUrl.trim());
  if (location === undefined) return undefined;
  const path = /^\/*([\w-]+)\/([\w.-]+?)(?:\.git)?\/*$/.exec(location.path);
  const [, owner, name] = path ?? [];
  if (owner === undefined || name === undefined || name === '.' || name === '..') return undefined;
  const hostName = gitHubAliases.includes(location.host) ? 'github.com' : location.host;
  if (foreignHosts.includes(hostName)) return undefined;

  const isLoopback = loopbackHosts.includes(hostName);
  const scheme = isLoopback && location.scheme !== 'https' ? 'http' : 'https';
  const keepsPort = location.scheme === scheme && hostName !== 'github.com';
  const host = keepsPort && location.port !== '' ? `${hostName}:${location.port}` : hostName;
  return { host, owner, name, webUrl: `${scheme}://${host}/${owner}/${name}`, ...apiAddresses(scheme, host) };
}

function apiAddresses(
  scheme: string,
  host: string,
): { readonly apiUrl: string; readonly graphqlUrl: string } {
  if (host === 'github.com' || host.endsWith('.ghe.com')) {
    return { apiUrl: `https://api.${host}`, graphqlUrl: `https://api.${host}/graphql` };
  }
  return { apiUrl: `${scheme}://${host}/api/v3`, graphqlUrl: `${scheme}://${host}/api/graphql` };
}

function parseLocation(url: string): Location | undefined {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(url)) return parseUrl(url);
  // A single letter before the colon is a Windows drive; a slash before it makes the whole a path.
  const scpLike = /^(?:[^@/\s]+@)?(\[[\da-f:]+\]|[\w.-]{2,}):(?!\/\/)(.+)$/i.exec(url);
  const [, host, path] = scpLike ?? [];
  if (host === undefined || path === undefined) return undefined;
  return { scheme: 'other', host: host.toLowerCase(), port: '', path };
}

function parseUrl(url: string): Location | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname, port, pathname } = new URL(url);
  if (hostname === '') return undefined;
  const location = { host: hostname.toLowerCase().replace(/\.$/, ''), port, path: pathname };
  switch (protocol) {
    case 'http:':
      return { scheme: 'http', ...location };
    case 'https:':
      return { scheme: 'https', ...location };
    case 'ssh:':
    case 'git+ssh:':
    case 'ssh+git:':
    case 'git:':
      return { scheme: 'other', ...location };
    default:
      return undefined;
  }
}
