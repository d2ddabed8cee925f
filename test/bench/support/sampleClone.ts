import { join } from 'node:path';
import { createSampleRepository } from '../../demo/sampleRepository.ts';
import { runCommand } from '../../support/runCommand.ts';

/** Clones the demo's repository into `folder` and gives the clone's path. */
export async function cloneSample(folder: string): Promise<string> {
  const clone = join(folder, 'keys');
  await createSampleRepository(`${clone}.git`);
  await runCommand('git', ['clone', '--quiet', `${clone}.git`, clone]);
  return clone;
}
