import { findOnPath } from '../support/findOnPath.ts';
import type { Progress } from '../support/progress.ts';
import { CommandError, runCommand } from '../support/runCommand.ts';

/** Programs that this machine lacks and that we may not install; the message holds the command to run. */
export class MissingPackagesError extends Error {
  override readonly name = 'MissingPackagesError';
}

/**
 * Installs Debian packages when we may (apt-get is there, and we are root or have sudo without a password).
 * @throws MissingPackagesError with the exact command to run when we may not or when it fails.
 */
export async function installSystemPackages(
  packages: readonly string[],
  purpose: string,
  progress: Progress,
): Promise<void> {
  const list = packages.join(' ');
  if (findOnPath('apt-get') === undefined) {
    throw new MissingPackagesError(
      `${purpose} needs ${list} (names of Debian's packages). Install the same programs with your system's package manager and run this again.`,
    );
  }
  const byHand = `Run this and try again:\n  sudo apt-get update && sudo apt-get install -y ${list}`;
  const apt = await aptCommand();
  if (apt === undefined)
    throw new MissingPackagesError(`${purpose} needs ${list}, and installing them needs root. ${byHand}`);
  const [command, ...before]: readonly [string, ...string[]] = apt;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  progress(`Install Debian's ${list} (apt-get)`);
  try {
    await runCommand(command, [...before, 'update', '-qq'], { env, timeout: 300_000 });
    await runCommand(command, [...before, 'install', '-y', '-qq', '--no-install-recommends', ...packages], {
      env,
      timeout: 900_000,
    });
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    throw new MissingPackagesError(
      `${purpose} needs ${list}, and apt-get could not install them. ${byHand}\n${error.message}`,
    );
  }
}

/** The words before apt-get's arguments; undefined when we may not run it. */
async function aptCommand(): Promise<readonly [string, ...string[]] | undefined> {
  if (process.getuid?.() === 0) return ['apt-get'];
  if (findOnPath('sudo') === undefined) return undefined;
  const allowed = await runCommand('sudo', ['-n', 'true']).then(
    () => true,
    () => false,
  );
  return allowed ? ['sudo', '-n', 'apt-get'] : undefined;
}

/**
 * The path of Chromium or Chrome: `$CHROMIUM`, else from the PATH, else Debian's, installed when it is missing. Where
 * no window is to be seen, the shell without a browser around it comes first: it opens a page in half the time.
 */
export async function findChromium(
  progress: Progress,
  { headless }: { readonly headless: boolean },
): Promise<string> {
  const named = process.env['CHROMIUM'];
  if (named !== undefined && named !== '') return named;
  const found = (): string | undefined =>
    findOnPath(
      ...(headless ? ['chromium-headless-shell'] : []),
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
    );
  const present = found();
  if (present !== undefined) return present;
  await installSystemPackages(['chromium'], 'Driving VS Code in a browser', progress);
  const installed = found();
  if (installed === undefined)
    throw new MissingPackagesError(
      'Chromium was installed and is not on the PATH. Set CHROMIUM to its path.',
    );
  return installed;
}

/** Makes sure that node-gyp's tools are there: make, a C++ compiler, Python 3. */
export async function ensureCompiler(progress: Progress): Promise<void> {
  const missing = [
    ...(findOnPath('make') === undefined ? ['make'] : []),
    ...(findOnPath('g++', 'c++', 'clang++') === undefined ? ['g++'] : []),
    ...(findOnPath('python3') === undefined ? ['python3'] : []),
  ];
  if (missing.length > 0)
    await installSystemPackages(missing, 'Building two small native modules of VS Code', progress);
}
