import type { GitRepository } from './gitRepository.ts';

/** What `git lfs install --local` writes: these commands come from the user's own PATH and do what the name says. */
const largeFileStorage = /^git-lfs (?:clean|smudge)(?: --skip)? -- %f$|^git-lfs filter-process(?: --skip)?$/;

/**
 * Settings that turn off the filters which the repository's own config defines (git-config(1), `filter.<driver>`), so
 * that looking at the working tree runs no command of the repository's choice. The user's own filters stay.
 */
export async function repositoryFilters(
  repository: GitRepository,
): Promise<readonly (readonly [string, string])[]> {
  const pattern = '^filter\\..*\\.(clean|smudge|process|required)$';
  const { text } = await repository.run(['config', '--show-scope', '--null', '--get-regexp', pattern], {
    answers: [1],
  });
  const fields = text.split('\0');
  const drivers = new Set<string>();
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const scope = fields[index] ?? '';
    const [key = '', ...value] = (fields[index + 1] ?? '').split('\n');
    const isUsers = scope === 'system' || scope === 'global' || scope === 'command';
    const property = key.slice(key.lastIndexOf('.') + 1).toLowerCase();
    if (isUsers || property === 'required' || largeFileStorage.test(value.join('\n'))) continue;
    drivers.add(key.slice(0, key.lastIndexOf('.')));
  }
  return [...drivers].flatMap((driver) => [
    [`${driver}.clean`, ''],
    [`${driver}.smudge`, ''],
    [`${driver}.process`, ''],
    [`${driver}.required`, 'false'],
  ]);
}
