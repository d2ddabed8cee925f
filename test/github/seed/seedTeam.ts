import { SeedBuilder } from './seedBuilder.ts';
import type { Issue, Repository, StateData } from '../state/stateData.ts';

/** The tokens of the two people who sign in. */
export const mayaToken = 'ghp_maya_0000000000000000000000000000';
export const benToken = 'ghp_ben_00000000000000000000000000000';

export interface TeamSeed {
  readonly data: StateData;
  readonly repository: Repository;
  /** The open pull request of `branch`. */
  readonly pull: Issue;
}

/**
 * Acme's platform team: maya (Asia/Kolkata) and ben (Europe/London), who sign in with `mayaToken` and
 * `benToken`; li, sofia and tomh, who don't; and `acme/atlas`, whose content is the bare repository at
 * `gitDirectory`, with maya's pull request from `branch` into the default branch (`main` unless told).
 */
export async function seedTeam(options: {
  readonly gitDirectory: string;
  readonly branch: string;
  readonly defaultBranch?: string;
  readonly name?: string;
  readonly private?: boolean;
  readonly title?: string;
  readonly body?: string;
  /** Mail addresses in the repository's history that are maya's and ben's beside `maya@example.com` and so on. */
  readonly emails?: { readonly maya?: readonly string[]; readonly ben?: readonly string[] };
  readonly createdAt?: string;
}): Promise<TeamSeed> {
  const seed = new SeedBuilder(options.createdAt)
    .person({
      login: 'maya',
      name: 'Maya Rao',
      timeZone: 'Asia/Kolkata',
      token: mayaToken,
      emails: ['maya@example.com', ...(options.emails?.maya ?? [])],
    })
    .person({
      login: 'ben',
      name: 'Ben Carter',
      timeZone: 'Europe/London',
      token: benToken,
      emails: ['ben@example.com', ...(options.emails?.ben ?? [])],
    })
    .person({ login: 'li', name: 'Li Wen', timeZone: 'America/Los_Angeles' })
    .person({ login: 'sofia', name: 'Sofia Almeida', timeZone: 'America/Sao_Paulo' })
    .person({ login: 'tomh', name: 'Tom Hansen', timeZone: 'Europe/Copenhagen' })
    .organization('acme', 'Acme', [
      { login: 'sofia', role: 'admin' },
      ...['maya', 'ben', 'li', 'tomh'].map((login) => ({ login, role: 'member' as const })),
    ])
    .team('acme', 'platform', 'Platform', ['maya', 'ben', 'li']);
  const repository = seed.repository({
    owner: 'acme',
    name: options.name ?? 'atlas',
    gitDirectory: options.gitDirectory,
    defaultBranch: options.defaultBranch ?? 'main',
    private: options.private ?? false,
    collaborators: [
      { login: 'maya', permission: 'write' },
      { login: 'ben', permission: 'write' },
      { login: 'li', permission: 'write' },
      { login: 'tomh', permission: 'read' },
    ],
  });
  const pull = await seed.pullRequest(repository, {
    author: 'maya',
    title: options.title ?? options.branch,
    head: options.branch,
    body: options.body ?? '',
  });
  return { data: seed.data, repository, pull };
}
