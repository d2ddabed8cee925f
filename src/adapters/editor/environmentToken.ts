/**
 * The token that the environment holds for a host, by GitHub CLI's convention (`gh help environment`), narrowed:
 * `GH_TOKEN`, `GITHUB_TOKEN` for github.com only; `GH_ENTERPRISE_TOKEN`, `GITHUB_ENTERPRISE_TOKEN` for exactly the host
 * in `GH_HOST`, which may carry a port.
 */
export function environmentToken(
  host: string,
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const names =
    host === 'github.com'
      ? ['GH_TOKEN', 'GITHUB_TOKEN']
      : environment['GH_HOST']?.trim().toLowerCase() === host
        ? ['GH_ENTERPRISE_TOKEN', 'GITHUB_ENTERPRISE_TOKEN']
        : [];
  return names.map((name) => environment[name]?.trim()).find((token) => token !== undefined && token !== '');
}
