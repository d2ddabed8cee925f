import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

const packageJson = v.object({
  name: v.string(),
  version: v.string(),
  license: v.optional(v.string()),
  repository: v.optional(v.union([v.string(), v.object({ url: v.string() })])),
});

export interface PackageFacts {
  readonly name: string;
  readonly version: string;
  /** SPDX expression, as the package states it. */
  readonly license: string | undefined;
  readonly repository: string | undefined;
}

/** Reads the package.json in `folder`. Throws when there is none or when it has no name or version. */
export async function readPackageFacts(folder: string): Promise<PackageFacts> {
  const json: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const { name, version, license, repository } = v.parse(packageJson, json);
  return {
    name,
    version,
    license,
    repository: typeof repository === 'object' ? repository.url : repository,
  };
}
