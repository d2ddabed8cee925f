/** Variables of a developer's own terminal that must not reach a VS Code under test: a real token, another editor. */
const foreign = /^(VSCODE_|ELECTRON_|NODE_OPTIONS$|GH_|GITHUB_|GIT_)/;

/** The environment for a VS Code: ours without the foreign variables, then the given ones. */
export function hostEnvironment(
  extra: Readonly<Record<string, string>> = {},
): Record<string, string | undefined> {
  const own = Object.keys(process.env).filter((name) => foreign.test(name));
  return { ...Object.fromEntries(own.map((name) => [name, undefined])), ...extra };
}

/** Settings that keep a window quiet: no assistant, no welcome page, no fetching behind the back of a test. */
export const quietSettings: Readonly<Record<string, unknown>> = {
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'git.autofetch': false,
  'git.openRepositoryInParentFolders': 'never',
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'update.mode': 'none',
};
