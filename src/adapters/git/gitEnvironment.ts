/** Settings that win over the repository's own config, as `GIT_CONFIG_COUNT` carries them (git-config(1)). */
const safeConfig: readonly (readonly [string, string])[] = [
  ['core.fsmonitor', 'false'],
  ['core.hooksPath', '/dev/null'],
  ['core.alternateRefsCommand', ':'],
  ['core.quotePath', 'true'],
  ['protocol.ext.allow', 'never'],
  ['safe.bareRepository', 'explicit'],
  ['log.showSignature', 'false'],
  ['merge.verifySignatures', 'false'],
  ['submodule.recurse', 'false'],
  ['fetch.recurseSubmodules', 'false'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
];

/** What a person set for their own git, and not a repository. */
const inherited = [
  'GIT_CONFIG_GLOBAL',
  'GIT_CONFIG_SYSTEM',
  'GIT_CONFIG_NOSYSTEM',
  'GIT_SSL_CAINFO',
  'GIT_SSL_CAPATH',
  'GIT_SSL_NO_VERIFY',
];
const inheritedForNetwork = ['GIT_SSH', 'GIT_SSH_COMMAND', 'GIT_SSH_VARIANT', 'GIT_ASKPASS', 'SSH_ASKPASS'];

/** Not of git, yet read by it (the list of simple-git's own guard). */
const dangerous = /^(?:git_.*|editor|visual|pager|prefix|ssh_askpass)$/i;

export interface GitEnvironment {
  readonly variables: Readonly<Record<string, string>>;
  /** Names of those variables that simple-git must be told to let through. */
  readonly allowed: readonly string[];
}

interface EnvironmentOptions {
  readonly base: Readonly<Record<string, string | undefined>>;
  readonly config?: readonly (readonly [string, string])[];
  /** Whether this command may reach a remote; otherwise every protocol is refused, also for lazily fetched objects. */
  readonly network?: boolean;
  /** Absolute path of the index to use instead of the working tree's own. */
  readonly indexFile?: string | undefined;
}

/**
 * The environment for one git command: nothing that asks, no locks for reading, no hooks, no monitor, no helper that a
 * repository's config names, and no network unless asked for. Config goes through variables rather than `-c`, because
 * a filter's name may hold a `=`.
 */
export function gitEnvironment({
  base,
  config = [],
  network = false,
  indexFile,
}: EnvironmentOptions): GitEnvironment {
  const variables: Record<string, string> = {};
  const keep = new Set(network ? [...inherited, ...inheritedForNetwork] : inherited);
  for (const [name, value] of Object.entries(base))
    if (value !== undefined && (keep.has(name) || !dangerous.test(name))) variables[name] = value;
  const own: Record<string, string> = {
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    ...(network ? {} : { GIT_ALLOW_PROTOCOL: 'none' }),
    ...(indexFile === undefined ? {} : { GIT_INDEX_FILE: indexFile }),
  };
  const settings = [...safeConfig, ...config];
  own['GIT_CONFIG_COUNT'] = String(settings.length);
  for (const [index, [key, value]] of settings.entries()) {
    own[`GIT_CONFIG_KEY_${index}`] = key;
    own[`GIT_CONFIG_VALUE_${index}`] = value;
  }
  Object.assign(variables, own, { LC_ALL: 'C' });
  return { variables, allowed: [...Object.keys(own), ...keep] };
}
