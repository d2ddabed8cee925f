import { randomBytes } from 'node:crypto';
import { branchTip } from '../github/git/bareRepository.ts';
import { SeedBuilder } from '../github/seed/seedBuilder.ts';
import type { Repository, StateData } from '../github/state/stateData.ts';
import type { OwnRepository } from './ownRepository.ts';
import { branchName } from './sample/branchCommits.ts';
import { ben, li, maya, type DemoPerson } from './sample/people.ts';

/** The organisation that owns the demo's repository. */
export const owner = 'acme';

/** The sample repository's GitHub: an issue, Ben's pull request #214 with checks, and a comment of Maya's. */
export async function seedSample(gitDirectory: string): Promise<StateData> {
  const seed = seedPeople('2026-11-20T17:30:00Z');
  const repository = seed.repository({
    ...ownedBy(gitDirectory, 'keys'),
    description: 'Signs and verifies session tokens',
  });
  // Numbers of a repository that has been in use for a while.
  seed.issue(repository, { author: 'li', title: 'Rotating a leaked key logs everybody out' }).number = 198;
  seed.issue(repository, { author: 'maya', title: 'The clock of eu-2 is off after a failover' }).number = 213;
  const pull = await seed.pullRequest(repository, {
    author: 'ben',
    title: 'Rotate signing keys without logging anyone out',
    body: 'Old keys go on verifying for nine days after they stop signing.\n\nCloses #198.',
    head: branchName,
  });
  seed.comment(pull, 'maya', 'Did the canary in eu-2 see the skew of #213?', '2026-11-20T17:40:00Z');
  const tip = (await branchTip(gitDirectory, branchName)) ?? '';
  seed.checkRun(repository, tip, 'test', 'success').checkRun(repository, tip, 'canary eu-2', 'failure');
  return seed.data;
}

/** A person's own repository on the demo's GitHub: private, with one pull request of Ben's. */
export async function seedOwnRepository(gitDirectory: string, own: OwnRepository): Promise<StateData> {
  const seed = seedPeople();
  const { name, defaultBranch, head, base } = own;
  const repository = seed.repository({ ...ownedBy(gitDirectory, name), defaultBranch, private: true });
  await seed.pullRequest(repository, { author: 'ben', title: head, head, base });
  return seed.data;
}

function seedPeople(createdAt = new Date().toISOString().replace(/\.\d+Z$/, 'Z')): SeedBuilder {
  // Tokens of one run: nobody else on the machine can read a private repository through the demo.
  const token = (): string => `ghp_${randomBytes(18).toString('hex')}`;
  const person = ({
    login,
    name,
    email,
    timeZone,
  }: DemoPerson): { login: string; name: string; timeZone: string; emails: string[] } => ({
    login,
    name,
    timeZone,
    emails: [email],
  });
  return new SeedBuilder(createdAt)
    .person({ ...person(ben), token: token() })
    .person({ ...person(maya), token: token() })
    .person(person(li))
    .organization(owner, 'Acme', [
      { login: 'li', role: 'admin' },
      { login: 'ben', role: 'member' },
      { login: 'maya', role: 'member' },
    ])
    .team(owner, 'platform', 'Platform', ['ben', 'maya', 'li']);
}

function ownedBy(
  gitDirectory: string,
  name: string,
): Pick<Repository, 'owner' | 'name' | 'gitDirectory' | 'collaborators'> {
  const collaborators = [ben, maya, li].map(({ login }) => ({ login, permission: 'write' as const }));
  return { owner, name, gitDirectory, collaborators };
}
