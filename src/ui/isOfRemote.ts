/**
 * Whether an address names a file of the remote on which this extension host runs: its authority is the remote's name
 * alone or followed by `+` and where it is, as in `ssh-remote+host`, `wsl+Debian` and `dev-container+…`.
 * `remoteName`: `vscode.env.remoteName`, undefined in a window without a remote.
 */
export function isOfRemote(
  { scheme, authority }: { readonly scheme: string; readonly authority: string },
  remoteName: string | undefined,
): boolean {
  if (scheme !== 'vscode-remote' || remoteName === undefined) return false;
  return authority === remoteName || authority.startsWith(`${remoteName}+`);
}
