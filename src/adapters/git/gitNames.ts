import { GitFailureError } from './gitFailureError.ts';

/** The rules of git-check-ref-format(1) for a branch name; stricter nowhere, so that every real branch passes. */
export function isBranchName(name: string): boolean {
  if (name === '' || name === '@' || name.length > 1_000) return false;
  // eslint-disable-next-line no-control-regex -- git forbids control characters in names
  if (/[\u0000-\u0020\u007f~^:?*[\\]/.test(name)) return false;
  if (name.includes('..') || name.includes('@{') || name.endsWith('.')) return false;
  return name.split('/').every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'));
}

/** The branch's full ref name, which no option and no other kind of revision can be mistaken for. */
export function branchRef(name: string): string {
  if (!isBranchName(name)) throw new GitFailureError('invalidName');
  return `refs/heads/${name}`;
}

/** Whether it is a full object name of either hash. */
export function isObjectId(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/** The text, when it is a full object name; throws `unknownRevision` otherwise. */
export function objectId(text: string): string {
  if (!isObjectId(text)) throw new GitFailureError('unknownRevision');
  return text;
}

/** Whether git would take it for the name of a remote, and nothing else would. */
export function isRemoteName(name: string): boolean {
  return isBranchName(name) && !name.startsWith('-') && !name.includes('/');
}

/** The URL without user name and password. */
export function withoutCredentials(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i, (whole, scheme: string) =>
    scheme.toLowerCase().startsWith('http') ? scheme : whole.replace(/:[^:/@]*@$/, '@'),
  );
}
