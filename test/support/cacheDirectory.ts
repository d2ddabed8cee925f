import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The folder for large things that are installed once and shared by every checkout.
 * XDG Base Directory Specification: `$XDG_CACHE_HOME`, else `~/.cache`.
 */
export function cacheDirectory(...names: readonly string[]): string {
  const base = process.env['XDG_CACHE_HOME'];
  return join(base?.startsWith('/') === true ? base : join(homedir(), '.cache'), 'baton', ...names);
}
