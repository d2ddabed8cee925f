import { join } from 'node:path';
import type { GitHub } from '../github/startGitHub.ts';
import { runCommand } from '../support/runCommand.ts';
import type { DemoPerson } from './sample/people.ts';

/** One of the two people: a clone of the repository and the environment that signs them in. */
export interface Seat {
  readonly person: DemoPerson;
  readonly token: string;
  /** Absolute path of the working tree. */
  readonly clone: string;
  /** For their VS Code: their time zone, and GitHub CLI's own variables for a server other than github.com. */
  readonly env: Readonly<Record<string, string>>;
}

/** Where a person sits; the clone need not exist yet. Throws when the demo GitHub gave them no token. */
export function createSeat(
  gitHub: GitHub,
  person: DemoPerson,
  directory: string,
  repositoryName: string,
): Seat {
  const token = gitHub.state.data.tokens.find((entry) => entry.login === person.login)?.token;
  if (token === undefined) throw new Error(`${person.login} has no token on the demo GitHub.`);
  return {
    person,
    token,
    clone: join(directory, person.login, repositoryName),
    env: { TZ: person.timeZone, GH_HOST: new URL(gitHub.url).host, GH_ENTERPRISE_TOKEN: token },
  };
}

/** Clones the repository from the demo GitHub for one person, who is signed in to push and known to git by name. */
export async function cloneForSeat(
  seat: Seat,
  gitHub: GitHub,
  repository: string,
  branch: string,
): Promise<void> {
  const identity = {
    'user.name': seat.person.name,
    'user.email': seat.person.email,
    'commit.gpgSign': 'false',
  };
  const config = Object.entries({ ...signIn(seat, gitHub), ...identity }).flatMap(([key, value]) => [
    '--config',
    `${key}=${value}`,
  ]);
  const args = [
    'clone',
    '--quiet',
    '--branch',
    branch,
    ...config,
    `${gitHub.url}/${repository}.git`,
    seat.clone,
  ];
  // No hooks and no downloads of a stranger's templates: the demo has neither.
  await runCommand('git', ['-c', 'core.hooksPath=/dev/null', ...args], {
    env: { GIT_LFS_SKIP_SMUDGE: '1', GIT_TERMINAL_PROMPT: '0' },
  });
}

/** Points an existing clone at the demo GitHub, whose port may be another one than last time. */
export async function reconnectSeat(seat: Seat, gitHub: GitHub, repository: string): Promise<void> {
  await runCommand('git', [
    '-C',
    seat.clone,
    'remote',
    'set-url',
    'origin',
    `${gitHub.url}/${repository}.git`,
  ]);
  for (const [key, value] of Object.entries(signIn(seat, gitHub))) {
    await runCommand('git', ['-C', seat.clone, 'config', key, value]);
  }
}

/** As GitHub's own checkout action does it: an extra header for this one server. */
function signIn(seat: Seat, gitHub: GitHub): Readonly<Record<string, string>> {
  const credentials = Buffer.from(`${seat.person.login}:${seat.token}`).toString('base64');
  return { [`http.${gitHub.url}/.extraHeader`]: `Authorization: Basic ${credentials}` };
}
