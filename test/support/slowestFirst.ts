import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The slowest projects, and of each project its slowest files: begun last, they would leave the other workers idle. */
const slowest = [
  'webview/accessibility',
  'webview/compose',
  'webview/reader',
  'webview/',
  'contract/storage/killedSaver',
  'contract/git/resume',
  'contract/git/hostileRepositories',
  'contract/',
  'github/',
  'unit/core/note/codec',
  'unit/core/availability/zoneTable',
  'unit/core/availability/oracleStates',
  'unit/',
] as const;

const rank = ({ moduleId }: TestSpecification): number => {
  const found = slowest.findIndex((start) => moduleId.includes(`/test/${start}`));
  return found === -1 ? slowest.length : found;
};

/** An order of the test files by the time that each takes. Files of a project stay together: they share a worker. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}
